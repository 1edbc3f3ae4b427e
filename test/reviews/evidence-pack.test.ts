import { describe, expect, test } from 'vitest';
import { enoughCalls, enoughSessions } from '../../server/reviews/enough.ts';
import { evidencePack, type PackInput, type Value, type Watched } from '../../server/reviews/evidence-pack.ts';
import { teamSums } from '../../server/reviews/team-sums.ts';
import { meanWithin } from '../../server/statistics/interval.ts';
import { mean, squares } from '../../server/statistics/values.ts';

const dayMs = 86_400_000;
const period = { from: '2026-10-13', to: '2026-11-11', fromMs: 30 * dayMs, toMs: 60 * dayMs, days: 30 };
const watched = (what: string, more: Partial<Watched> = {}): Watched => ({
  ...{ what, name: what, unit: 'points', better: 'higher', threshold: null, goal: null },
  ...more,
});

type Theirs = Value & { memberId: string };

/** `values` one after the other through a period, each of a session of its own. */
const series = (memberId: string, what: string, from: number, values: readonly number[]): Theirs[] =>
  values.map((value, i) => ({
    ...{ memberId, what, value, source: 'practice', sessionId: `${memberId} ${from} ${i}` },
    atMs: (from + (i * 29) / Math.max(1, values.length)) * dayMs,
  }));

/** Added up by ten days, as the database does it. */
function sumsOf(values: readonly Theirs[]) {
  const partOf = ({ atMs }: Theirs) => Math.floor(atMs / (10 * dayMs));
  const parts = Map.groupBy(values, (of) => JSON.stringify([of.memberId, of.what, partOf(of)]));
  const sums = [...parts.values()].map((of) => {
    const [{ memberId, what }, drawn] = [of[0]!, of.map(({ value }) => value)];
    const calls = of.filter(({ source }) => source === 'call').length;
    return { memberId, what, part: partOf(of[0]!), n: of.length, mean: mean(drawn), squares: squares(drawn), calls };
  });
  return teamSums(sums, (part) => (part < 3 ? 0 : 1));
}
const around = (middle: number, n: number) => Array.from({ length: n }, (_, i) => middle + (i % 2 === 0 ? 3 : -3));

const input = (all: Theirs[], more: Partial<PackInput> = {}): PackInput => ({
  ...{ team: ['mike'], period, strong: null, weak: null },
  ...{ values: all.filter(({ memberId }) => memberId === 'mike'), sums: sumsOf(all) },
  baseline: { from: '2026-09-13', fromMs: 0 },
  watched: [watched('overall'), watched('criterion:next-step'), watched('criterion:composure')],
  compliance: { checked: 0, flags: [] },
  preparedAt: '2026-11-12T09:00:00.000Z',
  timeZone: 'UTC',
  ...more,
});

describe('whether the sessions are enough', () => {
  test.each([
    [50, 30, true],
    [100, 30, true],
    [49, 30, false],
    [7, 30, false],
    [43, 60, true],
    [40, 60, false],
    [65, 90, true],
    [50, 90, false],
    [0, 30, false],
  ])('[REVIEW12] %i in %i days: %s', (sessions, days, enough) => {
    expect(enoughSessions(sessions, days).enough).toBe(enough);
  });

  test('[REVIEW12] says what it would take', () => {
    expect(enoughSessions(7, 30).says).toBe(
      '7 sessions in 30 days show a direction, not a pattern. A pattern takes 50 to 100 in 30 days, or 60 to 90 days of 5 to 10 a week.',
    );
  });
});

describe('whether imported calls are enough', () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  /** `n` calls, the first so many days ago and then evenly up to now. */
  const held = (n: number, days: number) => Array.from({ length: n }, (_, i) => now - ((i + 0.5) * days * dayMs) / n);

  test.each([
    [50, 30, true, '50 calls in 30 days: enough to speak of a pattern.'],
    [43, 60, true, '43 calls in 60 days: enough to speak of a pattern.'],
    [65, 90, true, '43 calls in 60 days: enough to speak of a pattern.'],
    [45, 30, false, '5 more calls of these 30 days would do.'],
    [12, 30, false, '31 more calls of the last 60 days would do.'],
    [42, 60, false, '1 more call of the last 60 days would do.'],
    [0, 30, false, 'No call of the last 90 days was imported.'],
  ])('[CALL13] %i in %i days: %s', (n, days, enough, says) => {
    const found = enoughCalls(held(n, days), now);
    expect(found.enough).toBe(enough);
    expect(found.says).toContain(says);
  });

  test('[CALL13] none from the future counts, nor any of long ago', () => {
    expect(enoughCalls([now + dayMs, now - 91 * dayMs], now)).toMatchObject({ last30: 0, last90: 0, enough: false });
  });
});

