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

/** Postgres keeps neither a NUL nor half of a surrogate pair. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

export const NewHint = z.strictObject({ text: z.string().overwrite(storable).trim().min(1).max(maxHintChars) });
export type NewHint = z.infer<typeof NewHint>;
