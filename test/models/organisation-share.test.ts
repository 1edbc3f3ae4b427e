import { describe, expect, it, vi } from 'vitest';
import { blockSize, makeOrganisationShare } from '../../server/models/organisation-share.ts';

const hourMs = 3_600_000;

/** A count of so many calls a day that answers when it is told to. */
function makeDay(most: number) {
  let left = most;
  let clockMs = 0;
  const waiting: (() => void)[] = [];
  const asked: number[] = [];
  const share = makeOrganisationShare(
    (_org, calls) => {
      asked.push(calls);
      return new Promise((resolve) => {
        waiting.push(() => {
          const granted = Math.min(calls, left);
          left -= granted;
          resolve({ granted, leftMs: 24 * hourMs - (clockMs % (24 * hourMs)) });
        });
      });
    },
    () => clockMs,
  );
  const answer = () => {
    for (const go of waiting.splice(0)) go();
    return new Promise<void>((done) => setImmediate(done));
  };
  return {
    ...{ share, asked, answer },
    nextDay(calls: number) {
      clockMs = 24 * hourMs;
      left = calls;
    },
    async take(count: number): Promise<(string | null)[]> {
      const taken = Array.from({ length: count }, () => share.refuse('org'));
      while (waiting.length > 0) await answer();
      return Promise.all(taken);
    },
  };
}
const counts = (reasons: (string | null)[]) => ({
  made: reasons.filter((reason) => reason === null).length,
  refused: reasons.filter((reason) => reason === 'organisation-cap').length,
});

describe('the calls of an organisation', () => {
  it('[MODEL11] are made up to the cap and not once more, one by one or all at once', async () => {
    for (const most of [0, 1, blockSize, blockSize + 3, 5 * blockSize]) {
      const day = makeDay(most);
      expect(counts(await day.take(most + 30))).toEqual({ made: most, refused: 30 });
      expect(counts(await day.take(1))).toEqual({ made: 0, refused: 1 });
    }
    const day = makeDay(45);
    const reasons = [];
    for (let i = 0; i < 50; i++) reasons.push(...(await day.take(1)));
    expect(counts(reasons)).toEqual({ made: 45, refused: 5 });
  });

  it('[MODEL11] are asked after no more once the day is used up, and begin again with the next', async () => {
    const day = makeDay(blockSize + 1);
    await day.take(2 * blockSize);
    const asked = day.asked.length;
    await day.take(10);
    expect(day.asked).toHaveLength(asked);
    day.nextDay(3);
    expect(counts(await day.take(5))).toEqual({ made: 3, refused: 2 });
  });

  it('[MODEL11] left over from one day are not made on the next', async () => {
    const day = makeDay(blockSize);
    await day.take(1);
    day.nextDay(2);
    expect(counts(await day.take(5))).toEqual({ made: 2, refused: 3 });
  });

  it('[MODEL12] are reserved before they are needed, so that nobody waits', async () => {
    const day = makeDay(1_000);
    day.share.prepare('org');
    await day.answer();
    for (let i = 0; i < 200; i++) {
      expect(day.share.refuse('org')).toBeNull();
      await day.answer();
    }
    expect(day.asked.length).toBeLessThanOrEqual(200 / blockSize + 1);
    expect(new Set(day.asked)).toEqual(new Set([blockSize]));
  });

  it('[MODEL11] are not made where nobody can say how many there were, and are when somebody can again', async () => {
    let fails = true;
    const share = makeOrganisationShare(
      async (_org, calls) => {
        if (fails) throw new Error('no database');
        return { granted: calls, leftMs: hourMs };
      },
      () => 0,
    );
    expect(await share.refuse('org')).toBe('cap-unknown');
    fails = false;
    expect(await share.refuse('org')).toBeNull();
  });

  it('[MODEL11] are not waited for without end', async () => {
    vi.useFakeTimers();
    try {
      const share = makeOrganisationShare(
        () => new Promise(() => {}),
        () => Date.now(),
      );
      const refused = share.refuse('org');
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await refused).toBe('cap-unknown');
    } finally {
      vi.useRealTimers();
    }
  });
});
