/**
 * The calls an organisation may make on a day are counted where all processes see it. Each process
 * reserves them in blocks and the next block before the last is used up, so a rep seldom waits for
 * that count. What a process has reserved and not used is lost to that day.
 */

/** Reserves up to `calls` calls; `leftMs` is how long they may be made. Fewer than asked for: there are no more. */
export type ReserveCalls = (orgId: string, calls: number) => Promise<{ granted: number; leftMs: number }>;

/** All calls of the day are made, or nobody could say whether they are. */
export type ShareRefusal = 'organisation-cap' | 'cap-unknown';

/** Calls reserved at a time. */
export const blockSize = 20;
/** With fewer left than this the next block is reserved. */
const lowMark = 8;
/** The longest a rep waits for the count. */
const mostWaitMs = 300;
const dayMs = 86_400_000;

/** `until` is a time of the process's clock: the end of the day. */
type Share = { left: number; usedUp: boolean; until: number; pending: Promise<void> | null };

export function makeOrganisationShare(reserve: ReserveCalls, now: () => number) {
  const shares = new Map<string, Share>();

  /** The share as it stands; a new one at the start and after the end of the day. */
  function shareOf(orgId: string): Share {
    const known = shares.get(orgId);
    if (known && (known.pending || now() < known.until)) return known;
    const share: Share = { left: 0, usedUp: false, until: Number.NEGATIVE_INFINITY, pending: null };
    shares.set(orgId, share);
    return share;
  }

  function refill(orgId: string, share: Share): Promise<void> {
    share.pending ??= reserve(orgId, blockSize)
      .then(({ granted, leftMs }) => {
        const ends = now() + leftMs;
        // what was left of the day before is lost with it
        share.left = granted + (ends - share.until < dayMs / 2 ? share.left : 0);
        share.usedUp = granted < blockSize;
        share.until = ends;
      })
      .finally(() => {
        share.pending = null;
      });
    return share.pending;
  }

  /** The next block, in nobody's way; where it fails, the call that needs it asks again. */
  function refillBefore(orgId: string, share: Share): void {
    if (share.left < lowMark && !share.usedUp && !share.pending) refill(orgId, share).catch(() => {});
  }

  function take(orgId: string): 'taken' | 'used-up' | 'none-reserved' {
    const share = shareOf(orgId);
    if (share.left === 0 || now() >= share.until)
      return share.usedUp && now() < share.until ? 'used-up' : 'none-reserved';
    share.left -= 1;
    refillBefore(orgId, share);
    return 'taken';
  }

  async function takeAfterRefill(orgId: string): Promise<ShareRefusal | null> {
    const latest = now() + mostWaitMs;
    try {
      for (;;) {
        await within(latest - now(), refill(orgId, shareOf(orgId)));
        const taken = take(orgId);
        if (taken !== 'none-reserved') return taken === 'taken' ? null : 'organisation-cap';
      }
    } catch {
      return 'cap-unknown';
    }
  }

  return {
    prepare: (orgId: string) => refillBefore(orgId, shareOf(orgId)),
    refuse(orgId: string): ShareRefusal | null | Promise<ShareRefusal | null> {
      const taken = take(orgId);
      if (taken === 'none-reserved') return takeAfterRefill(orgId);
      return taken === 'taken' ? null : 'organisation-cap';
    },
  };
}

class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** What `work` comes to, or TooLate; it goes on by itself. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TooLate()), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
