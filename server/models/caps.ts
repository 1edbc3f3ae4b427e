import type { VoiceRequest } from '../prospect/voice.ts';

/** How many calls of the model a session and an organisation may make within an hour. Counted in this process. */

const hourMs = 3_600_000;
/** Counts kept before the old ones are thrown out. */
const mostKept = 50_000;

export type CapReason = 'session-cap' | 'organisation-cap';

export function makeCaps(sessionCalls: number, organisationCalls: number, now: () => number) {
  const sessions = makeCount(sessionCalls, now);
  const organisations = makeCount(organisationCalls, now);
  return {
    /** Counts a call, or says which cap stands against it. */
    refuse({ sessionId, orgId }: VoiceRequest): CapReason | null {
      if (!sessions.take(sessionId)) return 'session-cap';
      return organisations.take(orgId) ? null : 'organisation-cap';
    },
  };
}

function makeCount(most: number, now: () => number) {
  const counts = new Map<string, { calls: number; at: number }>();
  const isOld = ({ at }: { at: number }) => now() - at > hourMs;

  function forgetOld() {
    for (const [key, count] of counts) if (isOld(count)) counts.delete(key);
  }

  return {
    take(key: string): boolean {
      const known = counts.get(key);
      if (known && !isOld(known)) {
        known.calls += 1;
        return known.calls <= most;
      }
      if (counts.size >= mostKept) forgetOld();
      counts.set(key, { calls: 1, at: now() });
      return most > 0;
    },
  };
}
