import { hashPassword } from 'better-auth/crypto';
import { v7 as uuidv7 } from 'uuid';
import type { SignInDatabase } from '../server/db/connect.ts';
import { account, member, organization, team, teamMember, user } from '../server/db/schema/sign-in.ts';
import type { Role } from '../server/domain/member.ts';

/** Builds organisations with people in them. Everyone's password is `password`. */

export const password = 'a-long-password';
let hashed: Promise<string> | undefined;

export type Person = { id: string; email: string; name: string; role: Role };
export type Organisation = { id: string; slug: string; teams: Record<string, string>; people: Record<string, Person> };

/** Who is in the organisation: the role and the teams of each, by a short name that becomes part of their address. */
export type Cast = Record<string, { role: Role; teams?: string[] }>;

/** One of each role, rep and coach and manager in the same team. */
export const oneOfEach: Cast = {
  rep: { role: 'rep', teams: ['north'] },
  coach: { role: 'coach', teams: ['north'] },
  manager: { role: 'manager', teams: ['north'] },
  admin: { role: 'admin' },
};

export async function buildOrganisation(
  db: SignInDatabase,
  slug: string,
  cast: Cast = oneOfEach,
): Promise<Organisation> {
  hashed ??= hashPassword(password);
  const hash = await hashed;
  const id = uuidv7();
  await db.drizzle.insert(organization).values({ id, name: slug, slug });
  const built: Organisation = { id, slug, teams: {}, people: {} };
  for (const name of new Set(Object.values(cast).flatMap((person) => person.teams ?? []))) {
    built.teams[name] = uuidv7();
    await db.drizzle.insert(team).values({ id: built.teams[name], name, organizationId: id });
  }
  for (const [name, { role, teams = [] }] of Object.entries(cast)) {
    const person: Person = { id: uuidv7(), email: `${name}@${slug}.example`, name: `${name} of ${slug}`, role };
    await db.drizzle.insert(user).values({ ...person, emailVerified: true });
    await db.drizzle
      .insert(account)
      .values({ id: uuidv7(), accountId: person.id, providerId: 'credential', userId: person.id, password: hash });
    await db.drizzle.insert(member).values({ id: uuidv7(), organizationId: id, userId: person.id, role });
    for (const each of teams)
      await db.drizzle.insert(teamMember).values({ id: uuidv7(), teamId: built.teams[each]!, userId: person.id });
    built.people[name] = person;
  }
  return built;
}
