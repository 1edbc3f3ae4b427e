import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { noteUse } from '../db/api-keys.ts';
import type { Database, SignInDatabase } from '../db/connect.ts';
import { findMembership, readMembers } from '../db/members.ts';
import { noteOpening } from '../db/openings.ts';
import { type FoundSession, findSession } from '../db/practice-sessions.ts';
import { type Member, mayOpen } from '../domain/member.ts';
import { nothingHere, Refusal } from './problem.ts';
import type { SignIn } from './sign-in.ts';

/** Who is asking, and whether this is theirs to open. */

export type Caller = {
  /** The sign-in, or the key, that lets them in. */
  signInId: string;
  byKey: boolean;
  email: string;
  member: Member;
  organisation: { id: string; name: string };
};
export type Env = { Bindings: Partial<HttpBindings>; Variables: { caller: Caller } };
export type GuardDeps = { signIn: SignIn; signInDb: SignInDatabase; db: Database };

/** Who the sign-in or the key of these headers is, in which organisation; null when nobody. */
export async function readCaller({ signIn, signInDb }: GuardDeps, headers: Headers): Promise<Caller | null> {
  const held = await signIn.read(headers);
  if (!held) return null;
  const found = await findMembership(signInDb, held.userId, held.activeOrganizationId);
  // A sign-in moves on to another organisation of its user; a key holds in its own alone.
  if (!found || (held.byKey && found.organisation.id !== held.activeOrganizationId)) return null;
  return { signInId: held.id, byKey: held.byKey, email: held.email, ...found };
}

/** Lets members through and nobody else. */
export function membersOnly(deps: GuardDeps) {
  return createMiddleware<Env>(async (c, next) => {
    const caller = await readCaller(deps, c.req.raw.headers);
    if (!caller) throw new Refusal(401, 'signed-out', 'Sign in to go on.');
    const waitMs = caller.byKey ? await noteUse(deps.signInDb, caller.signInId) : 0;
    if (waitMs > 0) {
      c.header('retry-after', String(Math.ceil(waitMs / 1000)));
      throw new Refusal(429, 'too-many-requests', 'This key was used too often. Wait a minute, then go on.', true);
    }
    c.set('caller', caller);
    c.header('cache-control', 'no-store');
    await next();
  });
}

/** After `membersOnly`: a sign-in, not a key, which if it got out must not lead any further. */
export function signedInOnly(says: string) {
  return createMiddleware<Env>(async (c, next) => {
    if (c.var.caller.byKey) throw new Refusal(403, 'sign-in-needed', says);
    await next();
  });
}

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A request by a member. */
export type Asked = Pick<Context<Env>, 'var'>;

/** The caller's own session of that id. Anyone else's doesn't exist for them. Throws Refusal. */
export async function ownSession(deps: GuardDeps, c: Asked, id: string): Promise<FoundSession> {
  const { session, mine } = await anySession(deps, c.var.caller, id);
  if (!mine) throw nothingHere();
  return session;
}

/** A session the caller may open. Opening somebody else's is noted, for its rep to see. Throws Refusal. */
export async function openSession(deps: GuardDeps, c: Asked, id: string) {
  const { caller } = c.var;
  const { session, mine } = await anySession(deps, caller, id);
  const [owner] = mine ? [caller.member] : await readMembers(deps.signInDb, caller.organisation.id, [session.memberId]);
  if (!owner || !mayOpen(caller.member, owner, session.visibility)) throw nothingHere();
  if (!mine) await noteOpening(deps.db, caller.organisation.id, session.id, caller.member.id);
  return { session, owner, mine };
}

async function anySession({ db }: GuardDeps, caller: Caller, id: string) {
  const session = uuid.test(id) ? await findSession(db, caller.organisation.id, id) : null;
  if (!session) throw nothingHere();
  return { session, mine: session.memberId === caller.member.id };
}
