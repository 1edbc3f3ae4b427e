import { createHash } from 'node:crypto';
import type { ClientMessage } from '../protocol/live.ts';

/** What a room reads from a rep's message besides its words. */

export type Say = Extract<ClientMessage, { type: 'say' }>;

/** Tells a message sent again from another one under the same id. */
export function hashOf({ type: _type, id: _id, ...payload }: Say): string {
  const entries = Object.entries(payload).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url');
}

/** The rep's turn to speak: since when, and when the first key was pressed. Active time. */
export type Waited = { finishedMs: number; typedMs: number | null };

/** Durations only: the client's own clock is never trusted as a time. */
export function replyTimes({ startedMs, endedMs }: Say, { finishedMs, typedMs }: Waited, atMs: number) {
  const waitedMs = Math.max(0, atMs - finishedMs);
  const tookMs = startedMs === undefined || endedMs === undefined ? null : clamp(endedMs - startedMs, waitedMs);
  const replyMs = typedMs === null ? waitedMs - (tookMs ?? 0) : typedMs - finishedMs;
  return { replyMs: clamp(replyMs, waitedMs), tookMs };
}

const clamp = (ms: number, mostMs: number) => Math.round(Math.min(Math.max(0, ms), mostMs));
