import type { EvidencePack, EvidenceRow, Headline, Mean } from '../domain/evidence.ts';
import { criterionOf } from '../domain/measured.ts';
import { sureOf } from '../domain/percent.ts';
import { onScale } from '../domain/scale.ts';

/** The six numbers a review opens with, each with what makes it sure or unsure. */

type Told = Pick<EvidencePack, 'sessions' | 'rows' | 'compliance'>;

const whole = Math.round;
const capital = (says: string) => says.charAt(0).toUpperCase() + says.slice(1);

/** "61 to 72, 14 sessions". */
export function certaintyOf({ low, high, sessions }: Mean): string {
  const on = `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
  return low === null || high === null
    ? `on ${on}, too few to say how sure`
    : `between ${whole(onScale(low, 'score'))} and ${whole(onScale(high, 'score'))}, on ${on}`;
}

function changeSays({ change, baseline }: EvidenceRow): string {
  if (!baseline) return 'There is nothing from before to hold it against.';
  if (!change) return 'Too little was repeated to tell a change from chance.';
  const { verdict, sure, further } = change;
  if (verdict === 'improved') return `More than chance explains, ${sureOf(sure)}.`;
  if (verdict === 'worse') return `Lower, by more than chance explains, ${sureOf(sure)}.`;
  return further === null || further === 0
    ? 'No clear change yet.'
    : `No clear change yet; ${further} more ${further === 1 ? 'session' : 'sessions'} like these would settle it.`;
}

export type Scored = EvidenceRow & { now: Mean };
export const isScored = (row: EvidenceRow): row is Scored =>
  row.now !== null && row.unit === 'points' && row.what.startsWith(criterionOf(''));

/** On fewer sessions no criterion is called the strongest. */
const leastOfStrongest = 3;

/** The criterion with the highest mean of the period, among those of enough sessions to say how sure. */
export function strongestOf(scored: readonly Scored[]): Scored | null {
  const told = scored.filter(({ now }) => now.low !== null && now.sessions >= leastOfStrongest);
  return told.toSorted((a, b) => b.now.value - a.now.value)[0] ?? null;
}

/** Criteria improved by more than chance explains, the surest first. */
export const improvedOf = (scored: readonly Scored[]): Scored[] =>
  scored
    .filter(({ change }) => change?.verdict === 'improved')
    .toSorted((a, b) => (b.change?.sure ?? 0) - (a.change?.sure ?? 0));

const none = (id: Headline['id'], label: string, says: string): Headline => ({
  id,
  label,
  value: null,
  from: null,
  says,
});

function overall(rows: readonly EvidenceRow[]): Headline {
  const row = rows.find(({ what }) => what === 'overall');
  if (!row?.now) return none('overall', 'Overall', 'Nothing was scored in this period.');
  const { now, baseline } = row;
  const says = `${capital(certaintyOf(now))}. ${changeSays(row)}`;
  return { id: 'overall', label: 'Overall', value: now.value, from: baseline?.value ?? null, says };
}

/** How many errors of a difference a criterion has moved, in steps of the interval's half. */
const moved = ({ change }: EvidenceRow) =>
  change && change.high > change.low ? change.difference / ((change.high - change.low) / 2) : Number.NEGATIVE_INFINITY;

function gain(scored: readonly Scored[]): Headline {
  const compared = scored.filter(({ change }) => change !== null).toSorted((a, b) => moved(b) - moved(a));
  const best = improvedOf(scored)[0] ?? compared[0];
  if (!best || moved(best) <= 0)
    return none('gain', 'Furthest moved', 'No criterion has moved up that can be compared with before.');
  return movedTile('gain', best.name, best, changeSays(best));
}

const movedTile = (id: Headline['id'], label: string, { now, baseline }: Scored, says: string): Headline => ({
  ...{ id, label, says },
  value: now.value,
  from: baseline?.value ?? null,
});

/** Where it improved by more than chance explains too, its tile shows from where; of too few sessions none stands. */
function strongest(scored: readonly Scored[]): Headline {
  const label = 'Strongest';
  const row = strongestOf(scored);
  if (row) {
    const says = `${row.name}, ${certaintyOf(row.now)}.`;
    if (row.change?.verdict === 'improved') return movedTile('strongest', label, row, `${says} ${changeSays(row)}`);
    return { id: 'strongest', label, value: row.now.value, from: null, says };
  }
  return none(
    'strongest',
    label,
    scored.length === 0
      ? 'No criterion was scored in this period.'
      : `No criterion was scored in ${leastOfStrongest} sessions or more, so none is called the strongest.`,
  );
}

function weakest(scored: readonly Scored[]): Headline {
  const [row] = scored.toSorted((a, b) => a.now.value - b.now.value);
  if (!row) return none('weakest', 'Weakest', 'No criterion was scored in this period.');
  const says = `${row.name}, ${certaintyOf(row.now)}.`;
  return { id: 'weakest', label: 'Weakest', value: row.now.value, from: null, says };
}

function restsOn({ total, enough }: EvidencePack['sessions']): string {
  if (total === 0) return 'Nothing to rest on.';
  return enough
    ? 'What all of this rests on: enough for a pattern.'
    : 'What all of this rests on: a direction, not a pattern.';
}

export function headlineOf({ sessions, rows, compliance }: Told): Headline[] {
  const scored = rows.filter(isScored);
  const { checked, flags } = compliance;
  const says =
    checked === 0
      ? 'No session in this period had a rule to keep.'
      : `${flags.length === 1 ? 'Session' : 'Sessions'} with a compliance flag, of ${checked} that had a rule to keep.`;
  return [
    gain(scored),
    overall(rows),
    strongest(scored),
    weakest(scored),
    { id: 'compliance', label: 'Compliance flags', value: checked === 0 ? null : flags.length, from: null, says },
    { id: 'sessions', label: 'Sessions', value: sessions.total, from: null, says: restsOn(sessions) },
  ];
}
