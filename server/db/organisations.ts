import { and, asc, eq } from 'drizzle-orm';
import { type Member, Role } from '../domain/member.ts';
import type { SignInDatabase } from './connect.ts';
import { member, organization, team, teamMember, user } from './schema/sign-in.ts';

/** Every organisation with everyone in it, for what the server does by itself. */

export type Organisation = { id: string; name: string };
export type Mailable = Member & { email: string };

export function readOrganisations(db: SignInDatabase): Promise<Organisation[]> {
  return db.drizzle
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .orderBy(asc(organization.id));
}

export async function findOrganisation(db: SignInDatabase, id: string): Promise<Organisation | null> {
  const [found] = await db.drizzle
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(eq(organization.id, id));
  return found ?? null;
}

export async function readEveryone(db: SignInDatabase, orgId: string): Promise<Mailable[]> {
  const rows = await db.drizzle
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: member.role,
      teamId: team.id,
      teamName: team.name,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .leftJoin(teamMember, eq(teamMember.userId, member.userId))
    .leftJoin(team, and(eq(team.id, teamMember.teamId), eq(team.organizationId, member.organizationId)))
    .where(eq(member.organizationId, orgId))
    .orderBy(asc(user.name), asc(user.id));
  const people = new Map<string, Mailable>();
  for (const { teamId, teamName, role, ...row } of rows) {
    const known = people.get(row.id) ?? { ...row, role: Role.safeParse(role).data ?? 'rep', teams: [] };
    if (teamId !== null && teamName !== null) known.teams.push({ id: teamId, name: teamName });
    people.set(row.id, known);
  }
  return [...people.values()];
}
