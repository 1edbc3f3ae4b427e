import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../domain/member.ts';
import type { SignInDatabase } from './connect.ts';
import { account, member, organization, team, teamMember, user } from './schema/sign-in.ts';

/** The demo organisation: invented people, one of each role, whose password anyone may know. */

export const demoPassword = 'practice-makes';

type DemoMember = { email: string; name: string; role: Role; says: string };

export const demoMembers: DemoMember[] = [
  {
    email: 'rep@demo.pushback.local',
    name: 'Imogen Hart',
    role: 'rep',
    says: 'Practise a call and read your scorecard',
  },
  { email: 'rep2@demo.pushback.local', name: 'Daniel Okoro', role: 'rep', says: 'A second rep in the same team' },
  { email: 'coach@demo.pushback.local', name: 'Rosalind Kemble', role: 'coach', says: 'Read what reps have shared' },
  { email: 'manager@demo.pushback.local', name: 'Stephen Reyes', role: 'manager', says: 'Lead the team' },
  { email: 'admin@demo.pushback.local', name: 'Helen Marsh', role: 'admin', says: 'Settle members and teams' },
];
const teamName = 'North';
const inTeam: Role[] = ['rep', 'coach', 'manager'];
/** The rest of the team: nobody signs in as one of them. */
const colleagues = [
  'Marta Lindgren',
  'Tomasz Bell',
  'Aoife Brennan',
  'Ravi Menon',
  'Grace Whitlock',
  'Hugo Fennell',
  'Yasmin Farouk',
];
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@demo.pushback.local`;

/**
 * Makes the demo organisation where it is missing, with the rest of its team where it has a history. Any number of
 * processes may at once. `hash` is the sign-in library's.
 */
export async function makeDemo(
  db: SignInDatabase,
  hash: (password: string) => Promise<string>,
  { history = false } = {},
): Promise<void> {
  const others = history ? colleagues : [];
  await db.drizzle.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('pushback.demo'))`);
    const organizationId = uuidv7();
    const made = await tx
      .insert(organization)
      .values({ id: organizationId, name: 'Brightwater Demo', slug: 'demo' })
      .onConflictDoNothing()
      .returning({ id: organization.id });
    if (made.length === 0) return;
    const teamId = uuidv7();
    await tx.insert(team).values({ id: teamId, name: teamName, organizationId, memberCount: 4 + others.length });
    const password = await hash(demoPassword);
    for (const { email, name, role } of demoMembers) {
      const userId = uuidv7();
      await tx.insert(user).values({ id: userId, name, email, emailVerified: true });
      await tx.insert(account).values({ id: uuidv7(), accountId: userId, providerId: 'credential', userId, password });
      await tx.insert(member).values({ id: uuidv7(), organizationId, userId, role });
      if (inTeam.includes(role)) await tx.insert(teamMember).values({ id: uuidv7(), teamId, userId });
    }
    for (const name of others) {
      const userId = uuidv7();
      await tx.insert(user).values({ id: userId, name, email: addressOf(name), emailVerified: true });
      await tx.insert(member).values({ id: uuidv7(), organizationId, userId, role: 'rep' });
      await tx.insert(teamMember).values({ id: uuidv7(), teamId, userId });
    }
  });
}

export type FoundDemo = { orgId: string; teamId: string; people: Map<string, string> };

/** The demo organisation's team, and its people by name; null where there is no demo organisation. */
export async function findDemo(db: SignInDatabase): Promise<FoundDemo | null> {
  const rows = await db.drizzle
    .select({ orgId: organization.id, teamId: team.id, id: user.id, name: user.name })
    .from(organization)
    .innerJoin(team, eq(team.organizationId, organization.id))
    .innerJoin(member, eq(member.organizationId, organization.id))
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(organization.slug, 'demo'), eq(team.name, teamName)));
  const [first] = rows;
  return first
    ? { orgId: first.orgId, teamId: first.teamId, people: new Map(rows.map(({ name, id }) => [name, id])) }
    : null;
}
