import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { measured } from '../../server/db/schema/measured.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { scorecard } from '../../server/db/schema/scorecard.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { measuredIn } from '../../server/domain/measured.ts';
import type { Visibility } from '../../server/domain/member.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import type { Asking, TestApp } from '../http/test-app.ts';
import { endedCall, said } from '../practice/voted-session.ts';

/** Ended sessions with a scorecard, as scoring would have left them. */

const criterion = (id: string, value: number): Scorecard['criteria'][number] => ({
  ...{ id, name: id, weight: 1, computed: value, effective: value, level: null, means: '', action: '', says: '' },
  ...{ measures: [], evidence: [] },
});

const question = said.rep.indexOf('Who set');
const moment = (helped: boolean): Scorecard['moments'][number] => ({
  ...{ helped, headline: helped ? 'You asked who set it' : 'You agreed at once', effect: 'She told you.' },
  at: { seq: 3, start: helped ? question : 0, end: helped ? said.rep.length : question },
  answered: { seq: 2, start: 0, end: said.prospect.length },
  change: { patience: 0, trust: 0, interest: 0, irritation: 0 },
  ...{ beat: 'object.price', better: null, trap: null, replayFrom: 3 },
});

export function cardOf(overall: number): Scorecard {
  return {
    ...{ v: 1, rubric: { id: 'hostile-procurement', version: 1, title: 'A rubric for tests' } },
    ...{ listener: listenerVersion, overall, level: null, coverage: 1, headline: '' },
    criteria: [criterion('first', overall), criterion('second', overall - 10), criterion('third', overall + 5)],
    measurements: [],
    moments: [moment(true), moment(false)],
    ledger: null,
    outcome: { ended: null, says: '', resistanceFrom: null, resistanceTo: null, turns: 1, activeMs: 3_000 },
  };
}

/** A session of `rep` that ended at `at` with that overall score. */
export async function scoredSession(
  app: TestApp,
  rep: { ask: Asking; id: string; orgId: string },
  at: Date,
  overall: number,
  visibility: Visibility = 'shared',
): Promise<string> {
  const { orgId } = rep;
  const sessionId = await endedCall(app, rep.ask, orgId, visibility);
  const card = cardOf(overall);
  const { rubric, listener } = card;
  await inOrg(app.deps.db, orgId, async (tx) => {
    await tx.update(practiceSession).set({ endedAt: at, scoring: 'ready' }).where(eq(practiceSession.id, sessionId));
    await tx.insert(scorecard).values({
      ...{
        orgId,
        sessionId,
        id: uuidv7(),
        listener,
        engine: 'test',
        rubricId: rubric.id,
        rubricVersion: rubric.version,
      },
      ...{ overall, level: null, body: card },
    });
    await tx.insert(measured).values(
      measuredIn(card).map((row) => ({
        ...{ orgId, sessionId, memberId: rep.id, at, source: 'practice' as const, listener, ...row },
        open: visibility !== 'private',
      })),
    );
  });
  return sessionId;
}
