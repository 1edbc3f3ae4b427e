import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../server/domain/measurement.ts';
import type { Rubric } from '../../server/domain/rubric.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import { certaintiesOf } from '../../server/measure/certainty.ts';
import { levelOf, scoreCriterion, totalOf } from '../../server/measure/criteria.ts';
import { reachOf } from '../../server/statistics/interval.ts';
import { type Repeated, repeatedPractice } from '../../server/statistics/reliability.ts';

const levels = { 'needs improvement': 'Not yet.', good: 'Good.', excellent: 'Excellent.' };
const criterion = (id: string, measure: string): Rubric['criteria'][number] => ({
  ...{ id, name: id, weight: 1, levels, action: 'Ask.' },
  measures: [{ id: measure, weight: 1, anchors: [[0, 0] as [number, number], [1, 100] as [number, number]] }],
});
const rubric: Rubric = {
  ...{ id: 'r', version: 1, title: 'R' },
  criteria: [criterion('talk', 'talk-share'), criterion('asks', 'own-share'), criterion('never', 'absent')],
};
const measurement = (id: string, value: number | null): Measurement => ({
  ...{ number: 1, id, name: id, value, unit: 'share', better: 'higher', scope: 'session', says: '', evidence: [] },
  ...{ missed: [], n: value === null ? 0 : 4, status: value === null ? 'no-opportunity' : 'measured' },
});

function cardOf(...measurements: Measurement[]): Scorecard {
  const byId = new Map(measurements.map((each) => [each.id, each]));
  const criteria = rubric.criteria.map((each) => scoreCriterion(each, byId));
  const { overall, coverage } = totalOf(rubric, criteria);
  return {
    ...{ v: 1, rubric: { id: 'r', version: 1, title: 'R' }, listener: 'l', headline: '', moments: [], ledger: null },
    ...{ overall, coverage, level: levelOf(overall), criteria, measurements },
    outcome: { ended: null, says: '', resistanceFrom: null, resistanceTo: null, turns: 1, activeMs: 1 },
  };
}

/** Own practice with the given error and degrees of freedom. */
function varying(sem: number, df: number): Repeated {
  const groups = Array.from({ length: df }, () => [50 - sem / Math.SQRT2, 50 + sem / Math.SQRT2]);
  const found = repeatedPractice(groups);
  if (!found) throw new Error('nothing repeated');
  return found;
}

const card = cardOf(measurement('talk-share', 0.55), measurement('own-share', 0.97), measurement('absent', null));
const find = (own: Record<string, Repeated>, what: string, of = card) => {
  const found = certaintiesOf(of, rubric, new Map(Object.entries(own))).find((each) => each.what === what);
  if (!found) throw new Error(`no ${what}`);
  return found;
};

describe('how sure a number on a scorecard is', () => {
  test('[REP1] is told of everything measured and of nothing else', () => {
    const whats = certaintiesOf(card, rubric, new Map()).map(({ what, n }) => [what, n]);
    expect(whats).toEqual([
      ['overall', 2],
      ['criterion:talk', 4],
      ['criterion:asks', 4],
      ['talk-share', 4],
      ['own-share', 4],
    ]);
  });

  test('[REP2] is from public data where that is all there is, and unknown where there is none', () => {
    expect(find({}, 'talk-share')).toMatchObject({ basis: 'published', sessions: 0 });
    expect(find({}, 'talk-share').interval?.low).toBeCloseTo(0.55 - 0.15 / Math.SQRT2, 6);
    expect(find({}, 'own-share')).toMatchObject({ interval: null, basis: null, levels: [], further: null });
  });

  test('[REP2] is from own practice once there is enough of it', () => {
    expect(find({ 'own-share': varying(0.1, 4) }, 'own-share').interval).toBeNull();
    expect(find({ 'own-share': varying(0.1, 5) }, 'own-share')).toMatchObject({ basis: 'own', sessions: 10 });
    expect(find({ 'talk-share': varying(0.1, 4) }, 'talk-share').basis).toBe('published and own');
    expect(find({ 'talk-share': varying(0.1, 30) }, 'talk-share').basis).toBe('own');
  });

  test('[REP3] stays within what the unit allows and names each level it could be, those between included', () => {
    expect(find({ 'own-share': varying(0.1, 9) }, 'own-share').interval).toMatchObject({ estimate: 0.97, high: 1 });
    const wide = find({ overall: varying(60, 9) }, 'overall');
    expect(wide.interval).toMatchObject({ low: 0, high: 100 });
    expect(wide.levels).toEqual(['needs improvement', 'good', 'excellent']);
    expect(find({ 'criterion:talk': varying(4, 40) }, 'criterion:talk').levels).toEqual(['needs improvement', 'good']);
  });

  test('[REP4] tells the fewest further sessions that would settle the level', () => {
    const own = { 'criterion:talk': varying(4, 40) };
    const { further } = find(own, 'criterion:talk');
    const isSettled = (sessions: number) => Math.round(55 + (reachOf(40) * 4) / Math.sqrt(sessions)) < 60;
    expect(further).toBeGreaterThan(0);
    expect(isSettled(1 + (further as number))).toBe(true);
    expect(isSettled(further as number)).toBe(false);
    expect(find({ 'criterion:asks': varying(2, 40) }, 'criterion:asks')).toMatchObject({
      further: 0,
      levels: ['excellent'],
    });
  });

  test('[REP4] tells none where the mean lies on the edge', () => {
    const edge = cardOf(measurement('talk-share', 0.595), measurement('own-share', 0.9));
    expect(find({ 'criterion:talk': varying(5, 40) }, 'criterion:talk', edge).further).toBeNull();
  });

  test('[REP1] of a measurement behind a criterion tells the level by its anchors', () => {
    expect(find({}, 'talk-share')).toMatchObject({ levels: ['needs improvement', 'good'] });
  });
});
