import { listCheckIns } from '../db/check-ins.ts';
import { readReadComments } from '../db/coach-notes.ts';
import type { Database } from '../db/connect.ts';
import { readGoalsOf, readOpenSessions } from '../db/review-goals.ts';
import { dayStart } from '../domain/day.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import type { PointSource } from '../domain/review.ts';
import type { Seen } from '../protocol/review-view.ts';

/** What a rep has seen already, that an improvement may name: their check-ins, goals and scorecards, and what a coach said. */

/** Further back nothing is fresh any more. */
const daysBack = 180;
const most = 60;

const short = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text);

export async function readSeen(
  db: Database,
  orgId: string,
  repId: string,
  { today, timeZone }: { today: string; timeZone: string },
  /** Of these the reader is told no score. */
  blind: ReadonlySet<string> = new Set(),
): Promise<Seen[]> {
  const first = dayAfter(today, -daysBack);
  const within = { repId, from: dayStart(timeZone, first), to: dayStart(timeZone, dayAfter(today, 1)) };
  const [checkIns, goals, sessions, comments] = await Promise.all([
    listCheckIns(db, orgId, [repId], most),
    readGoalsOf(db, orgId, repId),
    readOpenSessions(db, orgId, { ...within, openOnly: true, limit: most }),
    readReadComments(db, orgId, repId, within.from, most),
  ]);
  return [
    ...checkIns.map(
      ({ id, onDay, progress, obstacles, support }): Seen => ({
        ...{ kind: 'check-in', id, on: onDay, link: `/check-ins#c-${id}` },
        says: short(progress || obstacles || support),
      }),
    ),
    ...goals.map(
      ({ id, setOn, says }): Seen => ({ kind: 'goal', id, on: setOn, says: short(says), link: `/goals/${id}` }),
    ),
    ...comments.map(
      ({ id, sessionId, seq, says, madeAt }): Seen => ({
        ...{ kind: 'comment', id, on: dayIn(timeZone, madeAt), says: short(says) },
        link: `/sessions/${sessionId}${seq === null ? '' : `#t-${seq}`}`,
      }),
    ),
    ...sessions.map(
      ({ session, at, title, overall, source }): Seen => ({
        ...{ kind: 'scorecard', id: session, on: dayIn(timeZone, at) },
        says: `${title ?? 'A call'}, scored${blind.has(session) ? '' : ` ${Math.round(overall)}`}`,
        link: source === 'call' ? `/calls/${session}` : `/sessions/${session}`,
      }),
    ),
  ];
}

export const findSeen = (seen: readonly Seen[], source: PointSource | null): Seen | null =>
  (source && seen.find(({ kind, id }) => kind === source.kind && id === source.id)) ?? null;
