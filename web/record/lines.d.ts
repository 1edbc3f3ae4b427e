import type { RecordedEvent } from '../../server/domain/record.ts';
import type { SessionView } from '../../server/protocol/session-view.ts';
/** The record as lines of a transcript. */
export type Persona = SessionView['personas'][number];
export type TurnLine = {
  is: 'turn';
  seq: number;
  /** When the first word fell, in active time. */
  fromMs: number;
  toMs: number;
  mine: boolean;
  persona: string | null;
  /** What was heard; offsets of evidence hold in it. */
  text: string;
  /** Cut off by the other side. */
  cut: boolean;
};
export type BetweenLine = {
  is: 'between';
  seq: number;
  fromMs: number;
  says: string;
  strong: boolean;
};
export type Line = TurnLine | BetweenLine;
export declare function nameOf(personas: readonly Persona[], id: string | null): string;
/** The line of the event at `index`, or null where there is nothing to show. */
export declare function lineAt(
  events: readonly RecordedEvent[],
  index: number,
  personas: readonly Persona[],
): Line | null;
export declare function linesOf(events: readonly RecordedEvent[], personas: readonly Persona[]): Line[];
