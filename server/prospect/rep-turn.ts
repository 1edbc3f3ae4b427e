import type { Move, MoveId } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Ask, AskMove } from '../domain/scenario-parts.ts';
import { cues } from '../listener/hearing.ts';
import { matchTerms, type Token, tokenise } from '../listener/terms.ts';

/** A rep's turn as the director looks at it: what was done, and whether it is what a scenario asks for. */

export type RepTurn = { text: string; moves: readonly Move[]; reading: Reading; tokens: Token[] };

/** Terms are looked for in this many words: a longer turn earns nothing anyway. */
const wordsRead = 300;

export function viewTurn(text: string, moves: readonly Move[], reading: Reading): RepTurn {
  const isSold = (m: Move) => reading.sells?.some((at) => overlaps(at, m)) === true;
  const done = moves.filter((m) =>
    m.move === 'next-step' ? !isOnlyAsked(text, moves, m) : m.move !== 'concede' || !isSold(m),
  );
  return { text, moves: done, reading, tokens: tokenise(text.slice(0, wordsRead * 8)).slice(0, wordsRead) };
}

/** "What happens to you in March?" names a day and a person, and proposes nothing. */
function isOnlyAsked(text: string, moves: readonly Move[], step: Move): boolean {
  const asked = moves.some((m) => m.move === 'question.open' && overlaps(m, step));
  return asked && /\?\s*$/.test(text.slice(step.start, step.end)) && !puts.test(text.slice(step.start, step.end));
}
const puts =
  /\b(?:we|us|with me|and me|and I|what about|how about|why (?:don['’]t|not)|what if|suits?|works?|agree|diary|calendar|shall)\b/i;

export const has = (turn: RepTurn, move: MoveId) => turn.moves.some((m) => m.move === move);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

const isQuestion = (move: Move) => move.move === 'question.open' || move.move === 'question.closed';

/** Questions worth an answer: neither off a card nor, unless `again` is allowed, put before; a step put as a question is a step. */
function questions(turn: RepTurn, again: boolean): Move[] {
  const stale = turn.reading.questions.filter((q) => q.stock || (q.repeated && !again));
  const steps = turn.moves.filter((m) => m.move === 'next-step');
  const plans = turn.moves.filter((m) => m.move === 'agenda');
  const passed = [...stale, ...steps, ...plans];
  const isPut = (m: Move) => isQuestion(m) && !asksLeave(turn, m) && !answersItself(turn, m);
  return turn.moves.filter((m) => isPut(m) && !passed.some((q) => overlaps(q, m)));
}

/** "Shall I walk you through it?" asks leave to go on, and nothing of him. */
function asksLeave({ tokens }: RepTurn, at: Move): boolean {
  if (at.move === 'question.open') return false;
  const own = tokens.filter((token) => at.start <= token.start && token.end <= at.end);
  return matchTerms(own, leave).length > 0;
}
const leave = cues(
  'shall I|should I send|should I show|can I walk|could I walk|can I show|could I show|can I send|could I send|can I take you|want me to|would you like me to|do you want me to|would you like to see|would you like to hear|do you want to see|mind if I|okay if I|all right if I',
);

/** "Where does it hurt? Everywhere, I expect." What the rep answers himself, of everything or nothing, is a jibe. */
const answersItself = ({ text }: RepTurn, at: Move) =>
  /^\s*(?:everywhere|everything|everyone|everybody|all over|all of it|nowhere|nothing|nobody|no one)\b[^.!?]{0,40}[.!]/i.test(
    text.slice(at.end),
  );

export function asksSomething(turn: RepTurn): boolean {
  return turn.moves.some(isQuestion) || turn.reading.questions.length > 0;
}

/** A specific question: on what was just raised or after needs, not merely the checking of a fact, and not one for anybody. */
export function asksSpecifically(turn: RepTurn): boolean {
  const verifying = turn.moves.filter((m) => m.move.startsWith('verify.'));
  const vague = turn.reading.questions.filter((q) => !q.specific && q.topic === null);
  return questions(turn, false).some(
    (m) =>
      (m.probe || ((m.discovery || isOnTopic(turn, m)) && !verifying.some((v) => overlaps(v, m)))) &&
      !vague.some((q) => overlaps(q, m)),
  );
}

const heads = new Set('what who whom whose which when where why how'.split(' '));

/** One specific question, or two: however much is named around it, that is what is asked. */
export function asksOneThing(turn: RepTurn): boolean {
  const marked = turn.reading.questions.filter((q) => turn.text.slice(q.end - 1, q.end + 1).includes('?'));
  const questions = marked.length > 0 ? marked : turn.reading.questions;
  const asked = questions.filter((q) => q.specific && !q.stock);
  if (asked.length === 0 || asked.length < questions.length || !asksSpecifically(turn)) return false;
  const inside = turn.tokens.filter(
    (t) => heads.has(t.norm) && asked.some((q) => q.start <= t.start && t.end <= q.end),
  );
  return asked.length <= 2 && inside.length >= 1 && inside.length <= 2;
}

/** An open question about something of this call. */
const isOnTopic = (turn: RepTurn, m: Move) =>
  m.move === 'question.open' && turn.reading.questions.some((q) => q.specific && q.topic !== null && overlaps(q, m));

/** The topic that the turn, or else one of its questions, is on. */
export function topicOf({ reading }: RepTurn): string | null {
  return reading.topic ?? reading.questions.find((q) => q.topic !== null)?.topic ?? null;
}

export const verifies = (turn: RepTurn) => turn.moves.some((m) => m.move.startsWith('verify.')) && !isAllStock(turn);

const isAllStock = ({ reading }: RepTurn) => reading.questions.length > 0 && reading.questions.every((q) => q.stock);

export const trades = (turn: RepTurn) =>
  turn.moves.some((m) => m.move === 'concede' && m.return) || turn.reading.gives.some((g) => g.returned);

export const givesFreely = (turn: RepTurn) =>
  !trades(turn) && (turn.moves.some((m) => m.move === 'concede' && !m.return) || turn.reading.gives.length > 0);

/** Gives something of the trade table, or a rate, for nothing. */
export const givesThing = (turn: RepTurn) => givesFreely(turn) && turn.reading.gives.length > 0;

/** Puts a figure that can be reckoned with: a sum worked out, a price named, or money in an offer. */
export const putsSum = (turn: RepTurn): boolean =>
  has(turn, 'quantify') ||
  turn.reading.gives.some((give) => give.off !== undefined) ||
  (trades(turn) && turn.reading.figures.some((figure) => figure.unit === 'money'));

/** Compares and concedes the rival a true strength. */
export function comparesFairly(scenario: Scenario, turn: RepTurn): boolean {
  if (!has(turn, 'compare') || has(turn, 'disparage')) return false;
  return scenario.battlecard
    ? turn.reading.battlecard.some((item) => item.kind === 'strength')
    : turn.reading.claims.every((c) => c.verdict === 'right');
}

/** Says something untrue, or something unsupported that is not already a defence or a disparagement. */
export function claimsWrongly(turn: RepTurn): boolean {
  const paidFor = turn.moves.filter((m) => m.move === 'defend' || m.move === 'disparage');
  return (
    turn.reading.answer === 'wrong' ||
    turn.reading.claims.some(
      (c) => c.verdict === 'wrong' || (c.verdict === 'unsupported' && !paidFor.some((m) => overlaps(m, c))),
    )
  );
}

/** Says something that the facts contradict. */
export const claimsFalsely = ({ reading }: RepTurn) =>
  reading.answer === 'wrong' || reading.claims.some((c) => c.verdict === 'wrong');

function does(scenario: Scenario, turn: RepTurn, ask: AskMove, again: boolean): boolean {
  switch (ask) {
    case 'say':
      return true;
    case 'question':
      return questions(turn, again).length > 0;
    case 'question.open':
    case 'question.closed':
      return questions(turn, again).some((m) => m.move === ask);
    case 'probe':
      return questions(turn, again).some((m) => m.probe);
    case 'discovery':
      return questions(turn, again).some((m) => m.discovery);
    case 'verify':
      return verifies(turn);
    case 'trade':
      return trades(turn);
    case 'give':
      return givesThing(turn);
    case 'own-fault':
      return turn.reading.ownFault;
    case 'answer':
      return turn.reading.answer === 'right';
    case 'fair-compare':
      return comparesFairly(scenario, turn);
    default:
      return has(turn, ask);
  }
}

/** Asks that only a question meets: their terms belong in the question. */
const askedFor = new Set<AskMove>(['question', 'probe', 'discovery', 'question.open', 'question.closed', 'verify']);

function standsInQuestion(turn: RepTurn, place: { start: number; end: number }): boolean {
  const asks = turn.moves.filter((m) => isQuestion(m) || m.move.startsWith('verify.'));
  return asks.some((m) => overlaps(m, place)) || turn.reading.questions.some((q) => overlaps(q, place));
}

/**
 * How well a turn does what is asked: 0 not at all; 1 and a half for every further term met, up to
 * 3; less than 1 where a question was asked for and its terms stand beside the question, not in it.
 * `again` lets a question count that was put before and went unanswered.
 */
export function meetsAsk(scenario: Scenario, turn: RepTurn, ask: Ask, again = false): number {
  const done = ask.moves.filter((move) => does(scenario, turn, move, again));
  if (done.length === 0) return 0;
  if (ask.and && matchTerms(turn.tokens, ask.and).length === 0) return 0;
  if (!ask.terms) return 1;
  const places = matchTerms(turn.tokens, ask.terms);
  if (places.length === 0) return 0;
  // a sum or a source said before a question on something else asks for nothing
  const asked = done.some((move) => askedFor.has(move)) ? places.filter((p) => standsInQuestion(turn, p)) : places;
  return asked.length === 0 ? 0.5 : Math.min(3, 0.5 + new Set(asked.map((m) => m.term)).size / 2);
}
