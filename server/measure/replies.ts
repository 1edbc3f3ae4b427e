import type { BeatId } from '../domain/beat.ts';
import type { Evidence } from '../domain/measurement.ts';
import type { Move } from '../domain/move.ts';
import type { Turn } from '../domain/record.ts';
import { contentKeys } from '../listener/content-words.ts';
import { tellsOfPast } from '../listener/own-fault.ts';
import { matchTerms } from '../listener/terms.ts';
import { asksForAccount } from './accounts.ts';
import {
  type Asked,
  type Call,
  type Exchange,
  type Faced,
  hasMove,
  movesOf,
  overlaps,
  perCall,
  putsForYes,
} from './call.ts';
import { claimsIn } from './claims.ts';
import { counteringIn, vouchingIn } from './countering.ts';
import { owned, ownsPlainly } from './fault-words.ts';
import { belittlingIn, grantsInAnswer, grantsPlainly } from './granting.ts';
import { saysLimit } from './on-the-table.ts';
import { answerPlace, firstSentence, placeAt, sentenceAt, sentencesOf, tokensIn, tokensOf } from './places.ts';
import { asksByForm, asksForFact, isBid } from './question-form.ts';
import { refusalsIn } from './refusals.ts';
import { sendsOnly } from './sending.ts';

/** How a turn answers what was put to it. Several rows judge replies; they judge them alike, from here. */

const limits = [
  ...[
    'we do not',
    'we did not',
    'we cannot',
    'we have no',
    'we have not',
    'we have got no',
    'ours does not',
    'no use to you',
  ],
  // to refuse to invent a figure lists nothing
  ...['I do not know', 'I do not have', 'I cannot', 'I will not', 'be invented', 'making it up', 'be guessing'],
  ...['never got', 'you lost', 'we missed', 'was slow', 'were slow', 'was late', 'were late', 'sorry', 'apologise'],
];
const theirs = ['they', 'their', 'theirs', 'them'];
/** What is said of a fault, a limit or of somebody else lists nothing of one's own. */
const noOwnFeature = [...limits, ...owned, ...theirs];

/**
 * What the turn lists of its own. What owns a fault or a limit, what has to be disclosed, and what is said of somebody
 * else is no feature, whatever it sounds like.
 */
export function featuresIn({ turn }: Pick<Exchange, 'turn'>): Move[] {
  const isOwn = (sentence: ReturnType<typeof sentencesOf>[number]) =>
    matchTerms(sentence.tokens, noOwnFeature).length === 0 &&
    !(turn.reading?.ownFault === true && tellsOfPast(sentence)) &&
    !turn.reading?.compliance.some((mark) => overlaps(mark, sentence)) &&
    !turn.reading?.raised.some((mark) => overlaps(mark, sentence));
  return movesOf(turn, 'feature').filter((move) => sentencesOf(turn).some((one) => overlaps(one, move) && isOwn(one)));
}

type Span = { start: number; end: number };

/** What asks for something: a no to it is an answer that shuts the door. Elsewhere it tells a limit. */
const demands = new Set<BeatId>(['object.price', 'object.terms', 'object.timing']);

const isOnRival = ({ beat }: Faced) => beat === 'competitor' || beat === 'object.competitor';

/** "Which of those", "what is behind it": asks on about what the turn has just spoken of. */
const refersBack = new Set(['those', 'these', 'it', 'them']);

/**
 * On what the concern is about: by its topic or that of what would resolve it, by words of it, or by going on about
 * what the turn itself says of it.
 * From a rival every question leads back to what they want.
 */
