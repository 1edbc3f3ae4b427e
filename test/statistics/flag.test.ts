import { describe, expect, it } from 'vitest';
import { rngFor } from '../../server/domain/rng.ts';
import { normalQuantile, tBelow } from '../../server/statistics/distribution.ts';
import { type Flags, flagsOf, type Standing } from '../../server/statistics/flag.ts';
import { chanceOfFlags } from '../../server/statistics/flag-chance.ts';

const criteria = ['a', 'b', 'c'].map((id) => ({ id, spread: { sem: 6 } }));
const reps = Array.from({ length: 8 }, (_, i) => `rep ${i}`);

/** A team around 60; `low` says where a rep is at 30. */
const team = (low: (rep: string, criterion: string, period: number) => boolean, size = 8): Standing[] =>
  [1, 2].flatMap((period) =>
    criteria.flatMap(({ id }) =>
      reps.slice(0, size).map((rep, i) => ({
        rep,
        criterion: id,
        period,
        mean: low(rep, id, period) ? 30 : i % 2 === 0 ? 58 : 62,
        n: 4,
      })),
    ),
  );

function judged(flags: Flags) {
  if (flags.state !== 'judged') throw new Error(flags.why);
  return flags;
}

describe('a flag', () => {
  it('[STAT18] names who is under on two criteria in both periods, with how sure', () => {
    const {
      flags,
      byChance,
      team: size,
    } = judged(
      flagsOf(
        criteria,
        team((rep, criterion) => rep === 'rep 3' && criterion !== 'c'),
        2,
      ),
    );
    expect(size).toBe(8);
    expect(flags.map(({ rep }) => rep)).toEqual(['rep 3']);
    expect(flags[0]!.periods.map(({ period }) => period)).toEqual([1, 2]);
    expect(flags[0]!.periods[0]!.under.map(({ criterion }) => criterion)).toEqual(['a', 'b']);
    expect(flags[0]!.sure).toBeGreaterThan(0.9);
    expect(byChance).toEqual(chanceOfFlags({ team: 8, criteria: 3, periods: 2 }));
  });

  it('[STAT18] the two criteria may be others in the second period', () => {
    const changing = team((rep, criterion, period) => rep === 'rep 3' && criterion !== (period === 1 ? 'a' : 'c'));
    expect(judged(flagsOf(criteria, changing, 2)).flags).toHaveLength(1);
  });

  it('[STAT18] names nobody for one criterion, one period, or a criterion that was not fixed', () => {
    const named = (standings: Standing[], of = criteria) => judged(flagsOf(of, standings, 2)).flags;
    expect(named(team((rep, criterion) => rep === 'rep 3' && criterion === 'a'))).toEqual([]);
    expect(named(team((rep, _, period) => rep === 'rep 3' && period === 2))).toEqual([]);
    expect(
      named(
        team((rep, criterion) => rep === 'rep 3' && criterion !== 'b'),
        criteria.slice(0, 2),
      ),
    ).toEqual([]);
  });

  it('[STAT18] is not judged in a team of seven, on one criterion, or where a value is missing for the eighth', () => {
    const low = (rep: string) => rep === 'rep 3';
    const no = (why: string) => ({ state: 'not judged', why });
    expect(flagsOf(criteria, team(low, 7), 2)).toEqual(no('team under eight'));
    expect(flagsOf(criteria, team(low), 3)).toEqual(no('team under eight'));
    expect(flagsOf(criteria, [], 2)).toEqual(no('team under eight'));
    expect(flagsOf(criteria.slice(0, 1), team(low), 2)).toEqual(no('fewer than two criteria'));
    const gaps = team(low).filter(({ rep, criterion }) => rep !== 'rep 7' || criterion === 'a');
    expect(flagsOf(criteria, gaps, 2)).toEqual(no('fewer than two criteria'));
    expect(
      flagsOf(
        criteria,
        team(() => false).map((s) => ({ ...s, mean: 60 })),
        2,
      ),
    ).toEqual(no('fewer than two criteria'));
  });

  it('[STAT5] of what is no number, no session or said twice is refused', () => {
    const [first, ...rest] = team(() => false) as [Standing, ...Standing[]];
    for (const wrong of [
      { ...first, mean: Number.NaN },
      { ...first, n: 0 },
    ])
      expect(() => flagsOf(criteria, [wrong, ...rest], 2)).toThrow(RangeError);
    expect(() => flagsOf(criteria, [first, first, ...rest], 2)).toThrow(RangeError);
    expect(() => flagsOf([{ id: 'a', spread: { sem: 0 } }], rest, 2)).toThrow(RangeError);
    expect(() => chanceOfFlags({ team: 1, criteria: 5, periods: 2 })).toThrow(RangeError);
  });
});

