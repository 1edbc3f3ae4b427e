import type { Interval } from '../../../server/domain/interval.ts';
import { leastKappa, leastRated } from '../../../server/domain/rating.ts';
import type { Agreed, CalibrationView } from '../../../server/protocol/calibration-view.ts';
import { capital, countOf, dayOf } from '../../format.ts';

/** How far ratings agree, in words and with their certainty. */

/** From κ upwards: Landis & Koch, Biometrics 33, 1977. */
const bands = [
  [0.8, 'almost perfect'],
  [0.6, 'substantial'],
  [0.4, 'moderate'],
  [0.2, 'fair'],
  [0, 'slight'],
] as const;
const bandOf = (kappa: number): string => bands.find(([from]) => kappa >= from)?.[1] ?? 'no';

const two = (value: number) => value.toFixed(2).replace('-', '−');
const rated = (n: number) => countOf(n, 'session', 'sessions');

/** So wide a range tells next to nothing. */
const wide = 0.8;

/** "Moderate to almost perfect agreement". */
export function bandSays({ low, high }: Interval): string {
  const [from, to] = [bandOf(low), bandOf(high)];
  const range = from === to ? from : `${from} to ${to}`;
  return high - low > wide ? `Anything from ${range} agreement` : `${capital(range)} agreement`;
}

/** "0.71, likely 0.44 to 0.92". */
export const rangeSays = ({ estimate, low, high }: Interval): string =>
  `${two(estimate)}, likely ${two(low)} to ${two(high)}`;

/** Fewer than two can't agree or differ. */
const leastTold = 2;

/** Why there is no number. */
export function untoldSays(sessions: number): string {
  const more = leastTold - sessions;
  return more > 0
    ? `Can’t be told yet; ${countOf(more, 'more session', 'more sessions')} that everybody rates would.`
    : `Can’t be told: all or nearly all of ${rated(sessions)} were given the same, and chance would have that agree. Sessions that differ more would tell.`;
}

export const text = {
  levels: 'Levels',
  scores: 'Scores',
  kappa: (range: string) => `weighted κ ${range}`,
  icc: (range: string) => `ICC ${range}`,
  on: (sessions: number) => `On ${rated(sessions)}.`,
  measured: (sessions: number) => `On ${rated(sessions)} in which it could be measured.`,
};

/** A rating of few sessions is as good as none: said where the interval is worth little. */
export const fewSays = ({ sessions, kappa }: Agreed): string | null =>
  kappa && sessions < leastRated ? `So few that the range is wide; ${leastRated} begin to tell.` : null;

type Standing = CalibrationView['standings'][number];

/** What became of a criterion, and how sure that is. */
export function standingSays({ state, kappa, sessions, since, fellAt, judged }: Standing): string {
  const on = `on ${rated(sessions)}`;
  if (!kappa) return `Stands as it was. ${untoldSays(sessions)}`;
  const found = `weighted κ ${rangeSays(kappa)}, ${on}`;
  if (sessions < leastRated && fellAt === null)
    return `Not settled: ${found}. It takes ${leastRated}; ${leastRated - sessions} more would settle it.`;
  const least = two(leastKappa);
  if (state === 'coaches only') {
    const unsure = kappa.high >= leastKappa ? ' The range reaches over it, so more ratings may change this.' : '';
    const kept = judged
      ? 'Reps aren’t shown its score until coaches agree with it again.'
      : 'It is counted by code, so reps still see it; read it with a coach.';
    return `Under the threshold of ${least} since ${dayOf(since)}: ${found}.${unsure} ${kept}`;
  }
  const unsure = kappa.low < leastKappa ? ` The range reaches under ${least}, so it may yet fall.` : '';
  if (fellAt === null) return `${capital(found)}.${unsure}`;
  return `Recovered ${dayOf(since)}, after it fell under ${least} ${dayOf(fellAt)}: ${found}.${unsure}`;
}

export const standingWord = ({ state, kappa, sessions, fellAt }: Standing): string => {
  if (state === 'coaches only') return 'Under the threshold';
  if (fellAt !== null) return 'Recovered';
  if (!kappa || sessions < leastRated) return 'Not settled';
  return kappa.low >= leastKappa ? 'Holds' : 'Holds so far';
};