describe('what a baseline rests on', () => {
  const calls = series('mike', 'criterion:next-step', 0, around(50, 4)).map((value) => ({
    ...{ ...value, sessionId: `call ${value.sessionId}`, source: 'call' as const },
  }));
  const practice = series('mike', 'criterion:next-step', 10, around(70, 6));
  const basisIn = (values: Theirs[]) => evidencePack(input(values)).rows.find(({ basis }) => basis)?.basis;

  test('[REVIEW24] real calls and practice stand apart, each with mean, interval, number and days', () => {
    const basis = basisIn([...calls, ...practice]);
    expect(basis?.calls).toMatchObject({ value: 50, sessions: 4, from: '1970-01-01', to: '1970-01-22' });
    expect(basis?.practice).toMatchObject({ value: 70.6, sessions: 5, from: '1970-01-11' });
    for (const part of [basis?.calls, basis?.practice]) expect(part?.low).toBeLessThan(part?.value ?? 0);
  });

  test('[REVIEW24] where there is one of them alone, the other is nothing', () => {
    expect(basisIn(calls)).toMatchObject({ practice: null, calls: { sessions: 4 } });
    expect(basisIn(practice)).toMatchObject({ practice: { sessions: 5 }, calls: null });
  });

  test('[REVIEW12] how many of the sessions are real calls is said with whether they are enough', () => {
    expect(enoughSessions(7, 30, 3).says).toContain('7 sessions, 3 real calls among them, in 30 days');
    expect(enoughSessions(7, 30, 7).says).toContain('7 sessions, all real calls, in 30 days');
  });
});