function isOnConcern({ turn }: Exchange, question: Asked, faced: Faced): boolean {
  const topic = faced.by?.topic ?? null;
  if (topic === null || question.topic === null || isOnRival(faced)) return true;
  const topics = [topic, ...faced.matters];
  if (topics.includes(question.topic)) return true;
  const theirs = contentKeys(tokensIn(faced.turn, faced.at));
  const isOn = (span: Span, on: readonly string[]) =>
    turn.reading?.topics.some((one) => on.includes(one.topic) && overlaps(one, span)) === true ||
    [...contentKeys(tokensIn(turn, span))].some((key) => theirs.has(key));
  if (isOn(question, topics)) return true;
  const asks = tokensIn(turn, question);
  const refers = asks.some((token) => refersBack.has(token.norm)) || asks.at(-1)?.norm === 'that';
  return refers && sentencesOf(turn).some((one) => !one.asks && one.end <= question.start && isOn(one, [topic]));
}

/** The question of the turn that is on this concern, wherever it stands. What only wants a yes is on none. */
export const questionOn = (exchange: Exchange, faced: Faced): Asked | undefined =>
  exchange.asked.find((question) => !putsForYes(exchange.turn, question) && isOnConcern(exchange, question, faced));

/** What is put against a concern: a no to what it asks for, an offer, a defence, a feature, a comparison, a case made. */
export function putAgainst(exchange: Exchange, faced: Faced): Span[] {
  const { turn } = exchange;
  return [
    ...movesOf(turn, 'defend', 'disparage', 'concede'),
    ...(turn.reading?.gives ?? []),
    ...featuresIn(exchange),
    ...counteringIn(turn, faced.beat),
    ...(demands.has(faced.beat) ? refusalsIn(turn) : []),
  ];
}

/**
 * The question of the turn that is on this concern, if nothing is put against the concern before it. Facts, faults
 * owned, limits told and strengths granted may stand before it.
 */
export function questionFirst(exchange: Exchange, faced: Faced): Asked | null {
  const question = questionOn(exchange, faced);
  if (!question) return null;
  const against =
    !demands.has(faced.beat) && asksForAccount(faced) ? givenOrArgued(exchange) : putAgainst(exchange, faced);
  return against.some((one) => one.start < question.start) ? null : question;
}

function givenOrArgued({ turn }: Exchange): Span[] {
  // a word of the trade table in a sentence that owns the fault gives nothing
  const owns = sentencesOf(turn).filter(ownsPlainly);
  const given = [...movesOf(turn, 'concede'), ...(turn.reading?.gives ?? [])];
  return [
    ...movesOf(turn, 'defend', 'disparage'),
    ...vouchingIn(turn),
    ...given.filter((one) => !owns.some((sentence) => overlaps(one, sentence))),
  ];
}

/** The sentence that takes a fault or a limit upon oneself. */
export const owningSentence = ({ turn }: Exchange) => sentencesOf(turn).find(ownsPlainly);

/** Owns a fault: as it was read, or in so many words further on, with nothing said in defence. */
export const ownsFault = (exchange: Exchange): boolean =>
  exchange.turn.reading?.ownFault === true ||
  (owningSentence(exchange) !== undefined && !hasMove(exchange.turn, 'defend', 'disparage') && !blames(exchange));

const blames = ({ turn }: Exchange) => turn.reading?.blames === true;

/** Too long to earn anything else, it may still have answered or traded: length is another row's to count. */
export const isMeant = ({ earnest, turn }: Exchange) => earnest || turn.reading?.kind === 'too-long';

/** Gives something with nothing named in return, beside a trade too, or for a return already sold. */
export function isGift({ turn, restates, spent, resold, free }: Exchange): boolean {
  if (resold || (free.length > 0 && hasReturn(turn))) return true;
  if (saysLimit(turn)) return false;
  const gave = hasMove(turn, 'concede') || (turn.reading?.gives.length ?? 0) > 0 || bidIn(turn) !== undefined;
  return gave && !restates && !spent && !hasReturn(turn);
}

/** "What about eight?": a figure put forward. Only a rep who has nothing to ask for puts one forward bare. */
export const bidIn = (turn: Exchange['turn']) => sentencesOf(turn).find(isBid);

