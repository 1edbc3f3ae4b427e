import { endsOnScale } from '../../../server/domain/scale.ts';
import type { ChangeView, StandingView } from '../../../server/protocol/team-view.ts';
import { text } from '../../pages/team-text.ts';

/** How a score, its change and its certainty are written. */

export const whole = (value: number): string => String(Math.round(value)).replace('-', '−');

export const signed = (value: number): string => {
  const rounded = Math.round(value);
  return rounded > 0 ? `+${rounded}` : whole(rounded);
};

/** "52–66"; scores lie between 0 and 100. */
export function rangeOf(interval: StandingView['interval']): string | null {
  if (!interval) return null;
  const { low, high } = endsOnScale(interval, 'score');
  return text.range(Math.round(low), Math.round(high));
}

export const arrowOf = (verdict: ChangeView['verdict']): string =>
  verdict === 'improved' ? '▲' : verdict === 'worse' ? '▼' : '';

/** "+4, no clear change yet (−3 to +11)". */
export function changeSays({ by, verdict }: ChangeView): string {
  const says = verdict === 'no clear change yet' ? `, ${text.noChange}` : `, ${verdict}`;
  return `${signed(by.estimate)}${says} (${signed(by.low)} to ${signed(by.high)})`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** "12 Nov" of a day; days have no time zone of their own. */
export const shortDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
