import type { Measurement } from '../../server/domain/measurement.ts';
/** A measured value with its unit; null where there is none. */
export declare function valueSays({ value, unit }: Measurement): string | null;