/** Says what the rep of this scenario may not say. */
export const breaksRule = ({ scenario }: Call, { turn }: Exchange) =>
  turn.reading?.compliance.some((mark) =>
    scenario?.compliance.some((rule) => rule.id === mark.id && rule.rule === 'forbidden'),
  ) === true;

/** Something is named in return: a thing of the trade table where there is one. */
export function hasReturn(turn: Exchange['turn']): boolean {
  return turn.reading ? turn.reading.gets.length > 0 : movesOf(turn, 'concede').some((move) => move.return === true);
}

/** Something is put on the table that was not given away before, and something named in return that was not sold yet. */
export function isTrade({ turn, spent, resold, tells }: Exchange): boolean {
  if (spent || resold || tells) return false;
  const offers = hasMove(turn, 'concede') || (turn.reading?.gives.length ?? 0) > 0;
  return hasReturn(turn) && (offers || (turn.reading !== null && matchTerms(tokensOf(turn), trading).length > 0));
}

/** An offer on a condition, however it is put. */
const trading = [
  ...[
    'if you … then we',
    'if you … then I',
    'if you … we will',
    'if you … I will',
    'if you … I can',
    'if you … we can',
  ],
  ...["if you … we'll", "if you … I'll", 'give us … and', 'bring us … and', 'in return for … I', 'in return for … we'],
  ...[
    'in exchange for',
    'against a',
    'against three',
    'against thirty-six',
    'here is a trade',
    "here's a trade",
    'trade you',
  ],
  ...[
    'from you … from us',
    'as part of the same',
    'inside the same',
    'we get … you get',
    'you get … we get',
    'then we',
    'then I will',
    "then I'll",
  ],
];

/** Weaknesses of a rival held up with nothing granted to it and nothing asked. */
const accusesIn = (exchange: Exchange) => {
  const { turn, asked, earnest } = exchange;
  if (!earnest) return [];
  const items = turn.reading?.battlecard ?? [];
  const isFair =
    asked.length > 0 || items.some(({ kind }) => kind === 'strength') || grantsPlainly(turn) || grantsInAnswer(turn);
  return isFair ? [] : items.filter((item) => item.kind === 'weakness' && !isOwnStory(exchange, item));
};

/** "Our press failed on Sunday": a word of theirs in what is told of ourselves, or in a turn that owns a fault. */
function isOwnStory(exchange: Exchange, item: Span): boolean {
  const { turn } = exchange;
  const rivals = (turn.reading?.battlecard ?? []).filter(({ kind }) => kind === 'rival');
  return sentencesOf(turn).some(
    (one) =>
      overlaps(one, item) &&
      !rivals.some((rival) => overlaps(rival, one)) &&
      matchTerms(one.tokens, theirs).length === 0 &&
      (ownsFault(exchange) || one.tokens.some(({ norm }) => ourselves.has(norm))),
  );
}
const ourselves = new Set(['we', 'our', 'us', 'ours', 'my']);

/** "What have you got that they haven't?" asks for what one has; told beside a strength of theirs, it argues nothing. */
const wasAskedFor = ({ turn }: Exchange, { at, turn: theirs }: Faced) =>
  asksForFact(sentencesOf(theirs), at) && grantsPlainly(turn) !== undefined;

/**
 * Argues its own case: defends, runs another down or makes light of what it has, or lists features or a rival's
 * weaknesses where a concern had just been put.
 */
export function isDefensive(exchange: Exchange): boolean {
  if (hasMove(exchange.turn, 'defend', 'disparage') || belittlingIn(exchange.turn)) return true;
  const concern = exchange.faced.find((f) => f.opens || f.pressing || f.beat === 'competitor');
  if (concern && wasAskedFor(exchange, concern)) return false;
  if (concern && isOnRival(concern) && accusesIn(exchange).length > 0) return true;
  // what a trade holds is named, not listed
  const argues = !isTrade(exchange) && (featuresIn(exchange).length > 0 || isDressedUp(exchange));
  return concern !== undefined && argues && questionFirst(exchange, concern) === null;
}

