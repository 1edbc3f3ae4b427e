import type { Measurement } from '../../server/domain/measurement.ts';
import { durationOf, percentOf, tenthsOf } from '../format.ts';

const rounded = (value: number) =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, signDisplay: 'negative' }).format(value);

/** A measured value with its unit; null where there is none. */
export const valueSays = ({ value, unit }: Pick<Measurement, 'value' | 'unit'>): string | null =>
  value === null ? null : amountSays(value, unit);

export function amountSays(value: number, unit: Measurement['unit']): string {
  switch (unit) {
    case 'share':
      return percentOf(value);
    case 'ms':
      return value < 60_000 ? tenthsOf(value) : durationOf(value);
    case 'yes-no':
      return value > 0 ? 'Yes' : 'No';
    case 'per-minute':
      return `${rounded(value)} a minute`;
    case 'turns':
      return value === 1 ? '1 turn' : `${rounded(value)} turns`;
    case 'words':
      return value === 1 ? '1 word' : `${rounded(value)} words`;
    case 'points':
      return value === 1 ? '1 point' : `${rounded(value)} points`;
    case 'money':
      return rounded(Math.round(value));
    default:
      return rounded(value);
  }
}
