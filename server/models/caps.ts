import { makeOrganisationShare, type ReserveCalls, type ShareRefusal } from './organisation-share.ts';

/** How many calls of the model a session may make, and an organisation on a day. */

/** `known`: calls that the record tells of, made on whatever process. */
export type Call = { orgId: string; sessionId: string; known: number };
export type CapReason = 'session-cap' | ShareRefusal;

/** Counts kept before the oldest are thrown out; the record still tells how far such a session has come. */
const mostKept = 50_000;

export function makeCaps(sessionCalls: number, reserve: ReserveCalls, now: () => number) {
  const made = new Map<string, number>();
  const share = makeOrganisationShare(reserve, now);

  function takeOfSession({ sessionId, known }: Call): boolean {
    const calls = Math.max(made.get(sessionId) ?? 0, known);
    if (calls >= sessionCalls) return false;
    if (made.size >= mostKept) made.delete(made.keys().next().value as string);
    made.set(sessionId, calls + 1);
    return true;
  }

  return {
    /** Sees to it that a call for this organisation is reserved when it comes to be made. */
    prepare: ({ orgId }: Pick<Call, 'orgId'>) => share.prepare(orgId),
    /** Counts a call, or says which cap stands against it: at once, unless calls have to be reserved first. */
    refuse(call: Call): CapReason | null | Promise<CapReason | null> {
      return takeOfSession(call) ? share.refuse(call.orgId) : 'session-cap';
    },
  };
}
