import type { Move } from '../domain/move.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { MoodChange, MoodRow, mainRows } from '../domain/temperament.ts';
import { mostWords } from '../listener/turn-kind.ts';
import { daysIn } from './days.ts';
import { addChanges, scaleChange } from './mood.ts';
import {
  asksSomething,
  asksSpecifically,
  claimsWrongly,
  comparesFairly,
  givesFreely,
  has,
  type RepTurn,
  trades,
  verifies,
} from './rep-turn.ts';

/**
 * Which rows of the temperament table a rep's turn takes: one main row (bad before good, then the
 * larger) and every added row that fits. Readings of the table that the worked transcripts settle:
 * an unsupported claim inside a defence is paid for by `defended`; a record cited while owning a
 * fault is the fault; a promise with owner and date counts as having listened.
 */

/** What the rows need to know of the turn beyond its words. */
export type RowContext = {
  /** The turn leaves an objection that was opened just before. */
  leavesObjection: boolean;
  /** A question that was put before and not answered: no repetition. */
  stillOpen: boolean;
  stepInSeason: boolean;
  /** A hold was let stand or spoken into since the last turn. */
  hold: 'stood' | 'filled' | null;
  /** The turn asks after everything at once: no better than a question off a card. */
  wide: boolean;
};

export type Taken = { rows: MoodRow[]; change: MoodChange; capped: boolean };

type MainRow = (typeof mainRows)[number];
type Candidate = { row: MainRow; times: number };

/** Apologies after the first. */
const apologisedAgain: MoodChange = [-2, -1, 0, 2];

/** A complete step has an owner, a date and a condition; a named no is a condition. */
export function proposesStep(turn: RepTurn): { owner: string; date: string; condition: boolean } | null {
  const steps = turn.moves.filter((m) => m.move === 'next-step');
  if (steps.length === 0) return null;
  const meeting = steps.findLast((m) => isDated(m) && meets(turn, m));
  const ordered = meeting ? [meeting, ...steps] : steps;
  const text = (key: 'owner' | 'date' | 'condition') => ordered.map((m) => m[key]).find((v) => v?.trim()) ?? '';
  const date = (meeting && dayOf(turn, meeting)) || text('date');
  return { owner: text('owner'), date, condition: text('condition') !== '' || has(turn, 'disqualify') };
}

/** Where a list of days ends in a meeting, its own day: the first one named after those who come. */
function dayOf({ text }: RepTurn, { start, end, date }: Move): string {
  const own = text.slice(start, end);
  const days = daysIn(own);
  const from = together.exec(own)?.index ?? own.length;
  const day = days.length > 1 ? (days.find(({ at }) => at >= from)?.day ?? '') : '';
  return date?.includes(day) ? date : day;
}

const isDated = (move: Move) => (move.date ?? '').trim() !== '';

/** A day on which both sides come together, proposed in this turn. */
export const proposesMeeting = (turn: RepTurn) =>
  turn.moves.some((m) => m.move === 'next-step' && isDated(m) && meets(turn, m));

/** Of several steps the one that both sides come to is the one agreed: errands lead up to it. */
const meets = ({ text }: RepTurn, { start, end, owner }: Move) =>
  !merelySpeaks.test(text.slice(start, end)) &&
  (both.test(owner ?? '') || together.test(owner ?? '') || together.test(text.slice(start, end)));
/** "Whatever you and I say today": nobody comes to anything. */
const merelySpeaks = /\b(?:you and I|I and you|you and me|me and you) (?:say|said|think|know|want|feel|agree|like)\b/i;
/** "You, me and Nadia", in any order. */
const both = /\byou\b.*\b(?:me|I)\b|\b(?:me|I)\b.*\byou\b/i;
const together =
  /\b(?:you bring|you come|the (?:two|three|four) of us|we (?:meet|talk|speak|sit down|go through|look at)|you(?:, [^.?!]{1,40})? and (?:me|I)\b|you, \p{Lu}?\w+ and (?:me|I)\b|(?:I|me) and you|(?:meet|speak|talk|sit down|come|join|look at|go through|go over)\b[^.?!]{0,30}\bwith (?:me|us)\b|(?:see|meet) (?:me|us)\b|give (?:me|us) (?:half an hour|an hour|(?:\w+ )?minutes|time)\b|we (?:all )?(?:get|have|put|bring|ring|call|join)\b[^.?!]{0,30}\b(?:on|in|into|round) (?:a|the|one) (?:call|meeting|room|table|line)\b)/u;

