import { Worker } from 'node:worker_threads';
import type { PlayedSession } from '../db/played-sessions.ts';

/** Plays the demo team's weeks in threads of their own, so that the database can start meanwhile. */

export type ToPlay = { content: string; midnightMs: number };
export type PartToPlay = ToPlay & { part: number; parts: number };
/** A session whose member is named instead of given by id, in no organisation yet. */
export type NamedSession = PlayedSession;

const parts = 2;

function playPart(toPlay: PartToPlay): Promise<NamedSession[]> {
  const worker = new Worker(new URL('./play-worker.ts', import.meta.url), { workerData: toPlay });
  return new Promise((found, failed) => {
    worker.once('message', found);
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`who plays the demo left with ${code}`)));
  });
}

/** Oldest first. */
export async function playInThreads(toPlay: ToPlay): Promise<NamedSession[]> {
  const played = await Promise.all(Array.from({ length: parts }, (_, part) => playPart({ ...toPlay, part, parts })));
  return played.flat().toSorted((a, b) => startOf(a) - startOf(b));
}

const startOf = ({ row }: NamedSession) => row.startedAt?.getTime() ?? 0;

/** Sessions of names become those of members. */
export const ofMembers = (
  sessions: readonly NamedSession[],
  { orgId, people }: { orgId: string; people: ReadonlyMap<string, string> },
): PlayedSession[] =>
  sessions.flatMap(({ row, ...rest }) => {
    const memberId = people.get(row.memberId);
    return memberId === undefined ? [] : [{ ...rest, row: { ...row, orgId, memberId } }];
  });
