import type { Evidence } from '../domain/measurement.ts';
import type { Move } from '../domain/move.ts';
import type { EndReason } from '../domain/prospect-state.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, movesOf, overlaps } from './call.ts';
import { openQuestions } from './discovery.ts';
import { duties } from './duties.ts';
import { firstSentence, sentencesOf } from './places.ts';
import { testedIn } from './reality.ts';
import { clockOf, type Finding, type Row } from './row.ts';
import { sendsOnly } from './sending.ts';
import { joint, stepPlace } from './step-place.ts';

/** Rows 41 and 45: how the call ends, and how soon. */

const goodEnds = new Set<EndReason>(['agreed', 'settled', 'honest-no']);
/** Not taken up, a step counts as a date at most. */
const mostUnagreed = 2;
/** Sending something by oneself. */
const mostSent = 1;

/** What is put as a step, and lists nothing of what either side has: "gas bought ahead to 2029" proposes none. */
function stepsIn({ turn }: Exchange): Move[] {
  const listed = [
    ...(turn.reading?.battlecard ?? []).filter(({ kind }) => kind !== 'rival'),
    ...movesOf(turn, 'feature', 'compare', 'disparage'),
  ];
  return movesOf(turn, 'next-step').filter(
    (move) =>
      !listed.some((one) => overlaps(one, move)) || matchTerms(turn.text.slice(move.start, move.end), joint).length > 0,
  );
}

const whatIf = /^(?:and |so |but )*(?:what if|if)\b/;
const undoing = /^(?:then|if|unless|you (?:can|may|are free|send|sign|walk|owe))\b/;

/** "And if it isn't there?" "Then you send your notice.": the condition was asked for, and said in the next turn. */
function answersCondition(exchange: Exchange | undefined): boolean {
  if (!exchange) return false;
  const plain = (tokens: readonly { norm: string }[]) => tokens.map(({ norm }) => norm).join(' ');
  const isAsked =
    exchange.faced.some(({ by }) => by?.reply === 'step-condition') ||
    exchange.heard.some((turn) => sentencesOf(turn).some(({ asks, tokens }) => asks && whatIf.test(plain(tokens))));
  const [first] = sentencesOf(exchange.turn).filter(({ tokens }) => tokens.length > 2);
  return isAsked && first !== undefined && !first.asks && undoing.test(plain(first.tokens));
}

/** 0 none, 1 something sent, 2 a date, 3 date and owner, 4 date, owner and condition. */
function stepLevel(exchange: Exchange, after?: Exchange): { level: number; at: Evidence } | null {
  const { turn } = exchange;
  const steps = stepsIn(exchange);
  if (steps.length === 0 || !exchange.earnest) return null;
  const has = (key: 'owner' | 'date' | 'condition') => steps.some((move) => move[key]?.trim());
  const condition = has('condition') || hasMove(turn, 'disqualify') || answersCondition(after);
  const plain = has('date') ? (has('owner') ? (condition ? 4 : 3) : 2) : 1;
  const early = exchange.after?.rows.includes('stepped-early') === true;
  return {
    level: (sendsOnly(turn) && !condition) || early ? Math.min(plain, mostSent) : plain,
    at: stepPlace(exchange),
  };
}

const heardYes = ({ came, next }: Exchange) =>
  next.length > 0 && came.some((f) => f.by === null && f.beat === 'agree') && !came.some((f) => f.opens);

/** The turn whose step was taken up: the last one of a call that ended well, or one that got a yes. */
export function agreedStep(call: Call): Exchange | null {
  const ended = call.last?.ended;
  if (call.last) return ended && goodEnds.has(ended) ? (call.exchanges.at(-1) ?? null) : null;
  return call.exchanges.find((e) => hasMove(e.turn, 'next-step') && heardYes(e)) ?? null;
}

const asksForStep = new Set(['handing-over', 'step-owner', 'step-date', 'step-condition']);
const next = [
  ...['my diary', 'the diary', 'what happens next', 'what happens after', 'what happens now', 'what next', 'next step'],
  ...['next steps', 'where do we go from here', 'where does that leave us', 'who does what', 'what now'],
];

/** Where the prospect asked what comes of it, and what he was told for an answer, where no dated step was. */
function passedOver(call: Call): Evidence[] {
  const at = call.exchanges.findLastIndex(
    ({ heard, faced }) =>
      faced.some(({ by }) => by?.reply !== undefined && asksForStep.has(by.reply)) ||
      heard.some((turn) => sentencesOf(turn).some(({ asks, tokens }) => asks && matchTerms(tokens, next).length > 0)),
  );
  const asked = call.exchanges[at];
  const told = asked ? stepLevel(asked, call.exchanges[at + 1]) : null;
  return !asked || (told && told.level > mostSent) ? [] : [firstSentence(asked.turn)];
}

