import type { MeasuredValue } from '../db/measured.ts';
import type { What } from '../domain/measured.ts';
import type { TransferSide, TransferView } from '../protocol/call-view.ts';
import { reliableChange } from '../statistics/change.ts';
import { meanWithin, reachOf, type Spread } from '../statistics/interval.ts';
import { repeatedPractice, repeatsOf, spreadOf } from '../statistics/reliability.ts';

/** Practice beside real calls, of one rep: whether what got better in practice got better in calls. */

type Row = TransferView['rows'][number];
type Rows = readonly MeasuredValue[];

/** Fewer on either side say nothing of whether something changed. */
export const leastSessions = 3;
/** How sure the total of real calls should be, in points either way. */
const wantedReach = 10;
/** What the reviews' own guide asks for within 30 days where there are many calls. */
const atHighVolume = '50 to 100 calls within 30 days';
const atLowVolume = 'all calls of 60 to 90 days';

const knownSpread = (what: What, rows: Rows): Spread | null =>
  spreadOf(
    what,
    repeatedPractice(repeatsOf(rows.map(({ memberId, at, value }) => ({ rep: memberId, atMs: at.getTime(), value })))),
  );

/** One side, before a day and since. `all` are the rows of everyone it is compared with, for the spread. */
function sideOf(what: What, own: Rows, all: Rows, since: Date): TransferSide {
  const spread = knownSpread(what, all);
  const values = (rows: Rows) => rows.map(({ value }) => value);
  const before = values(own.filter(({ at }) => at < since));
  const now = values(own.filter(({ at }) => at >= since));
  const mean = (of: number[]) => ({ mean: spread ? meanWithin(of, spread) : null, n: of.length });
  const isEnough = before.length >= leastSessions && now.length >= leastSessions;
  const change = spread && isEnough ? reliableChange(before, now, spread, { better: 'higher' }) : null;
  return {
    ...{ before: mean(before), since: mean(now) },
    ...{ verdict: change?.verdict ?? null, further: change?.further ?? null },
  };
}

const countOf = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function tooFew({ before, since }: TransferSide, one: string, many: string): string {
  return `${countOf(before.n, one, many)} before and ${since.n} since: at least ${leastSessions} of each are needed, and some near to each other.`;
}

function sayTransfer(practice: TransferSide, calls: TransferSide): string {
  if (practice.verdict === null) return `Too little practice to say: ${tooFew(practice, 'session', 'sessions')}`;
  if (calls.verdict === null) return `Too few calls to say: ${tooFew(calls, 'call', 'calls')}`;
  if (practice.verdict === 'improved' && calls.verdict === 'improved') return 'Better in practice and in real calls.';
  if (practice.verdict === 'improved' && calls.verdict === 'worse') return 'Better in practice, worse in real calls.';
  if (practice.verdict === 'improved') {
    const more =
      calls.further === null ? '' : ` ${countOf(calls.further, 'more call', 'more calls')} like these would settle it.`;
    return `Better in practice; in real calls no clear change yet.${more}`;
  }
  if (calls.verdict === 'improved') return 'Better in real calls, without a clear change in practice.';
  if (practice.verdict === 'worse' || calls.verdict === 'worse')
    return `${practice.verdict === 'worse' ? 'Worse' : 'No clear change'} in practice, ${calls.verdict === 'worse' ? 'worse' : 'no clear change'} in real calls.`;
  return 'No clear change yet, neither in practice nor in real calls.';
}

/** Of quantities that practice and calls have in common. `rows` are the rep's and their teammates' alike. */
export function transferOf(
  memberId: string,
  quantities: readonly { what: What; name: string }[],
  rows: Rows,
  since: Date,
): Row[] {
  return quantities.flatMap(({ what, name }): Row[] => {
    const of = (source: 'practice' | 'call') => {
      const all = rows.filter((row) => row.what === what && row.source === source);
      return sideOf(
        what,
        all.filter((row) => row.memberId === memberId),
        all,
        since,
      );
    };
    const [practice, calls] = [of('practice'), of('call')];
    const hasAny = (side: TransferSide) => side.before.n + side.since.n > 0;
    if (!hasAny(practice) || !hasAny(calls)) return [];
    return [{ what, name, practice, calls, says: sayTransfer(practice, calls) }];
  });
}

/** How many calls make a reliable picture, from the spread of those there are. `imported`: within the last 30 days. */
export function samplingOf(calls: Rows, imported: number): TransferView['sampling'] {
  const spread = knownSpread(
    'overall',
    calls.filter(({ what }) => what === 'overall'),
  );
  if (!spread)
    return {
      ...{ imported, enough: null },
      says: `How much calls differ from one to the next is not known yet. Until it is: ${atHighVolume} where there are that many, else ${atLowVolume}, taken as they come and not picked.`,
    };
  const enough = Math.max(leastSessions, Math.ceil(((reachOf(spread.df) * spread.sem) / wantedReach) ** 2));
  const missing = Math.max(0, enough - imported);
  const rest = missing === 0 ? 'That is enough.' : `${countOf(missing, 'more is', 'more are')} needed.`;
  return {
    ...{ imported, enough },
    says: `${countOf(enough, 'call makes', 'calls make')} the total certain to ${wantedReach} points either way, by how much calls differed so far; ${countOf(imported, 'was', 'were')} imported in the last 30 days. ${rest} For every criterion: ${atHighVolume} where there are that many, else ${atLowVolume}.`,
  };
}
