import { countDone, readQueue } from '../db/coach-checks.ts';
import { readWeek } from '../db/coach-weeks.ts';
import { readMembers } from '../db/members.ts';
import { readSettings } from '../db/org-settings.ts';
import { mondayOf, usualWeek } from '../domain/coaching.ts';
import { dayIn } from '../domain/org-settings.ts';
import type { QueueView } from '../protocol/coaching-view.ts';
import { withoutScores } from './blind.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readOwners } from './shared.ts';

/** The first `limit` of what waits for a coach, and how their week stands. Empty for whoever coaches nobody. */
export async function readQueueView(deps: AppDeps, caller: Caller, limit: number): Promise<QueueView> {
  const { db, raw, signInDb } = deps;
  const { member, organisation } = caller;
  const owners = new Map((await readOwners(deps, caller)).map((owner) => [owner.id, owner]));
  const { timeZone } = await readSettings(db, organisation.id);
  const from = mondayOf(dayIn(timeZone, new Date()));
  const [found, wanted, done] = await Promise.all([
    readQueue(raw, organisation.id, [...owners.keys()], limit + 1),
    readWeek(db, organisation.id, member.id),
    countDone(raw, organisation.id, member.id, { from, timeZone }),
  ]);
  const claimers = await readMembers(signInDb, organisation.id, [
    ...new Set(found.flatMap(({ claimedBy }) => claimedBy ?? [])),
  ]);
  const seen = await withoutScores(
    deps,
    caller,
    found.map((row) => ({ ...row, id: row.sessionId, level: null })),
  );
  const names = new Map(claimers.map(({ id, name }) => [id, name]));
  return {
    items: seen.slice(0, limit).map(({ sessionId, memberId, at, since, claimedBy, id: _, level: __, ...rest }) => ({
      ...{ session: sessionId, ...rest, at: (at ?? since).toISOString(), since: since.toISOString() },
      member: { id: memberId, name: owners.get(memberId)?.name ?? '' },
      claimedBy: claimedBy ? { name: names.get(claimedBy) ?? 'A former member', mine: claimedBy === member.id } : null,
    })),
    more: found.length > limit,
    week: { wanted: wanted ?? usualWeek, done, from },
  };
}