/** "Agreed?" and "Is that fair?" ask for a nod; they argue nothing. */
const mostNods = 2;

/** Statements with question marks on them, and no question. What says back what they meant is no case made. */
export function isDressedUp({ turn, asked }: Exchange): boolean {
  const saysBack = (s: { start: number; end: number }) =>
    movesOf(turn, 'reflect', 'label').some((move) => overlaps(move, s));
  return (
    asked.length === 0 && sentencesOf(turn).some((s) => s.tokens.length > mostNods && !asksByForm(s) && !saysBack(s))
  );
}

/** The one that leaves least doubt, the first of several. */
export const surestOf = (moves: readonly Move[]): Move | undefined =>
  moves.reduce<Move | undefined>((best, one) => (best && best.confidence >= one.confidence ? best : one), undefined);

/** The sentence where a turn argues its own case. */
export function defenceIn(exchange: Exchange): Evidence {
  const belittling = belittlingIn(exchange.turn);
  const argued = surestOf(movesOf(exchange.turn, 'defend', 'disparage'));
  const [move] = [
    ...(argued ? [argued] : []),
    ...(belittling ? [belittling] : []),
    ...accusesIn(exchange),
    ...featuresIn(exchange),
    ...movesOf(exchange.turn, 'compare'),
  ];
  return move ? sentenceAt(exchange.turn, move) : firstSentence(exchange.turn);
}

/** A true fact told to put the blame elsewhere is no straight answer. */
export const answersRightly = ({ turn }: Exchange) =>
  turn.reading?.answer === 'right' && turn.reading.answerFirst && turn.reading.blames !== true;

/** Under pressure the agenda holds: a question, a trade, a dated step or a straight answer, and no defence or gift. */
export function keepsAgenda(call: Call, exchange: Exchange): boolean {
  if (!exchange.earnest || isDefensive(exchange) || isGift(exchange)) return false;
  const { turn } = exchange;
  // "No. It was late, and I'm sorry.": what is claimed too much behind it is another row's to count
  if (answersRightly(exchange) && (hasMove(turn, 'apologise') || ownsFault(exchange))) return true;
  if (turn.reading?.answer === 'wrong' || claimsIn(call, exchange).some((claim) => claim.verdict === 'wrong'))
    return false;
  // a step that nobody is ready for keeps to nothing
  const early = exchange.after?.rows.includes('stepped-early') === true;
  // nor does something sent: it leaves the matter where it is
  const step = !early && !sendsOnly(turn) && movesOf(turn, 'next-step').some((move) => move.date?.trim());
  return exchange.asked.length > 0 || isTrade(exchange) || step || answersRightly(exchange) || ownsFault(exchange);
}

/** A trade that sets several things against several, or names them all in one sentence. */
export function isPackage(exchange: Exchange): boolean {
  const { turn } = exchange;
  const { gives, gets } = turn.reading ?? { gives: [], gets: [] };
  if (!isTrade(exchange) || gives.length < 2 || gets.length === 0) return false;
  const things = [...gives, ...gets];
  return gets.length > 1 || sentencesOf(turn).some((one) => things.every((thing) => overlaps(thing, one)));
}

/** From the first to the last sentence that holds things of the package; null where others stand between. */
function packagePlace({ turn }: Exchange): Evidence | null {
  const things = [...(turn.reading?.gives ?? []), ...(turn.reading?.gets ?? [])];
  const all = sentencesOf(turn);
  const holding = all.filter((sentence) => things.some((thing) => overlaps(thing, sentence)));
  const [first, last] = [holding[0], holding.at(-1)];
  const isOne = first && last && all.indexOf(last) - all.indexOf(first) < holding.length;
  return isOne ? placeAt(turn, { start: first.start, end: last.end }) : null;
}

