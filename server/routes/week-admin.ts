import { readSettings, readSettled } from '../db/org-settings.ts';
import { readOpenInvitations, readPeople, readTeams } from '../db/people.ts';
import { type Member, type Role, roles } from '../domain/member.ts';
import type { AdminWeek, SetupGap } from '../protocol/week-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';

/** An admin's first page: people and settings, and what is not set up yet. Nothing of anyone's practice. */

/** An invitation is told of in its last days. */
const endingMs = 2 * 86_400_000;

type Known = {
  members: readonly Pick<Member, 'name' | 'role' | 'teams'>[];
  teams: readonly { id: string; name: string }[];
  invitations: readonly { email: string; expiresAt: Date }[];
  mail: boolean;
  timeZoneSettled: boolean;
};

/** What keeps somebody from being practised with, led or told, the gravest first. */
export function gapsIn({ members, teams, invitations, mail, timeZoneSettled }: Known, now: Date): SetupGap[] {
  const of = (role: Role) => members.filter((member) => member.role === role);
  const inTeam = (id: string, wanted: readonly Role[]) =>
    members.some((member) => wanted.includes(member.role) && member.teams.some((team) => team.id === id));
  const named = (what: SetupGap['what'], all: readonly { name: string }[]): SetupGap[] =>
    all.length > 0 ? [{ what, names: all.map(({ name }) => name) }] : [];
  const bare = (what: SetupGap['what'], missing: boolean): SetupGap[] => (missing ? [{ what, names: [] }] : []);
  const ending = invitations.filter(({ expiresAt }) => expiresAt.getTime() - now.getTime() < endingMs);
  return [
    ...bare('no team', teams.length === 0),
    ...bare('no rep', of('rep').length === 0),
    ...bare('no manager', of('manager').length === 0),
    ...bare('no coach', of('coach').length === 0),
    ...named(
      'no team for',
      members.filter(({ role, teams: theirs }) => role !== 'admin' && theirs.length === 0),
    ),
    ...named(
      'nobody in team',
      teams.filter(({ id }) => !inTeam(id, ['rep'])),
    ),
    ...named(
      'nobody over team',
      teams.filter(({ id }) => inTeam(id, ['rep']) && !inTeam(id, ['coach', 'manager'])),
    ),
    ...named(
      'invitation ends',
      ending.map(({ email }) => ({ name: email })),
    ),
    ...bare('time zone', !timeZoneSettled),
    ...bare('no mail', !mail),
  ];
}

export async function readAdminWeek(deps: AppDeps, { organisation }: Caller): Promise<Omit<AdminWeek, 'own'>> {
  const { db, signInDb, outgoing } = deps;
  const [members, teams, invitations, settings, settled] = await Promise.all([
    readPeople(signInDb, organisation.id),
    readTeams(signInDb, organisation.id),
    readOpenInvitations(signInDb, organisation.id),
    readSettings(db, organisation.id),
    readSettled(db, organisation.id),
  ]);
  const { mail } = outgoing;
  const known = { members, teams, invitations, mail, timeZoneSettled: settled.has('timeZone') };
  const counts = roles.map((role) => [role, members.filter((member) => member.role === role).length] as const);
  return {
    for: 'admin',
    gaps: gapsIn(known, new Date()),
    people: Object.fromEntries(counts) as Record<Role, number>,
    teams: teams.length,
    invitations: invitations.length,
    settings,
    mail,
    secondListener: deps.secondListener,
  };
}
