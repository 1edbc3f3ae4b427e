import type { VoiceRequest } from '../prospect/voice.ts';
import { makeOrganisationShare, type ReserveCalls, type ShareRefusal } from './organisation-share.ts';

/** How many calls of the model a session may make, and an organisation on a day. */

export type CapReason = 'session-cap' | ShareRefusal;

/** Counts kept before the oldest are thrown out; the record still tells how far such a session has come. */
const mostKept = 50_000;

export function makeCaps(sessionCalls: number, reserve: ReserveCalls, now: () => number) {
  const made = new Map<string, number>();
  const share = makeOrganisationShare(reserve, now);

  function takeOfSession({ sessionId, transcript }: VoiceRequest): boolean {
    // what was said on other processes is known from the record, what was asked in vain from here
    const said = transcript.filter((line) => line.speaker === 'prospect').length;
    const calls = Math.max(made.get(sessionId) ?? 0, said);
    if (calls >= sessionCalls) return false;
    if (made.size >= mostKept) made.delete(made.keys().next().value as string);
    made.set(sessionId, calls + 1);
    return true;
  }

  return {
    /** Sees to it that a call for this organisation is reserved when it comes to be made. */
    prepare: ({ orgId }: Pick<VoiceRequest, 'orgId'>) => share.prepare(orgId),
    /** Counts a call, or says which cap stands against it: at once, unless calls have to be reserved first. */
    refuse(request: VoiceRequest): CapReason | null | Promise<CapReason | null> {
      return takeOfSession(request) ? share.refuse(request.orgId) : 'session-cap';
    },
  };
}