describe('[STAT19] by chance', () => {
  const shape = { team: 8, criteria: 5 };

  it('18 % of an ordinary team are named in one period, 3 % in two', () => {
    expect(Math.abs(chanceOfFlags({ ...shape, periods: 1 }).perRep - 0.18)).toBeLessThan(0.01);
    expect(Math.abs(chanceOfFlags({ ...shape, periods: 2 }).perRep - 0.03)).toBeLessThan(0.01);
  });

  it('as many are named as Thompson’s distribution of a deviation in its own sample has it', () => {
    // (x − x̄)/s of one of n: t on n − 2 is r · √((n − 2)/(1 − r²)), r being √n/(n − 1) (Thompson, 1935)
    const r = Math.sqrt(8) / 7;
    const under = 1 - tBelow(r * Math.sqrt(6 / (1 - r ** 2)), 6);
    const one = 1 - (1 - under) ** 5 - 5 * under * (1 - under) ** 4;
    expect(Math.abs(chanceOfFlags({ ...shape, periods: 1 }).perRep - one)).toBeLessThan(0.005);
    expect(Math.abs(chanceOfFlags({ ...shape, periods: 2 }).perRep - one ** 2)).toBeLessThan(0.005);
  });

  it('someone of a team is named more often than any one of it', () => {
    const { perRep, anyone } = chanceOfFlags({ ...shape, periods: 2 });
    expect(anyone).toBeGreaterThan(perRep);
    expect(anyone).toBeLessThanOrEqual(8 * perRep);
  });
});

describe('[STAT20] how sure it is', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const names = Array.from({ length: 12 }, (_, i) => `rep ${i}`);
  /** Teams whose truth is known: it spreads by 8, and a session strays from it by 5. */
  const rounds = Array.from({ length: 1000 }, (_, round) => {
    const rng = rngFor('calibration', round);
    const normal = (purpose: string) => normalQuantile(rng(purpose) + 2 ** -33);
    const truth = new Map(ids.flatMap((id) => names.map((rep) => [id + rep, 60 + 8 * normal(id + rep)] as const)));
    const standings = ids.flatMap((criterion) =>
      names.flatMap((rep) =>
        [1, 2].map((period) => ({
          rep,
          criterion,
          period,
          mean: truth.get(criterion + rep)! + 5 * normal(criterion + rep + period),
          n: 1,
        })),
      ),
    );
    const fixed = ids.map((id) => ({ id, spread: { sem: 5 } }));
    return { truth, flags: judged(flagsOf(fixed, standings, 2)).flags };
  });

  it('comes true of those who were named as often as it says', () => {
    const said = rounds.flatMap(({ truth, flags }) =>
      flags.map(({ rep, together, sure }) => ({
        sure,
        is: together.filter(({ criterion, line }) => truth.get(criterion + rep)! < line).length >= 2,
      })),
    );
    expect(said.length).toBeGreaterThan(300);
    const rate = (of: typeof said) => ({
      says: of.reduce((total, { sure }) => total + sure, 0) / of.length,
      is: of.filter(({ is }) => is).length / of.length,
    });
    for (const of of [said, said.filter(({ sure }) => sure < 0.6), said.filter(({ sure }) => sure >= 0.6)]) {
      const { says, is } = rate(of);
      expect(Math.abs(says - is)).toBeLessThan(0.1);
    }
  });
});
