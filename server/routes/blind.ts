import { blindSessions } from '../db/rating-rounds.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { Refusal } from './problem.ts';

/** Whoever rates a session blind sees no score of it, on any page, until everybody has rated it. */

type Asking = Pick<AppDeps, 'db'>;

/** Sessions whose scores the caller may not see yet. */
export async function blindFor({ db }: Asking, { member, organisation }: Caller): Promise<Set<string>> {
  const judges = member.role === 'coach' || member.role === 'manager';
  return judges ? blindSessions(db, organisation.id, member.id) : new Set();
}

export const isBlind = async (deps: Asking, caller: Caller, session: string): Promise<boolean> =>
  (await blindFor(deps, caller)).has(session);

export async function withoutScores<T extends { id: string; overall: number | null; level: unknown }>(
  deps: Asking,
  caller: Caller,
  sessions: readonly T[],
): Promise<T[]> {
  const hidden = await blindFor(deps, caller);
  return sessions.map((session) => (hidden.has(session.id) ? { ...session, overall: null, level: null } : session));
}

export const blind = () =>
  new Refusal(409, 'blind', 'You rate this session blind: its scores come when every rating is in. See Calibration.');
