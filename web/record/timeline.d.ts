import type { RecordedEvent, RecordedStep } from '../../server/domain/record.ts';
import type { Ledger } from '../../server/domain/scorecard.ts';
import type { TurnLine } from './lines.ts';
import { type MoveKind } from './move-text.ts';
/** The record drawn over time. All times in milliseconds of active time. */
export type Phase = {
  name: string;
  fromMs: number;
  toMs: number;
  open: boolean;
};
export type DrawnMove = {
  atMs: number;
  kind: MoveKind;
};
export type Patience = {
  atMs: number;
  value: number;
};
/** The prospect's patience, 0–100, after each of the director's steps. */
export declare function patienceOf(events: readonly RecordedEvent[], steps: readonly RecordedStep[]): Patience[];
/** An SVG path in stairs over `lengthMs` by 100, with 0 at the bottom. */
export declare function stairsOf(points: readonly Patience[], lengthMs: number): string;
/** Each kind of move once a turn, where the turn began. */
export declare function drawnMovesOf(turns: readonly TurnLine[], steps: readonly RecordedStep[]): DrawnMove[];
/** What the talk was about: from one objection's first mention to the next one's. */
export declare function phasesOf(
  ledger: Ledger | null,
  turns: readonly TurnLine[],
  lengthMs: number,
  opening: string,
): Phase[];
/** Round times along the axis, at most eight, and the end. */
export declare function ticksOf(lengthMs: number): number[];
