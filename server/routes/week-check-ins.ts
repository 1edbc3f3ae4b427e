import { listLatest } from '../db/check-ins.ts';
import { readMembers } from '../db/members.ts';
import { looksAfter, type Member } from '../domain/member.ts';
import type { CheckInToDo } from '../protocol/week-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';

/**
 * Check-ins of these reps that are due today or were before, the longest due first, then those who had none. One that
 * another coach or manager of the rep's held last is theirs to go on with.
 */
export async function readCheckInsDue(
  { db, signInDb }: AppDeps,
  { member, organisation }: Caller,
  reps: readonly Member[],
  today: string,
): Promise<CheckInToDo[]> {
  const found = await listLatest(
    db,
    organisation.id,
    reps.map(({ id }) => id),
  );
  const held = await readMembers(signInDb, organisation.id, [...new Set(found.map(({ byId }) => byId))]);
  const isAnothers = (rep: Member, byId: string) =>
    held.some((other) => other.id === byId && other.id !== member.id && looksAfter(other, rep));
  return reps
    .flatMap((rep): CheckInToDo[] => {
      const latest = found.find(({ repId }) => repId === rep.id);
      const isDue = !latest || (latest.nextOn <= today && !isAnothers(rep, latest.byId));
      return isDue ? [{ rep: { id: rep.id, name: rep.name }, on: latest?.nextOn ?? null }] : [];
    })
    .toSorted((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));
}
