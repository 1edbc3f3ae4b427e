import type { Beat } from '../domain/beat.ts';
import type { HiddenFact, Scenario } from '../domain/scenario.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { matchTerms } from '../listener/terms.ts';
import { isHere } from './company.ts';
import { freeAnswer } from './free-answers.ts';
import { type Climbed, isTheirs, rungBeat, tell } from './ladder.ts';
import { objectionBeat } from './objections.ts';
import { type Play, replyBeat } from './play.ts';
import {
  asksSomething,
  asksSpecifically,
  claimsFalsely,
  claimsWrongly,
  has,
  type RepTurn,
  topicOf,
} from './rep-turn.ts';
import { standingTopic } from './slots.ts';
import { askedOf } from './speaker.ts';
import { acknowledgesOnly, isCourtesy } from './turn-rows.ts';
import { asksForUnput, asksWhatStands } from './wants-yes.ts';

/** What the prospect says to a turn that no objection answers: strange turns, facts, direct questions, the rest. */

const strange: Partial<Record<string, string>> = {
  insult: 'insult',
  nonsense: 'nonsense',
  'other-language': 'other-language',
  outside: 'outside',
  recital: 'stock',
  'too-long': 'too-long',
};

/** Turns that leave no room for anything else. */
export function replyToStrange({ scenario }: Play, turn: RepTurn): Beat | null {
  const set = strange[turn.reading.kind];
  if (set) return replyBeat(scenario, set, 'small-talk');
  return turn.reading.kind === 'one-word' && turn.reading.answer !== 'right'
    ? replyBeat(scenario, 'one-word', 'small-talk')
    : null;
}

/** How an answer to his question of fact, or a claim he can check, is taken. */
export function replyToClaim({ scenario }: Play, turn: RepTurn): Beat | null {
  if (claimsFalsely(turn)) return replyBeat(scenario, 'caught-out', 'small-talk');
  if (claimsWrongly(turn)) return replyBeat(scenario, 'unbacked', 'small-talk');
  return turn.reading.answer === 'right' ? replyBeat(scenario, 'right-answer', 'small-talk') : null;
}

/** A rival's bill added up while something else has the floor: no argument for a product, and no answer to him. */
export function replyToRivalSum({ scenario }: Play, turn: RepTurn, objection: Beat | null): Beat | null {
  const isArgued = objection?.reaction === 'feature' || objection?.reaction === 'defend';
  if (!isArgued || objection.beat === 'object.competitor' || !has(turn, 'quantify')) return null;
  const rivals = scenario.objections.filter((o) => o.type === 'competitor');
  return rivals.some((o) => o.topic === turn.reading.topic) ? replyBeat(scenario, 'rival-counted', 'challenge') : null;
}

/** What he won't let pass: a rival run down, or blame for him, unless `objection` takes that up where it stood. */
export function replyToBlow({ scenario }: Play, turn: RepTurn, objection: Beat | null): Beat | null {
  if (has(turn, 'disparage')) return replyBeat(scenario, 'rival-run-down', 'challenge');
  if (!turn.reading.blames) return null;
  const isMet = objection?.reaction === 'defend' && objection.topic === turn.reading.topic;
  return isMet ? objection : replyBeat(scenario, 'blamed', 'challenge');
}

/** What is asked is looked at, not what is told beside it. */
function isOnOwnProduct(scenario: Scenario, { reading, tokens }: RepTurn): boolean {
  const asked = tokens.filter((t) => reading.questions.some((q) => q.start <= t.start && t.end <= q.end));
  return scenario.facts.some((f) => f.checks.some((c) => matchTerms(asked, c.about).length > 0));
}

/** What somebody wants, thinks or has been through they do know. */
const ownMatter =
  /\byou(?:['’]ve|['’]re)?(?: \w+){0,2} (?:want|need|like|prefer|think|feel|judge|decide|mean|worry|expect|hope|care|mind|been|had|tried|found|learn|learnt|take|took|burnt|bitten)\b|\b(?:take|took|taken|cost|happened to|mean to|matters? to) you\b|\byour (?:view|worry|mind|preference|experience|reason)s?\b/i;
