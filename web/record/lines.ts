import type { RecordedEvent } from '../../server/domain/record.ts';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { clockOf, durationOf, firstNameOf, tenthsOf } from '../format.ts';
import { text } from './lines-text.ts';
import { heardOf, wordsIn } from './words.ts';

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
export type BetweenLine = { is: 'between'; seq: number; fromMs: number; says: string; strong: boolean };
export type Line = TurnLine | BetweenLine;

/** A word of conversational English takes about this long; turns are recorded when they end. */
const wordMs = 300;

/** A gap this long is someone who left and came back, whatever the network did. */
const awayFromMs = 60_000;

export function nameOf(personas: readonly Persona[], id: string | null): string {
  return personas.find((persona) => persona.id === id)?.name ?? personas[0]?.name ?? text.prospect;
}

/** The line of the event at `index`, or null where there is nothing to show. */
export function lineAt(events: readonly RecordedEvent[], index: number, personas: readonly Persona[]): Line | null {
  const recorded = events[index];
  if (!recorded) return null;
  const { seq, atMs, event } = recorded;
  const turn = (mine: boolean, persona: string | null, said: string, tookMs: number, cut: boolean): TurnLine => {
    const before = events[index - 1]?.atMs ?? 0;
    return { is: 'turn', seq, fromMs: Math.max(before, atMs - tookMs), toMs: atMs, mine, persona, text: said, cut };
  };
  const between = (says: string, strong = false): BetweenLine => ({ is: 'between', seq, fromMs: atMs, says, strong });
  switch (event.kind) {
    case 'started':
      return null;
    case 'rep-turn':
      return turn(true, null, event.text, event.tookMs ?? wordsIn(event.text) * wordMs, false);
    case 'prospect-turn': {
      const heard = heardOf(event);
      if (heard.trim() === '') return between(text.unheard(nameOf(personas, event.persona)));
      return turn(false, event.persona, heard, wordsIn(heard) * wordMs, heard.length < event.text.trimEnd().length);
    }
    case 'hold':
      return between(event.filled ? text.filled(tenthsOf(event.ms)) : text.held(tenthsOf(event.ms)), !event.filled);
    case 'gap':
      return between((event.ms < awayFromMs ? text.gap : text.away)(durationOf(event.ms), clockOf(atMs)));
    case 'cue':
      return between(cueSays(event, personas));
    case 'ended':
      return between(text.ended[event.reason](firstNameOf(nameOf(personas, null))), true);
  }
}

function cueSays(event: Extract<RecordedEvent['event'], { kind: 'cue' }>, personas: readonly Persona[]): string {
  const name = nameOf(personas, event.persona ?? null);
  if (event.cue === 'silence') return text.silence(tenthsOf(event.ms ?? 0));
  return event.cue === 'joined' ? text.joined(name) : event.cue === 'left' ? text.left(name) : text.glitch;
}

export function linesOf(events: readonly RecordedEvent[], personas: readonly Persona[]): Line[] {
  return events.map((_, i) => lineAt(events, i, personas)).filter((line) => line !== null);
}