function badRows(state: ProspectState, turn: RepTurn, context: RowContext): Candidate[] {
  const { reading } = turn;
  const found: Candidate[] = [];
  const add = (row: MainRow, when: boolean, times = 1) => when && found.push({ row, times });
  const count = (key: string) => state.counts[key] ?? 0;
  const feature = has(turn, 'feature') && !has(turn, 'link-pain') && (reading.answer ?? 'none') === 'none';
  const heard = has(turn, 'acknowledge') || has(turn, 'reflect');
  const step = proposesStep(turn);
  const promise = step !== null && step.owner !== '' && step.date !== '' && asksSpecifically(turn);
  const stock = context.wide || (reading.questions.some((q) => q.stock) && !asksSpecifically(turn));
  add('stock', stock || reading.kind === 'recital', count('stock') > 0 ? 2 : 1);
  add('repeated', reading.questions.some((q) => q.repeated) && !context.stillOpen);
  add('acknowledged-then-feature', feature && heard);
  add('feature', feature && !heard);
  add('defended', has(turn, 'defend'), count('defended') > 0 ? 1.5 : 1);
  add('gave', givesFreely(turn));
  add('changed-subject', context.leavesObjection);
  add('wrong-claim', claimsWrongly(turn));
  add('stepped-early', step !== null && !context.stepInSeason && !promise);
  add('too-long', reading.kind === 'too-long' || reading.words > mostWords);
  add('one-word', reading.kind === 'one-word' && reading.answer !== 'right');
  add('nonsense', reading.kind === 'nonsense' || reading.kind === 'other-language');
  add('outside', reading.kind === 'outside');
  add('insulted', reading.kind === 'insult');
  add('courtesy', isCourtesy(turn) && count('courtesy') > 0);
  return found;
}

export const isCourtesy = (turn: RepTurn) => ['thanks', 'praise', 'small-talk'].includes(turn.reading.kind);

function goodRows(state: ProspectState, turn: RepTurn, context: RowContext): Candidate[] {
  const found: Candidate[] = [];
  const add = (row: MainRow, when: boolean) => when && found.push({ row, times: 1 });
  const step = proposesStep(turn);
  const listened =
    (['acknowledge', 'reflect', 'label', 'reframe'] as const).some((move) => has(turn, move)) ||
    (step !== null && step.owner !== '' && step.date !== '');
  const asked = asksSpecifically(turn);
  add('listened-and-asked', listened && (asked || verifies(turn)));
  add('asked', asked);
  add('verified', verifies(turn));
  add('traded', trades(turn));
  add('linked-feature', has(turn, 'feature') && has(turn, 'link-pain'));
  add('stepped', step !== null && step.owner !== '' && step.date !== '' && step.condition && context.stepInSeason);
  add('agenda', has(turn, 'agenda') && !state.counts.agenda);
  add('acknowledged', acknowledgesOnly(turn) && (state.counts.acknowledged ?? 0) < 2);
  return found;
}

/** Hears it and leaves it there. */
export function acknowledgesOnly(turn: RepTurn): boolean {
  return (has(turn, 'acknowledge') || has(turn, 'reflect')) && !asksSomething(turn);
}

function addedRows(scenario: Scenario, state: ProspectState, turn: RepTurn, context: RowContext): MoodRow[] {
  const { reading } = turn;
  const owned = reading.ownFault && !claimsWrongly(turn);
  const hedges = turn.moves.filter((m) => m.move === 'hedge' || m.move === 'filler').length;
  const fits: [MoodRow, boolean][] = [
    ['owned-fault', owned],
    ['answered', reading.answer === 'right' && reading.answerFirst],
    ['compared-fairly', comparesFairly(scenario, turn)],
    ['labelled', has(turn, 'label') && !state.counts.labelled],
    ['quantified', has(turn, 'quantify')],
    ['cited', has(turn, 'cite-record') && !owned && !claimsWrongly(turn)],
    ['let-hold-stand', context.hold === 'stood'],
    ['apologised', has(turn, 'apologise')],
    ['filled-hold', context.hold === 'filled'],
    ['disparaged', has(turn, 'disparage')],
    ['hedged', hedges >= 3],
  ];
  return fits.filter(([, when]) => when).map(([row]) => row);
}

const size = (change: MoodChange) => change.reduce((sum, amount) => sum + Math.abs(amount), 0);

/** The rows of a turn and their sum, before cap and factors. */
export function takeRows(scenario: Scenario, state: ProspectState, turn: RepTurn, context: RowContext): Taken {
  const table = scenario.temperament.rows;
  const bad = badRows(state, turn, context);
  const insult = bad.find((c) => c.row === 'insulted');
  const candidates = insult ? [insult] : bad.length > 0 ? bad : goodRows(state, turn, context);
  const weighed = candidates.map((c) => ({ row: c.row, change: scaleChange(table[c.row], c.times) }));
  const main = weighed.reduce<(typeof weighed)[number] | null>(
    (best, c) => (best && size(best.change) >= size(c.change) ? best : c),
    null,
  );
  const added = addedRows(scenario, state, turn, context);
  const changes = added.map((row) => (row === 'apologised' && state.counts.apologised ? apologisedAgain : table[row]));
  return {
    rows: [...(main ? [main.row] : []), ...added],
    change: addChanges(...(main ? [main.change] : []), ...changes),
    capped: !insult,
  };
}