describe('the evidence pack', () => {
  const values = [
    ...series('mike', 'criterion:next-step', 0, around(50, 8)),
    ...series('mike', 'criterion:next-step', 30, around(70, 8)),
    ...series('mike', 'criterion:composure', 0, around(60, 8)),
    ...series('mike', 'criterion:composure', 30, around(61, 8)),
  ];
  const pack = evidencePack(input(values));
  const row = (what: string) => pack.rows.find((each) => each.what === what);

  test('[REVIEW11] says improved beyond the interval alone', () => {
    expect(row('criterion:next-step')?.change).toMatchObject({ verdict: 'improved', difference: 20, further: 0 });
    expect(row('criterion:composure')?.change).toMatchObject({ verdict: 'no clear change yet' });
  });

  test('[REVIEW11] every mean has its interval and its sessions, before and now', () => {
    for (const { baseline, now } of pack.rows)
      for (const mean of [baseline, now]) {
        expect(mean?.sessions).toBe(8);
        expect(mean!.low!).toBeLessThan(mean!.value);
        expect(mean!.high!).toBeGreaterThan(mean!.value);
      }
    expect(row('criterion:next-step')).toMatchObject({ baseline: { value: 50 }, now: { value: 70 }, level: 'good' });
  });

  test('[REVIEW11] one session alone has no interval', () => {
    const alone = evidencePack(input(series('mike', 'overall', 30, [64])));
    expect(alone.rows).toEqual([
      expect.objectContaining({ now: { value: 64, low: null, high: null, sessions: 1 }, baseline: null, change: null }),
    ]);
    expect(alone.headline.find(({ id }) => id === 'overall')?.says).toContain('too few to say how sure');
  });

  test('[REVIEW11] two equal sessions are no certainty', () => {
    const { rows } = evidencePack(input(series('mike', 'overall', 30, [31, 31])));
    expect(rows[0]?.now).toEqual({ value: 31, low: null, high: null, sessions: 2 });
  });

  test('[REVIEW11] a goal brings its own baseline and its target', () => {
    const goal = { id: 'g', target: 80, baseline: 40, margin: 6, sessions: 5, basis: null, spread: null };
    const { rows } = evidencePack(input(values, { watched: [watched('criterion:next-step', { goal })] }));
    expect(rows[0]).toMatchObject({ target: 80, goal: 'g', baseline: { value: 40, low: 34, high: 46, sessions: 5 } });
    expect(rows[0]?.change).toMatchObject({ verdict: 'improved', difference: 30 });
  });

  test('[GOAL21] a goal’s row takes the error its own page judges it by, unclipped, and a row without one the team’s', () => {
    const spread = { sem: 90, df: null };
    const goal = { ...{ id: 'g', target: 80, baseline: 40, margin: 6, sessions: 5, basis: null }, spread };
    const [row] = evidencePack(input(values, { watched: [watched('criterion:next-step', { goal })] })).rows;
    const [plain] = evidencePack(input(values, { watched: [watched('criterion:next-step')] })).rows;
    const own = meanWithin(
      Array.from({ length: row!.now!.sessions }, () => row!.now!.value),
      spread,
    )!;
    expect(row!.now).toMatchObject({ low: expect.closeTo(own.low), high: expect.closeTo(own.high) });
    expect(row!.now!.high).toBeGreaterThan(100);
    expect(plain!.now!.high).toBeLessThan(80);
    expect(row!.change?.verdict).toBe('no clear change yet');
  });

  test('[REVIEW12] opens with six numbers, the furthest moved first', () => {
    expect(pack.headline.map(({ id }) => id)).toEqual([
      'gain',
      'overall',
      'strongest',
      'weakest',
      'compliance',
      'sessions',
    ]);
    expect(pack.headline[0]).toMatchObject({ label: 'criterion:next-step', from: 50, value: 70 });
    expect(pack.headline[1]).toMatchObject({ value: null });
    expect(pack.headline[5]).toMatchObject({ value: 8 });
  });

  test('[REVIEW31] a tile says neither its name again nor that anything is 100% sure', () => {
    expect(pack.headline[0]?.says).toBe('More than chance explains, over 99% sure.');
    const { headline } = evidencePack(input(series('mike', 'overall', 30, around(60, 8))));
    expect(headline.find(({ id }) => id === 'overall')?.says).toMatch(/^Between 5\d and 6\d, on 8 sessions\./);
  });

  test('[REVIEW35] one high session is not the strongest; what was scored often enough is, from where it improved', () => {
    const once = series('mike', 'criterion:composure', 30, [95]);
    const next = values.filter(({ what }) => what === 'criterion:next-step');
    const strongest = (of: Theirs[]) => evidencePack(input(of)).headline.find(({ id }) => id === 'strongest');
    expect(strongest([...next, ...once])).toMatchObject({
      ...{ from: 50, value: 70 },
      says: expect.stringMatching(/^criterion:next-step, between .* on 8 sessions\. More than chance explains/),
    });
    expect(strongest(once)).toMatchObject({ value: null, says: expect.stringContaining('3 sessions or more') });
  });

  test('[REVIEW12] of nothing says so in every number', () => {
    const empty = evidencePack(input([]));
    expect(empty.headline.every(({ says }) => says.length > 0)).toBe(true);
    expect(empty.headline.map(({ value }) => value)).toEqual([null, null, null, null, null, 0]);
    expect(empty.rows).toEqual([]);
  });
});

describe('the place in the team', () => {
  const team = ['mike', ...Array.from({ length: 8 }, (_, i) => `rep ${i}`)];
  const mates = team.slice(1).flatMap((member, i) => series(member, 'overall', 30, around(60 + i, 6)));
  const placed = (values: Theirs[], among = team) =>
    evidencePack(input([...values, ...mates], { team: among, watched: [watched('overall')] }));

  test('[REVIEW13] is told where sessions and team are enough, beyond one deviation only with the whole interval', () => {
    const low = placed(series('mike', 'overall', 30, around(30, 60)));
    expect(low.team.shown).toBe(true);
    expect(low.rows[0]?.place).toMatchObject({ where: 'below', reps: 9, low: 30, high: 67 });
    const middling = placed(series('mike', 'overall', 30, around(63, 60)));
    expect(middling.rows[0]?.place).toMatchObject({ where: 'within' });
  });

  test('[REVIEW13] is not told on seven sessions', () => {
    const few = placed(series('mike', 'overall', 30, around(30, 7)));
    expect(few.team).toMatchObject({ shown: false, says: expect.stringContaining('too few') });
    expect(few.rows[0]?.place).toBeNull();
  });

  test('[REVIEW13] is not told in a team of seven', () => {
    const small = placed(series('mike', 'overall', 30, around(30, 60)), team.slice(0, 7));
    expect(small.team.shown).toBe(false);
    expect(small.rows[0]?.place).toBeNull();
  });
});
