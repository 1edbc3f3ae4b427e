import type { Certainty } from '../domain/certainty.ts';
import { levels } from '../domain/level.ts';
import { criterionOf, type MeasuredRow, measuredIn, type What } from '../domain/measured.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Level, Rubric } from '../domain/rubric.ts';
import { endsOnScale, onScale } from '../domain/scale.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { meanWithin, reachOf } from '../statistics/interval.ts';
import { type KnownSpread, type Repeated, spreadOf } from '../statistics/reliability.ts';
import { levelOf, scoreOf } from './criteria.ts';

/** A scorecard's numbers, each with how sure it is. */

/** With fewer degrees of freedom than this, own practice doesn't yet say how much a number varies. */
const leastDf = 5;
const mostFurther = 200;

type LevelAt = (value: number) => Level | null;
type Unit = Quantity['unit'];

/** The standard error to go by: own practice alone takes enough of it. */
function knownSpread(what: What, own: Repeated | undefined): KnownSpread | null {
  const known = spreadOf(what, own ?? null);
  return known?.basis === 'own' && own && own.df < leastDf ? null : known;
}

/** The levels from one end to the other: what lies between two levels is possible too. */
function levelsWithin(low: number, high: number, levelAt: LevelAt): Level[] {
  const places = [levelAt(low), levelAt(high)].map((level) => (level === null ? -1 : levels.indexOf(level)));
  if (places.includes(-1)) return [];
  return levels.slice(Math.min(...places), Math.max(...places) + 1);
}

function furtherFor(estimate: number, { sem, df }: KnownSpread, unit: Unit, levelAt: LevelAt): number | null {
  const reach = reachOf(df) * sem;
  const isSettledBy = (further: number) => {
    const half = reach / Math.sqrt(1 + further);
    const [low, high] = [onScale(estimate - half, unit), onScale(estimate + half, unit)];
    return levelsWithin(low, high, levelAt).length === 1;
  };
  return Array.from({ length: mostFurther + 1 }, (_, count) => count).find(isSettledBy) ?? null;
}

function certaintyOf(
  { what, effective, n }: MeasuredRow,
  spread: KnownSpread | null,
  unit: Unit,
  levelAt: LevelAt | null,
): Certainty {
  const found = spread && meanWithin([effective], spread);
  if (!spread || !found) return { what, interval: null, basis: null, sessions: 0, n, levels: [], further: null };
  const interval = endsOnScale(found, unit);
  const known = { what, interval, basis: spread.basis, sessions: spread.sessions, n };
  if (!levelAt) return { ...known, levels: [], further: null };
  const possible = levelsWithin(interval.low, interval.high, levelAt);
  const further = possible.length === 0 ? null : furtherFor(effective, spread, unit, levelAt);
  return { ...known, levels: possible, further };
}

/** Of the measurements behind criteria: which level a value alone would be, by its first anchors in the rubric. */
function levelsByAnchors(rubric: Rubric): Map<string, LevelAt> {
  const measures = rubric.criteria.flatMap((criterion) => criterion.measures).toReversed();
  return new Map(measures.map(({ id, anchors }) => [id, (value) => levelOf(scoreOf(value, anchors))]));
}

/**
 * Of everything measured in the card, with 95 % confidence: one session's value ± t · the standard error of one
 * session (`meanWithin`), that error from repeated practice or public data (`spreadOf`). `own`: by what was measured.
 */
export function certaintiesOf(card: Scorecard, rubric: Rubric, own: ReadonlyMap<What, Repeated>): Certainty[] {
  const scored = new Set<What>(['overall', ...card.criteria.map(({ id }) => criterionOf(id))]);
  const units = new Map(card.measurements.map(({ id, unit }) => [id, unit]));
  const anchored = levelsByAnchors(rubric);
  return measuredIn(card).map((row) => {
    const spread = knownSpread(row.what, own.get(row.what));
    if (scored.has(row.what)) return certaintyOf(row, spread, 'score', levelOf);
    // of what the card doesn't name, nothing is known to be out of reach
    return certaintyOf(row, spread, units.get(row.what) ?? 'z-score', anchored.get(row.what) ?? null);
  });
}
