import { type AfterMeasured, storeScorecard } from '../server/db/scoring.ts';
import type { Measurement } from '../server/domain/measurement.ts';
import type { Scorecard } from '../server/domain/scorecard.ts';
import { listenerVersion } from '../server/listener/listen.ts';
import { changeSession, type TestApp } from './http/test-app.ts';

/** Scorecards with the numbers a test wants, stored as the scoring worker stores them. */

export type Numbers = {
  overall?: number | null;
  criteria?: Record<string, number>;
  measurements?: Record<string, number>;
  objections?: string[];
  listener?: string;
};

export function cardOf({ overall = null, criteria = {}, measurements = {}, objections, listener }: Numbers): Scorecard {
  const measured = Object.entries(measurements).map(
    ([id, value]): Measurement => ({
      number: 37,
      id,
      name: id,
      value,
      unit: 'share',
      better: 'higher',
      scope: 'session',
      n: 4,
      status: 'measured',
      says: '',
      evidence: [],
      missed: [],
    }),
  );
  return {
    v: 1,
    rubric: { id: 'hostile-procurement', version: 1, title: 'A rubric for tests' },
    listener: listener ?? listenerVersion,
    overall,
    level: null,
    coverage: 1,
    headline: '',
    criteria: Object.entries(criteria).map(([id, effective]) => ({
      id,
      name: id,
      weight: 1,
      computed: effective,
      effective,
      level: null,
      means: '',
      action: '',
      says: '',
      measures: [],
      evidence: [],
    })),
    measurements: measured,
    moments: [],
    ledger: objections
      ? {
          facts: [],
          trust: [],
          objections: objections.map((type, i) => ({
            id: `${type}-${i}`,
            type,
            name: type,
            raised: { seq: 2, start: 0, end: 1 },
            resolved: false,
            how: '',
          })),
        }
      : null,
    outcome: { ended: 'by-rep', says: '', resistanceFrom: null, resistanceTo: null, turns: 1, activeMs: 1 },
  };
}

const idle: AfterMeasured = async () => {};

/** Ends a session that was started and stores its scorecard. */
export async function scoreAs(
  app: TestApp,
  orgId: string,
  session: string,
  numbers: Numbers,
  { at = new Date(), after = idle }: { at?: Date; after?: AfterMeasured } = {},
): Promise<void> {
  await changeSession(app, orgId, session, { status: 'ended', endedReason: 'by-rep', endedAt: at, scoring: 'pending' });
  await storeScorecard(app.deps.raw, orgId, session, cardOf(numbers), 'prospect-1', after);
}
