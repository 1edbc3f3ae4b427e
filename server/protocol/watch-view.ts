import { z } from 'zod';
import { maxHintChars, RecordedEvent } from '../domain/record.ts';
import { PersonaView } from './session-view.ts';

/** Shapes of the HTTP answers to those who watch a live session. */

export const WatchableSession = z.object({
  session: z.string(),
  rep: z.string(),
  title: z.string(),
  prospect: z.string(),
  startedAt: z.string(),
  turns: z.int(),
});
export type WatchableSession = z.infer<typeof WatchableSession>;

/** What the rep has seen by now, and nothing else. */
export const WatchView = z.object({
  status: z.enum(['live', 'ended']),
  title: z.string(),
  rep: z.string(),
  personas: z.array(PersonaView),
  /** Those after the asked-for seq. */
  events: z.array(RecordedEvent),
});
export type WatchView = z.infer<typeof WatchView>;

/** What the socket of a watcher is sent; it takes nothing. */
export const WatchMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), ...RecordedEvent.shape }),
  /** Words of the prospect-turn that will have seq `turn`, from character `at` of its text on. */
  z.object({ type: z.literal('delta'), turn: z.int(), at: z.int(), text: z.string(), persona: z.string() }),
  /** Every two seconds at least: nothing was missed. */
  z.object({ type: z.literal('here') }),
  /** The session is over. */
  z.object({ type: z.literal('over') }),
  /** They may not watch, or not any longer. */
  z.object({ type: z.literal('closed') }),
]);
export type WatchMessage = z.infer<typeof WatchMessage>;

/** Postgres keeps neither a NUL nor half of a surrogate pair. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

export const NewHint = z.strictObject({ text: z.string().overwrite(storable).trim().min(1).max(maxHintChars) });
export type NewHint = z.infer<typeof NewHint>;
