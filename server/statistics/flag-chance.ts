import { type Rng, rngFor } from '../domain/rng.ts';
import { flagRule } from './flag-rule.ts';
import { mean, variance } from './values.ts';

/** What the flag rule says of a team in which everyone is alike. */

export type Shape = { team: number; criteria: number; periods: number };

/** Of a team whose values are noise alone: the share of reps that are named, and of teams in which someone is; 0–1. */
export type Chance = { perRep: number; anyone: number };

/** So many draws put the share of reps within half a point, and take a fraction of a second. */
const draws = 400_000;
const leastTeams = 400;

/** Two standard normal draws from two even ones (Box & Muller, 1958). */
function normals(rng: Rng, purpose: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - rng(`${purpose}r`)));
  const turn = 2 * Math.PI * rng(`${purpose}a`);
  return [radius * Math.cos(turn), radius * Math.sin(turn)];
}

/** For each rep, on how many criteria they are under the line in one period. */
function unders({ team, criteria }: Shape, draw: () => number): number[] {
  const counts = new Array<number>(team).fill(0);
  for (let c = 0; c < criteria; c++) {
    const values = counts.map(draw);
    const line = mean(values) - flagRule.deviations * Math.sqrt(variance(values));
    values.forEach((value, rep) => {
      if (value < line) counts[rep]!++;
    });
  }
  return counts;
}

function simulate(shape: Shape): Chance {
  const teams = Math.max(leastTeams, Math.ceil(draws / (shape.team * shape.criteria * shape.periods)));
  let named = 0;
  let withSomeone = 0;
  for (let t = 0; t < teams; t++) {
    const rng = rngFor('flag by chance', t);
    let purpose = 0;
    let spare: number | null = null;
    const draw = () => {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      const [value, other] = normals(rng, purpose++);
      spare = other;
      return value;
    };
    const periods = Array.from({ length: shape.periods }, () => unders(shape, draw));
    const count = periods[0]!.filter((_, rep) => periods.every((of) => of[rep]! >= flagRule.leastCriteria)).length;
    named += count;
    if (count > 0) withSomeone++;
  }
  return { perRep: named / (teams * shape.team), anyone: withSomeone / teams };
}

const known = new Map<string, Chance>();

/**
 * How many of an ordinary team of that size the rule would name on so many independent criteria over so many
 * periods, by a simulation of seeded noise; one of eight on five criteria: 18 % in one period, 3 % in two. Criteria that go
 * together name fewer or more than that. RangeError unless all three are whole and above 0, and the team above 1.
 */
export function chanceOfFlags(shape: Shape): Chance {
  const { team, criteria, periods } = shape;
  for (const count of [team - 1, criteria, periods])
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`no team of ${team} on ${criteria} in ${periods}`);
  const key = `${team} ${criteria} ${periods}`;
  const chance = known.get(key) ?? simulate(shape);
  known.set(key, chance);
  return chance;
}
