import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { Member } from '../domain/member.ts';
import { Role } from '../domain/member.ts';
import type { SignInDatabase } from './connect.ts';
import { apiKey, member, organization, signIn, team, teamMember, user } from './schema/sign-in.ts';

/** Reads who is a member of what. The sign-in library writes these tables; nothing else does. */

export type Membership = { organisation: { id: string; name: string }; member: Member };

/** The membership of a user: in `orgId` where they have it, else their first. */
export async function findMembership(
  db: SignInDatabase,
  userId: string,
  orgId: string | null,
): Promise<Membership | null> {
  const rows = await db.drizzle
    .select({ id: organization.id, name: organization.name })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(member.userId, userId))
    .orderBy(asc(member.createdAt), asc(member.id));
  const organisation = rows.find((row) => row.id === orgId) ?? rows[0];
  if (!organisation) return null;
  const [found] = await readMembers(db, organisation.id, [userId]);
  return found ? { organisation, member: found } : null;
}

/** The given members of an organisation with their teams, by name. */
export async function readMembers(db: SignInDatabase, orgId: string, userIds: string[]): Promise<Member[]> {
  return userIds.length === 0 ? [] : readThose(db, orgId, inArray(member.userId, userIds));
}

/** Coaches and managers of any of the given teams. */
export async function readOverseers(db: SignInDatabase, orgId: string, teamIds: string[]): Promise<Member[]> {
  if (teamIds.length === 0) return [];
  const overseers: Role[] = ['coach', 'manager'];
  return readThose(db, orgId, and(inArray(member.role, overseers), inTeams(db, teamIds)));
}

/** Everyone in any of the given teams. */
export async function readTeammates(db: SignInDatabase, orgId: string, teamIds: string[]): Promise<Member[]> {
  return teamIds.length === 0 ? [] : readThose(db, orgId, inTeams(db, teamIds));
}

/** Of members: in any of these teams. */
function inTeams(db: SignInDatabase, teamIds: string[]): SQL {
  const those = db.drizzle
    .select({ userId: teamMember.userId })
    .from(teamMember)
    .where(inArray(teamMember.teamId, teamIds));
  return inArray(member.userId, those);
}

async function readThose(db: SignInDatabase, orgId: string, those: SQL | undefined): Promise<Member[]> {
  const rows = await db.drizzle
    .select({ id: user.id, name: user.name, role: member.role, teamId: team.id, teamName: team.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .leftJoin(teamMember, eq(teamMember.userId, member.userId))
    .leftJoin(team, and(eq(team.id, teamMember.teamId), eq(team.organizationId, member.organizationId)))
    .where(and(eq(member.organizationId, orgId), those))
    .orderBy(asc(user.name), asc(user.id), asc(team.name));
  const members = new Map<string, Member>();
  for (const row of rows) {
    const known = members.get(row.id) ?? { id: row.id, name: row.name, role: roleOf(row.role), teams: [] };
    if (row.teamId !== null && row.teamName !== null) known.teams.push({ id: row.teamId, name: row.teamName });
    members.set(row.id, known);
  }
  return [...members.values()];
}

/** A role this server doesn't know gives the least rights. */
function roleOf(text: string): Role {
  const parsed = Role.safeParse(text);
  return parsed.success ? parsed.data : 'rep';
}

type SeatKey = { signInId: string; userId: string; orgId: string };

/** Which of these sign-ins and keys still hold, for a user who is still a member of that organisation. */
export async function stillAdmitted(db: SignInDatabase, seats: readonly SeatKey[]): Promise<Set<string>> {
  if (seats.length === 0) return new Set();
  const ids = [...new Set(seats.map((seat) => seat.signInId))];
  const now = new Date();
  const [signIns, keys] = await Promise.all([
    db.drizzle
      .select({ signInId: signIn.id, userId: member.userId, orgId: member.organizationId })
      .from(signIn)
      .innerJoin(member, eq(member.userId, signIn.userId))
      .where(and(inArray(signIn.id, ids), gt(signIn.expiresAt, now))),
    // A key is gone as soon as the membership it hangs on is.
    db.drizzle
      .select({ signInId: apiKey.id, userId: apiKey.referenceId, orgId: apiKey.organizationId })
      .from(apiKey)
      .where(and(inArray(apiKey.id, ids), gt(apiKey.expiresAt, now))),
  ]);
  const key = (row: SeatKey) => `${row.signInId} ${row.userId} ${row.orgId}`;
  const held = new Set([...signIns, ...keys].map(key));
  return new Set(seats.filter((seat) => held.has(key(seat))).map((seat) => seat.signInId));
}