const isOnThem = ({ text, reading }: RepTurn): boolean =>
  reading.questions.some(({ start, end }) => ownMatter.test(text.slice(start, end)));

/** Asks what the call should be about, and nothing else: his own first point is the answer. */
function opensOnly({ moves }: RepTurn): boolean {
  const plans = moves.filter((m) => m.move === 'agenda');
  const asks = moves.filter((m) => m.move.startsWith('question'));
  return plans.length > 0 && !asks.some((m) => m.probe && !plans.some((p) => p.start <= m.start && m.end <= p.end));
}

const point =
  /\b(?:question|point|on your mind|can I do|can we do|like to (?:start|talk|discuss|cover)|want to (?:start|talk|discuss|cover)|you(?:['’]re| are) (?:asking(?: me| us)? for|after|looking for)|are you (?:asking(?: me| us)? for|after|looking for)|you (?:want|need|like|looking)(?: to get)?(?: out of| from))\b/i;
const wantsHisPoint = ({ text, reading }: RepTurn): boolean =>
  reading.questions.some(({ start, end }) => point.test(text.slice(start, end)));

/** Is the question for somebody who isn't on the call? */
function asksAbsent({ scenario, state }: Play, turn: RepTurn): boolean {
  const asked = askedOf(scenario, turn);
  return asked.length > 0 && asked.every((id) => !isHere(scenario, state, id));
}

/** The answer to a question that earned nothing. */
export function replyToQuestion(play: Play, turn: RepTurn, climbed: Climbed, rows: readonly MoodRow[]): Beat | null {
  const { scenario, state } = play;
  if (!asksSomething(turn) || opensOnly(turn)) return null;
  if (isCourtesy(turn) && !asksSpecifically(turn)) return null;
  if (rows.includes('repeated')) return replyBeat(scenario, 'repeated', 'small-talk');
  if (climbed.outcome === 'refused') return { ...replyBeat(scenario, 'not-yet', 'deflect'), topic: climbed.fact.topic };
  if (rows.includes('stock')) return replyBeat(scenario, 'stock', 'deflect');
  if (asksAbsent(play, turn)) return replyBeat(scenario, 'not-here', 'small-talk');
  if (asksWhatStands(turn)) {
    const left = replyToWhatStands(play, turn);
    if (left) return left;
  }
  const answer = freeAnswer(play, turn);
  if (answer) return answer;
  if (asksForUnput(turn)) return replyBeat(scenario, 'nothing-put', 'small-talk');
  const topic = topicOf(turn);
  // "What's the question?", before he has put anything: his first point is the answer
  if (topic === null && Object.keys(state.objections).length === 0 && wantsHisPoint(turn)) return null;
  const hidden = scenario.hidden.filter((h) => h.topic === topic && (state.told[h.id] ?? 0) < h.rungs.length);
  const hides = hidden.length > 0;
  const untold = untoldOn(scenario, state, turn);
  // what he would say of it anyway answers a plain question better than being vague
  if (topic && untold && asksSpecifically(turn)) return statePositionOn(play, untold);
  if (topic && hides) return { ...replyBeat(scenario, 'deflect', 'deflect'), topic };
  const isOurs = !asksSpecifically(turn) && isOnOwnProduct(scenario, turn);
  const vague = isOnThem(turn) ? 'beside-point' : 'cannot-know';
  return replyBeat(scenario, isOurs ? 'own-product' : vague, 'small-talk');
}

/**
 * Asked about something else, of which he has told no more than a part, he says that he won't tell the rest: how the
 * question sits with what has the floor is no answer to it.
 */
export function replyToTold({ scenario, state }: Play, turn: RepTurn, objection: Beat): Beat | null {
  const asked = turn.reading.questions.filter(({ specific, stock }) => specific && !stock);
  const isTold = (topic: string | null) =>
    topic !== null &&
    topic !== objection.topic &&
    scenario.hidden.some((h) => h.topic === topic && state.told[h.id] && (state.told[h.id] ?? 0) < h.rungs.length);
  const [first] = asked;
  if (!first?.topic || !asked.every(({ topic }) => isTold(topic))) return null;
  return { ...replyBeat(scenario, 'deflect', 'deflect'), topic: first.topic };
}

/** What is left, by its name; where the question names it already, he puts it once more. */
function replyToWhatStands({ scenario, state }: Play, turn: RepTurn): Beat | null {
  const topic = standingTopic(scenario, state);
  if (topic === null) return null;
  const isNamed = turn.reading.topics.some((named) => named.topic === topic);
  const own = scenario.objections.find((o) => o.topic === topic && state.objections[o.id]?.resolved === false);
  return isNamed && own
    ? { ...objectionBeat({ scenario }, own), part: 'reaction', pressing: undefined }
    : replyBeat(scenario, 'what-stands', 'small-talk');
}

/** The untold fact on the topic that the turn names most; of equals, the one that its question is on. */
function untoldOn(scenario: Scenario, state: Play['state'], turn: RepTurn): HiddenFact | undefined {
  const times = (topic: string) => turn.reading.topics.filter((t) => t.topic === topic).length;
  const asked = topicOf(turn);
  return scenario.hidden
    .filter((h) => !state.told[h.id] && isTheirs(scenario, state, turn, h, 1))
    .filter((h) => h.topic === asked || times(h.topic) > 0)
    .sort((a, b) => times(b.topic) - times(a.topic) || Number(b.topic === asked) - Number(a.topic === asked))[0];
}

function statePositionOn({ scenario, state }: Play, fact: HiddenFact): Beat {
  const beat = rungBeat(scenario, fact, 1, false);
  tell(state, beat);
  return beat;
}

/** Owns up to what he raised, or says how it was: an account, which wants to be heard as one. */
function accountsFor(scenario: Scenario, { objections }: Play['state'], turn: RepTurn): boolean {
  const { reading } = turn;
  const raised = scenario.objections.filter(
    (o) => objections[o.id] && (reading.topic === o.topic || reading.topics.some((t) => t.topic === o.topic)),
  );
  // a record told to a price is an argument
  const isRecord = has(turn, 'cite-record') && raised.some((o) => o.type === 'trust' || o.type === 'risk');
  return raised.length > 0 && (reading.ownFault || isRecord) && !has(turn, 'defend');
}

const shortWords = 25;

/** Is what he said the most of it, and not a word before a speech? */
function isMostlyHeard({ text, moves, reading }: RepTurn): boolean {
  if (reading.words <= shortWords) return true;
  const heard = moves.filter((m) => m.move === 'acknowledge' || m.move === 'reflect');
  return heard.reduce((sum, m) => sum + m.end - m.start, 0) * 2 >= text.length;
}

/** The answer to a turn that asks nothing. */
export function replyToStatement({ scenario, state }: Play, turn: RepTurn): Beat | null {
  const courtesies: Partial<Record<string, string>> = {
    praise: 'praise',
    thanks: 'thanked',
    'small-talk': 'small-talk',
  };
  const set = courtesies[turn.reading.kind];
  if (set) return replyBeat(scenario, set, 'small-talk');
  if (accountsFor(scenario, state, turn)) return replyBeat(scenario, 'accounted', 'small-talk');
  if (has(turn, 'feature')) return replyBeat(scenario, 'drifting', 'disengage');
  if (!acknowledgesOnly(turn)) return null;
  return isMostlyHeard(turn)
    ? replyBeat(scenario, 'acknowledged', 'small-talk')
    : replyBeat(scenario, 'drifting', 'disengage');
}
