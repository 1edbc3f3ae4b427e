import { and, desc, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { mayStep, type WinStep, winState } from '../domain/win.ts';
import type { Database } from './connect.ts';
import { goal } from './schema/goal.ts';
import { win } from './schema/win.ts';
import { inOrg } from './tenant.ts';

/** What is worth telling a team, and goals that were met. */

export type FoundWin = typeof win.$inferSelect;
type NewWinRow = Pick<FoundWin, 'teamId' | 'memberId' | 'about' | 'says' | 'askedBy'>;

/** All of a team's, as those who ask see them. */
export function readTeamWins(db: Database, orgId: string, teamId: string, since: Date): Promise<FoundWin[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(win)
      .where(and(eq(win.orgId, orgId), eq(win.teamId, teamId), gte(win.askedAt, since)))
      .orderBy(desc(win.askedAt)),
  );
}

/** Posted to any of these teams and not withdrawn, and the member's own that wait for their word. */
export function readWinsFor(db: Database, orgId: string, memberId: string, teams: readonly string[], since: Date) {
  const posted = teams.length > 0 ? and(inArray(win.teamId, [...teams]), isNotNull(win.postedAt)) : undefined;
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(win)
      .where(
        and(
          eq(win.orgId, orgId),
          isNull(win.withdrawnAt),
          gte(win.askedAt, since),
          or(posted, eq(win.memberId, memberId)),
        ),
      )
      .orderBy(desc(win.askedAt)),
  );
}

/** Null where the same was asked and not withdrawn. */
export async function askForWin(db: Database, orgId: string, row: NewWinRow): Promise<FoundWin | null> {
  return inOrg(db, orgId, async (tx) => {
    const same = and(
      eq(win.orgId, orgId),
      eq(win.memberId, row.memberId),
      eq(win.about, row.about),
      isNull(win.withdrawnAt),
    );
    if ((await tx.select({ id: win.id }).from(win).where(same)).length > 0) return null;
    const [made] = await tx
      .insert(win)
      .values({ orgId, id: uuidv7(), ...row })
      .returning();
    return made ?? null;
  });
}

const changes: Record<WinStep, () => Partial<FoundWin>> = {
  agree: () => ({ agreedAt: new Date() }),
  post: () => ({ postedAt: new Date() }),
  withdraw: () => ({ withdrawnAt: new Date() }),
};

/** `no-such`: there is none that this person has a say in. `not-now`: its state doesn't allow it. */
export async function stepWin(
  db: Database,
  orgId: string,
  id: string,
  step: WinStep,
  who: { member: string; overseen: readonly string[] },
): Promise<FoundWin | 'no-such' | 'not-now'> {
  return inOrg(db, orgId, async (tx) => {
    const that = and(eq(win.orgId, orgId), eq(win.id, id));
    const [found] = await tx.select().from(win).where(that).for('update');
    if (!found) return 'no-such';
    const isRep = found.memberId === who.member;
    if (!isRep && !who.overseen.includes(found.teamId)) return 'no-such';
    if (!mayStep(step, winState(found), isRep ? 'rep' : 'overseer')) return 'not-now';
    const [changed] = await tx.update(win).set(changes[step]()).where(that).returning();
    return changed ?? 'no-such';
  });
}

/** Goals of these members that were met since. */
export async function readMetGoals(db: Database, orgId: string, members: readonly string[], since: Date) {
  if (members.length === 0) return [];
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ id: goal.id, memberId: goal.memberId, says: goal.says, progress: goal.progress })
      .from(goal)
      .where(
        and(
          eq(goal.orgId, orgId),
          inArray(goal.memberId, [...members]),
          eq(goal.status, 'met'),
          gte(goal.closedAt, since),
        ),
      ),
  );
  return rows.flatMap(({ id, memberId, says, progress }) =>
    memberId === null
      ? []
      : [
          {
            id,
            memberId,
            says,
            value: progress?.value ?? null,
            low: progress?.low ?? null,
            high: progress?.high ?? null,
            sessions: progress?.sessions ?? 0,
          },
        ],
  );
}