function agreed(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const step = agreedStep(call);
  const ended = call.last?.ended;
  const how = ended === 'honest-no' ? 'An honest no was reached.' : 'A next step was agreed.';
  return {
    value: step ? 1 : 0,
    n: 1,
    says: step ? how : 'No next step was agreed.',
    evidence: step ? [stepPlace(step)] : [],
    missed: step ? [] : passedOver(call),
  };
}

const inWords = ['nothing', 'something sent', 'a date', 'a date and an owner', 'a date, an owner and a condition'];

function quality(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const taken = agreedStep(call);
  const none = { level: 0, plain: 0, sends: false, at: { seq: 0, start: 0, end: 0 } };
  let best: typeof none = none;
  for (const [i, exchange] of call.exchanges.entries()) {
    const step = stepLevel(exchange, call.exchanges[i + 1]);
    if (!step) continue;
    const level =
      exchange === taken ? step.level : Math.min(step.level, taken && !call.last ? step.level : mostUnagreed);
    // "something sent" is borne out by the turn that sends
    const sends = step.level === mostSent && sendsOnly(exchange.turn);
    // of several alike the last is the one that stood at the end
    const isBetter = step.level > best.plain || (step.level === best.plain && (sends || !best.sends));
    if (level > best.level || (level === best.level && isBetter))
      best = { level, plain: step.level, sends, at: step.at };
  }
  const ended = call.last?.ended;
  const level = ended && goodEnds.has(ended) ? 4 : best.level;
  const says = taken
    ? `The step taken up has ${inWords[Math.max(1, level)]}.`
    : level === 0
      ? 'No step was proposed that could be kept.'
      : `You proposed ${inWords[best.plain]}; they didn’t say yes to it.`;
  const honest = 'You both said what would make it a no, which is as clear as a date.';
  return {
    value: level,
    n: 1,
    says: ended === 'honest-no' ? honest : says,
    evidence: taken ? [stepPlace(taken)] : best.level > 0 ? [best.at] : [],
    missed: taken || best.level > mostSent ? [] : passedOver(call),
  };
}

const leastQuestions = 4;
/** Haste is worth counting only where the questions were asked and the duties done. */
function isSound(call: Call): boolean {
  const done = duties(call);
  return openQuestions(call) >= leastQuestions && (done === null || done >= 0.6);
}

function timeTo(call: Call, atMs: number | null, what: string): Finding | null {
  if (atMs === null || !isSound(call)) return null;
  const value = Math.max(0, atMs - call.startMs);
  return { value, n: 1, says: `${what} after ${clockOf(value)}.` };
}

const unsound = 'so how soon it came counts for nothing.';
/** Why there is no time to show: it never came, or it came without what makes speed worth something. */
const untimed = (what: string, atMs: (call: Call) => number | null) => (call: Call) => {
  const at = atMs(call);
  if (at === null) return `${what} was never reached.`;
  const few = openQuestions(call) < leastQuestions;
  const lacking = few ? `fewer than ${leastQuestions} open questions before the first proposal` : 'duties left undone';
  return `${what} was reached after ${clockOf(at - call.startMs)}, with ${lacking}, ${unsound}`;
};
const qualifiedMs = (call: Call) => testedIn(call)[1]?.exchange.turn.atMs ?? null;
const steppedMs = (call: Call) => agreedStep(call)?.turn.atMs ?? null;

export const stepRows: readonly Row[] = [
  {
    number: 41,
    id: 'next-step-agreed',
    name: 'Next step agreed',
    unit: 'yes-no',
    better: 'higher',
    action: 'Ask for the step while there are three minutes left, not while they are leaving.',
    none: 'Nothing was said.',
    find: agreed,
  },
  {
    number: 41,
    id: 'next-step-quality',
    name: 'Next step: date, owner, condition',
    unit: 'level',
    better: 'higher',
    action: 'Say the day, who does what, and what would make it a no, in one breath.',
    none: 'Nothing was said.',
    find: quality,
  },
  {
    number: 45,
    id: 'time-to-qualification',
    name: 'Time to qualification',
    unit: 'ms',
    better: 'lower',
    action: 'Ask who signs and by when as soon as they have said why.',
    none: untimed('Qualification', qualifiedMs),
    reached: true,
    find: (call) => timeTo(call, qualifiedMs(call), 'Two of the four tests were answered'),
  },
  {
    number: 45,
    id: 'time-to-next-step',
    name: 'Time to next step',
    unit: 'ms',
    better: 'lower',
    action: 'Once the concern is named, propose the step that serves it.',
    none: untimed('A next step', steppedMs),
    reached: true,
    find: (call) => timeTo(call, steppedMs(call), 'The step was agreed'),
  },
];
