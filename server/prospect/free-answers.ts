import type { Beat } from '../domain/beat.ts';
import type { HiddenFact, Scenario } from '../domain/scenario.ts';
import { matchTerms } from '../listener/terms.ts';
import { isHere } from './company.ts';
import { whichHold } from './conditions.ts';
import { askFor, type Climbed } from './ladder.ts';
import { answerKey, lineOwner } from './line-sets.ts';
import { leadOf, type Play, replyBeat } from './play.ts';
import type { RepTurn } from './rep-turn.ts';
import { askedOf } from './speaker.ts';

/** The scenario's own answers to direct questions: what anyone may know, one for each thing that is asked. */

type Span = { start: number; end: number };
type FreeAnswer = Scenario['answers'][number];

/** "Who wrote it, and what is it for?" asks two things. */
const further =
  /[,;:]?\s+(?:and|but|or)\s+(?:also\s+|then\s+)?(?=(?:what|who|whose|which|when|where|why|how|is|are|was|were|does|do|did|has|have|can|could|will|would)\b)/gi;

/** Everything that the turn asks, in order, each as its own stretch of the text. */
export function asksOf({ text, reading }: RepTurn): Span[] {
  return reading.questions.flatMap(({ start, end }) => {
    const cuts = [...text.slice(start, end).matchAll(further)].map((at) => start + at.index);
    return [start, ...cuts].map((from, i) => ({ start: from, end: cuts[i] ?? end }));
  });
}

/** Lines of an answer that nobody has said yet, and whose speaker is on the call. */
const linesLeft = ({ scenario, state }: Play, { id, lines }: FreeAnswer) =>
  lines.filter(
    ({ persona }, i) =>
      !state.said.includes(`${answerKey(id)}.${i}`) && (persona === undefined || isHere(scenario, state, persona)),
  );

/** The answer whose terms stand in these words most often; of equals, one that whoever was asked can give. */
function answerIn(play: Play, turn: RepTurn, within: readonly Span[]): FreeAnswer | null {
  const { scenario } = play;
  const tokens = turn.tokens.filter((t) => within.some((span) => span.start <= t.start && t.end <= span.end));
  const asked = askedOf(scenario, turn, within);
  let best: { answer: FreeAnswer; met: number } | null = null;
  for (const answer of scenario.answers) {
    const met = new Set(matchTerms(tokens, answer.terms).map((m) => m.term)).size;
    if (met === 0 || !whichHold(play, null, answer.when, `answers.${answer.id}`).every(Boolean)) continue;
    const lines = linesLeft(play, answer);
    if (lines.length === 0) continue;
    const isTheirs = lines.some((line) => asked.includes(lineOwner(scenario, answer, line)));
    const weight = met + (isTheirs ? 0.5 : 0);
    if (weight > (best?.met ?? 0)) best = { answer, met: weight };
  }
  return best?.answer ?? null;
}

/** Said by whoever was asked, if they have words for it, else by the first who does. */
function answerBeat(play: Play, turn: RepTurn, answer: FreeAnswer, at: readonly Span[]): Beat {
  const { scenario } = play;
  const speakers = linesLeft(play, answer).map((line) => lineOwner(scenario, answer, line));
  const asked = at.flatMap((span) => askedOf(scenario, turn, [span]));
  const persona = speakers.find((id) => asked.includes(id)) ?? speakers[0] ?? leadOf(scenario);
  return { ...replyBeat(scenario, answerKey(answer.id), 'small-talk'), persona };
}

/** The answer to what is asked, or where the turn asks without a question, to what it names. */
export function freeAnswer(play: Play, turn: RepTurn): Beat | null {
  const whole = [{ start: 0, end: turn.text.length }];
  const answer = answerIn(play, turn, turn.reading.questions) ?? answerIn(play, turn, whole);
  return answer ? answerBeat(play, turn, answer, turn.reading.questions) : null;
}

/** Is there an answer to the very question that asks for the fact? What was told before is no better one. */
export function answersAsked(play: Play, turn: RepTurn, fact: HiddenFact): boolean {
  const ask = askFor(play.scenario, turn, fact, asksOf(turn));
  return ask !== undefined && answerIn(play, turn, [ask]) !== null;
}

/** Replies that say nothing on what was asked, so that an answer stands in for them. */
const empty =
  /^(?:answers\..*|deflect|cannot-know|beside-point|not-yet|repeated|own-product|right-answer|acknowledged|drifting|nothing-put|silent)$/;
const remarks = new Set(['question', 'feature', 'defend', 'ignore', 'same']);
const saysLittle = (beat: Beat | null) =>
  beat === null ||
  (beat.reply !== undefined && empty.test(beat.reply)) ||
  (beat.reaction !== undefined && remarks.has(beat.reaction));

/** Most things that are answered in one turn. */
const mostAnswers = 2;

/**
 * What he says to the turn, in the order it was asked: the rung that one question earned, what anyone may know to
 * another. A reaction that decides something stays; one that only remarks gives way to an answer.
 */
export function answerEach(play: Play, turn: RepTurn, reaction: Beat | null, climbed: Climbed, rungs: Beat[]): Beat[] {
  const kept = [...(reaction ? [reaction] : []), ...rungs];
  if (turn.reading.kind !== 'ordinary' && turn.reading.kind !== 'too-long') return kept;
  const asks = asksOf(turn);
  const told = rungs.length > 0 && 'fact' in climbed ? climbed.fact : null;
  const earning = told ? askFor(play.scenario, turn, told, asks) : undefined;
  const isDecided = !saysLittle(reaction);
  let room = mostAnswers - (told ? 1 : 0) - (isDecided ? 1 : 0);
  const before: Beat[] = [];
  const after: Beat[] = [];
  const given = new Set<string>();
  for (const ask of asks) {
    if (room === 0 || (told && ask === earning)) continue;
    const answer = answerIn(play, turn, [ask]);
    if (!answer || given.has(answer.id)) continue;
    given.add(answer.id);
    room -= 1;
    (earning && ask.start > earning.start ? after : before).push(answerBeat(play, turn, answer, [ask]));
  }
  if (before.length + after.length === 0) return kept;
  return [...(reaction && isDecided ? [reaction] : []), ...before, ...rungs, ...after];
}
