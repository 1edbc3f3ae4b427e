import type { Measurement } from '../domain/measurement.ts';
import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { accuracyRows } from './accuracy.ts';
import { answerRows } from './answers.ts';
import { type Call, callOf } from './call.ts';
import { composureRows } from './composure.ts';
import { depthRows } from './depth.ts';
import { discoveryRows } from './discovery.ts';
import { dutyRows } from './duties.ts';
import { votedUnknowns } from './judged.ts';
import { objectionRows } from './objections.ts';
import { plantingRows } from './planting.ts';
import { realityRows } from './reality.ts';
import { registerRows } from './registers.ts';
import { rivalClaimRows } from './rival-claims.ts';
import { rivalRows } from './rivals.ts';
import { measureRow, type Row } from './row.ts';
import { sayingBackRows } from './saying-back.ts';
import { stepRows } from './steps.ts';
import { talkRows } from './talk.ts';
import { tradingRows } from './trading.ts';

/** Every row there is, by number. */
export const rows: readonly Row[] = [
  ...depthRows,
  ...realityRows,
  ...composureRows,
  ...objectionRows,
  ...registerRows,
  ...answerRows,
  ...rivalRows,
  ...rivalClaimRows,
  ...plantingRows,
  ...talkRows,
  ...sayingBackRows,
  ...discoveryRows,
  ...stepRows,
  ...dutyRows,
  ...accuracyRows,
  ...tradingRows,
].toSorted((a, b) => a.number - b.number);

/** Rows by their names: those too that a judge votes on, which no call alone has. */
export const namedRows: readonly Omit<Row, 'find'>[] = [...rows, votedUnknowns].toSorted((a, b) => a.number - b.number);

export const measureCall = (call: Call): Measurement[] => rows.map((row) => measureRow(row, call));

/** All measurements of a session. Without a scenario, rows that need one have no opportunity. Pure. */
export function measureSession(turns: readonly Turn[], scenario: Scenario | null): Measurement[] {
  return measureCall(callOf(turns, scenario));
}