/** The sentence that carries a deal: where most of what is given and asked for stands together; of a package, all of it. */
export function dealPlace(exchange: Exchange): Evidence | null {
  const { turn } = exchange;
  const whole = isPackage(exchange) ? packagePlace(exchange) : null;
  if (whole) return whole;
  const things = [...(turn.reading?.gives ?? []), ...(turn.reading?.gets ?? []), ...movesOf(turn, 'concede')];
  const held = sentencesOf(turn).map((sentence) => ({
    sentence,
    gives: (turn.reading?.gives ?? []).filter((give) => overlaps(give, sentence)).length,
    all: things.filter((thing) => overlaps(thing, sentence)).length,
  }));
  const [best] = held.toSorted((a, b) => b.all - a.all || b.gives - a.gives);
  return best && best.all > 0 ? placeAt(turn, best.sentence) : null;
}

/** "Would you do that?" and "Does that suit?" ask for a nod to what was just put. */
const mostCheckWords = 7;
const checking = ['that', 'this', 'it', 'swap', 'both', 'fair', 'in', 'suit', 'right', 'live with'];
function isCheck(turn: Turn, question: Asked): boolean {
  const sentence = sentencesOf(turn).find((one) => overlaps(one, question));
  if (!sentence || sentence.tokens.length > mostCheckWords || question.open) return false;
  return matchTerms(sentence.tokens, checking).length > 0;
}

/** The question that says most of what a turn asks: an open one before a closed one, and none that only checks. */
export const tellingQuestion = ({ turn, asked }: Exchange): Asked | undefined => {
  const real = asked.filter((question) => !isCheck(turn, question));
  return real.find((question) => question.open) ?? real[0];
};

/** The sentence that a row points at when a turn did well: its question, else its trade or its dated step. */
export function bestPlace(exchange: Exchange): Evidence {
  const { turn, asked } = exchange;
  const telling = tellingQuestion(exchange);
  if (telling) return placeAt(turn, telling);
  const deal = isTrade(exchange) ? dealPlace(exchange) : null;
  if (deal) return deal;
  const step = movesOf(turn, 'next-step').find((move) => move.date?.trim());
  const question = asked[0] ?? sentencesOf(turn).find((sentence) => sentence.asks && asksByForm(sentence));
  const span = step ?? question;
  if (span) return sentenceAt(turn, span);
  return answersRightly(exchange) ? answerPlace(turn) : firstSentence(turn);
}

/** What opens an objection, with the turn that answers it. What the prospect leaves on is no chance. */
export const objectionsIn = perCall((call) => call.faced.filter((f) => f.opens && !endsCall(call, f)));

const goodbyes = [
  ...['thanks for your time', 'thank you for your time', 'thanks for the time', 'thank you for the time', 'goodbye'],
  ...[
    'good bye',
    'bye',
    'bye for now',
    'speak soon',
    'talk soon',
    'speak to you soon',
    'talk to you soon',
    'take care',
  ],
  ...['have a good', 'enjoy your', 'let you go', 'leave you to it', 'that is all from me', 'thanks for the call'],
  ...['thanks for taking the time', 'thank you for taking the time', 'appreciate your time', 'appreciate the time'],
];
/** The last words of a turn take leave. */
function saysGoodbye({ turn }: Exchange): boolean {
  const last = sentencesOf(turn).slice(-2);
  return last.every(({ asks }) => !asks) && last.some(({ tokens }) => matchTerms(tokens, goodbyes).length > 0);
}

/**
 * The words came with the prospect's leave, or with the end of the time: there was no turn left to answer. A rep who
 * ends the call on a concern has not met it, whatever was answered before: row 1 of the catalogue counts ending the
 * call as not met, real calls know no other rule, and hanging up on a hard word must not pay. What is put to him after
 * his goodbye came too late to be met.
 */
export function endsCall(call: Call, faced: Faced & { reply: Exchange | null }): boolean {
  if (faced.reply !== null) return false;
  const last = call.exchanges.at(-1);
  if (last && saysGoodbye(last)) return true;
  if (!call.last) return false;
  const { ended } = call.last;
  return ended === 'time-up' || (ended !== null && faced.turn.state?.ended === ended);
}
