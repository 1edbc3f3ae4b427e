import { skipSelf, storeSelf } from '../db/self-assessments.ts';
import { rngFor } from '../domain/rng.ts';
import { followGoals } from '../reviews/follow-goals.ts';
import type { Demo } from './demo.ts';

/** What the scorecard's form offers to choose from. */
const steps = [20, 45, 65, 75, 90];
const stepNear = (score: number) =>
  steps.reduce((near, step) => (Math.abs(step - score) < Math.abs(near - score) ? step : near));

/** Kinder to oneself than the count is. */
const nearTo = (computed: number, draw: number) => stepNear(computed + 6 + (draw - 0.5) * 36);

/** What the two who sign in thought of their sessions: each near what was computed, the newest not asked yet. */
export async function assessThemselves(demo: Demo): Promise<void> {
  const { db, raw, orgId, dated } = demo;
  for (const name of ['Imogen Hart', 'Daniel Okoro']) {
    const draw = rngFor(`demo self ${name}`, 0);
    const sessions = demo.sessionsOf(name);
    for (const [i, { row, card }] of sessions.slice(0, -1).entries()) {
      const of = { orgId, sessionId: row.id as string, memberId: row.memberId };
      const isGiven = i >= sessions.length - 6;
      const ratings = card.criteria.flatMap(({ id, computed }) =>
        computed === null ? [] : [[id, nearTo(computed, draw(`${i} ${id}`))] as const],
      );
      if (isGiven) await storeSelf({ raw, measured: followGoals }, of, Object.fromEntries(ratings));
      else await skipSelf(db, of);
      const set = { at: new Date(row.endedAt.getTime() + 120_000) };
      dated.push({ table: 'self_assessment', by: 'session_id', id: of.sessionId, set });
    }
  }
}
