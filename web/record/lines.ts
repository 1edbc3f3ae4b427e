import type { RecordedEvent } from '../../server/domain/record.ts';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { clockOf, durationOf, firstNameOf, midSentence, tenthsOf, timeOf, whenOf } from '../format.ts';
import { text } from './lines-text.ts';
import { heardOf, spokenMs } from './words.ts';

/** The record as lines of a transcript. */

export type Persona = SessionView['personas'][number];

export type TurnLine = {
  is: 'turn';
  seq: number;
  /** When the prospect's first word fell or the rep's first key, in active time. */
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

/** A gap this long is someone who left and came back, whatever the network did. */
const awayFromMs = 60_000;

export function nameOf(personas: readonly Persona[], id: string | null): string {
  return personas.find((persona) => persona.id === id)?.name ?? personas[0]?.name ?? text.prospect;
}

type ReplayOf = NonNullable<SessionView['replayOf']>;

/** What a session is a replay of, and from which time on its clock. */
export function replaySays({ atMs, startedAt }: ReplayOf, now: Date): string {
  const when = whenOf(startedAt, now);
  const day = /\d\d:\d\d$/.test(when) ? when : `${when}, ${timeOf(startedAt)}`;
  return text.replayed(clockOf(atMs), midSentence(day));
}

/** Where on the clock a replay from the rep turn at `seq` begins. */
export function replayFromMs(events: readonly RecordedEvent[], seq: number): number {
  return (
    events.findLast((each) => each.seq < seq && each.event.kind !== 'hold' && each.event.kind !== 'gap')?.atMs ?? 0
  );
}

/** The last event that a replay took over; null in a session that replays none. */
export function takenOver(events: readonly RecordedEvent[], replayOf: ReplayOf | null): number | null {
  if (!replayOf) return null;
  return events.findLast(({ seq, atMs }) => seq < replayOf.seq && atMs <= replayOf.atMs)?.seq ?? null;
}

const isQuiet = (recorded: RecordedEvent | undefined) =>
  recorded?.event.kind === 'cue' && recorded.event.cue === 'silence';

/** Neighbouring silences are one: from what was said before them to the first word after. */
function quietMs(events: readonly RecordedEvent[], last: number, personas: readonly Persona[]): number {
  let first = last;
  while (isQuiet(events[first - 1])) first--;
  const next = lineAt(events, last + 1, personas);
  const untilMs = next?.is === 'turn' ? next.fromMs : (events[last]?.atMs ?? 0);
  return untilMs - (events[first - 1]?.atMs ?? 0);
}

/** Breaks too short to have been noticed are left out of what is read afterwards. */
const blinkMs = 10_000;
export const withoutBlinks = (events: readonly RecordedEvent[]): RecordedEvent[] =>
  events.filter(({ event }) => event.kind !== 'gap' || event.ms >= blinkMs);

/** The line of the event at `index`, or null where there is nothing to show. */
export function lineAt(events: readonly RecordedEvent[], index: number, personas: readonly Persona[]): Line | null {
  const recorded = events[index];
  if (!recorded) return null;
  const { seq, atMs, event } = recorded;
  const turn = (persona: string | null, said: string, fromMs: number, cut = false): TurnLine => {
    const mine = event.kind === 'rep-turn';
    return { is: 'turn', seq, fromMs, toMs: atMs, mine, persona, text: said, cut };
  };
  const between = (says: string, strong = false): BetweenLine => ({ is: 'between', seq, fromMs: atMs, says, strong });
  switch (event.kind) {
    case 'started':
      return null;
    case 'rep-turn':
      return turn(null, event.text, Math.max(0, atMs - (event.tookMs ?? 0)));
    case 'prospect-turn': {
      const heard = heardOf(event);
      if (heard.trim() === '') return between(text.unheard(nameOf(personas, event.persona)));
      const fromMs = Math.max(events[index - 1]?.atMs ?? 0, atMs - spokenMs(heard));
      return turn(event.persona, heard, fromMs, heard.length < event.text.trimEnd().length);
    }
    case 'hold':
      return between(event.filled ? text.filled(tenthsOf(event.ms)) : text.held(tenthsOf(event.ms)), !event.filled);
    case 'gap':
      return between((event.ms < awayFromMs ? text.gap : text.away)(durationOf(event.ms), clockOf(atMs)));
    case 'hint':
      return between(text.hint(event.by, event.text), true);
    case 'cue':
      if (event.cue !== 'silence') return between(cueSays(event, personas));
      return isQuiet(events[index + 1]) ? null : between(quietSays(quietMs(events, index, personas)));
    case 'ended':
      return between(text.ended[event.reason](firstNameOf(nameOf(personas, null))), true);
  }
}

function cueSays(event: Extract<RecordedEvent['event'], { kind: 'cue' }>, personas: readonly Persona[]): string {
  const name = nameOf(personas, event.persona ?? null);
  return event.cue === 'joined' ? text.joined(name) : event.cue === 'left' ? text.left(name) : text.glitch;
}

const quietSays = (ms: number) => text.silence(ms < 60_000 ? tenthsOf(ms) : durationOf(ms));

/** Where a replay left what was said before. */
export function replayLine(replayOf: ReplayOf, now: Date): BetweenLine {
  const says = text.replayBegins(replaySays(replayOf, now));
  return { is: 'between', seq: replayOf.seq, fromMs: replayOf.atMs, says, strong: true };
}

export function linesOf(
  events: readonly RecordedEvent[],
  personas: readonly Persona[],
  replayOf: ReplayOf | null = null,
): Line[] {
  const last = takenOver(events, replayOf);
  return events.flatMap(({ seq }, i) => {
    const line = lineAt(events, i, personas);
    const begins = replayOf && seq === last ? [replayLine(replayOf, new Date())] : [];
    return line ? [line, ...begins] : begins;
  });
}
