import { and, asc, count, eq, gt } from 'drizzle-orm';
import { Role } from '../domain/member.ts';
import type { SignInDatabase } from './connect.ts';
import { readMembers } from './members.ts';
import { invitation, member, organization, team, teamMember, user } from './schema/sign-in.ts';

/** An organisation as its admin settles it, and an invitation as the invited sees it. */

/** A role this server doesn't know gives the least rights. */
const roleOf = (text: string | null): Role => Role.safeParse(text).data ?? 'rep';

export async function readPeople(db: SignInDatabase, orgId: string) {
  const rows = await db.drizzle
    .select({ id: user.id, membership: member.id, email: user.email })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organizationId, orgId));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const members = await readMembers(db, orgId, [...byId.keys()]);
  return members.flatMap((each) => {
    const row = byId.get(each.id);
    return row ? [{ ...row, ...each }] : [];
  });
}

export async function readTeams(db: SignInDatabase, orgId: string) {
  return db.drizzle
    .select({ id: team.id, name: team.name, members: count(teamMember.id) })
    .from(team)
    .leftJoin(teamMember, eq(teamMember.teamId, team.id))
    .where(eq(team.organizationId, orgId))
    .groupBy(team.id)
    .orderBy(asc(team.name), asc(team.id));
}

const open = () => and(eq(invitation.status, 'pending'), gt(invitation.expiresAt, new Date()));

export async function readOpenInvitations(db: SignInDatabase, orgId: string) {
  const rows = await db.drizzle
    .select({ invitation, team: team.name })
    .from(invitation)
    .leftJoin(team, eq(team.id, invitation.teamId))
    .where(and(eq(invitation.organizationId, orgId), open()))
    .orderBy(asc(invitation.createdAt), asc(invitation.id));
  return rows.map((row) => ({ ...row.invitation, role: roleOf(row.invitation.role), team: row.team }));
}

/** Null where there is no such invitation, or it was used, taken back or has run out. */
export async function findOpenInvitation(db: SignInDatabase, id: string) {
  const [found] = await db.drizzle
    .select({ invitation, team: team.name, organisation: organization.name, userId: user.id })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .leftJoin(team, eq(team.id, invitation.teamId))
    .leftJoin(user, eq(user.email, invitation.email))
    .where(and(eq(invitation.id, id), open()));
  if (!found) return null;
  const { email, role, expiresAt } = found.invitation;
  const { team: teamName, organisation, userId } = found;
  return { id, organisation, email, role: roleOf(role), team: teamName, expiresAt, known: userId !== null };
}
