import { readTeammates } from '../db/members.ts';
import { readSettings } from '../db/org-settings.ts';
import type { Member } from '../domain/member.ts';
import { dayIn, type OrgSettings } from '../domain/org-settings.ts';
import type { Whose } from '../protocol/assignment-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { nothingHere } from './problem.ts';
import { readOwners } from './shared.ts';

/** Whose goals and practice a coach or a manager looks after: reps of their teams, and those teams. */

export type Overseen = { people: Member[]; teams: Member['teams'] };

const overseers = ['coach', 'manager'];

export async function readOverseen(deps: AppDeps, caller: Caller): Promise<Overseen> {
  if (!overseers.includes(caller.member.role)) return { people: [], teams: [] };
  const people = (await readOwners(deps, caller)).filter(({ role }) => role === 'rep');
  return { people, teams: caller.member.teams };
}

/** The people and teams a coach or a manager looks after. For everyone else there is nothing here. */
export async function overseenOnly(deps: AppDeps, caller: Caller): Promise<Overseen> {
  if (!overseers.includes(caller.member.role)) throw nothingHere();
  return readOverseen(deps, caller);
}

/** The reps of a team, by name. */
export async function readReps({ signInDb }: AppDeps, orgId: string, teamId: string): Promise<Member[]> {
  return (await readTeammates(signInDb, orgId, [teamId])).filter(({ role }) => role === 'rep');
}

/** The one that is named, among those the caller looks after; anyone else doesn't exist for them. Throws Refusal. */
export function whoseOf(overseen: Overseen, named: { member?: string | undefined; team?: string | undefined }): Whose {
  const found = named.member
    ? overseen.people.find(({ id }) => id === named.member)
    : overseen.teams.find(({ id }) => id === named.team);
  if (!found) throw nothingHere();
  return { kind: named.member ? 'member' : 'team', id: found.id, name: found.name };
}

export type Today = { today: string; settings: OrgSettings };

/** The day it is in the organisation's time zone. */
export async function readToday({ db }: AppDeps, orgId: string): Promise<Today> {
  const settings = await readSettings(db, orgId);
  return { today: dayIn(settings.timeZone, new Date()), settings };
}
