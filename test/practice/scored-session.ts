import { sessionEvent } from '../../server/db/schema/session-event.ts';
import { sessionStep } from '../../server/db/schema/session-step.ts';
import { loadScorable, storeScorecard } from '../../server/db/scoring.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { Visibility } from '../../server/domain/member.ts';
import { recordVersion, type SessionEvent, type SessionStep } from '../../server/domain/record.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { initialState } from '../../server/prospect/director.ts';
import {
  type Asking,
  changeSession,
  readTestLibrary,
  rubric,
  scenarioId,
  startSession,
  type TestApp,
} from '../http/test-app.ts';

/** A call of four questions, as the room would have stored it, scored as the worker would. */

export const askedInCall = [
  'What does the board want to see by October?',
  'Who set the figure of fifteen per cent?',
  'Is it counted in cash?',
  'How would you show it to your treasurer?',
] as const;
const answered = 'We will see about that when the numbers are in.';

/** Every criterion rests on open questions. */
export function questionLibrary() {
  const library = readTestLibrary();
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    measures: [{ ...criterion.measures[0]!, id: 'questions-open' }],
  }));
  return { ...library, rubrics: new Map([[rubric.id, { ...rubric, criteria }]]) };
}

export async function storeCall(app: TestApp, rep: Asking, orgId: string, visibility: Visibility): Promise<string> {
  const id = await startSession(rep);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const persona = scenario.personas[0]!.id;
  const events: SessionEvent[] = [{ kind: 'started' }];
  const steps: { seq: number; step: SessionStep }[] = [];
  const before: Utterance[] = [];
  for (const text of askedInCall) {
    events.push({ kind: 'prospect-turn', text: answered, persona });
    before.push({ speaker: 'prospect', text: answered });
    const { moves, uptake } = listen({ speaker: 'rep', text, before });
    events.push({ kind: 'rep-turn', text, replyMs: null, tookMs: null });
    before.push({ speaker: 'rep', text });
    steps.push({
      seq: events.length,
      step: {
        ...{ kind: 'director', moves, uptake, reading: null, beats: [], says: [], resistance: 50, wakeAtMs: null },
        state: initialState(scenario, 'guarded'),
      },
    });
  }
  events.push({ kind: 'prospect-turn', text: answered, persona }, { kind: 'ended', reason: 'by-rep' });
  const row = { orgId, sessionId: id, v: recordVersion };
  await inOrg(app.deps.db, orgId, async (tx) => {
    await tx
      .insert(sessionEvent)
      .values(events.map((event, i) => ({ ...row, seq: i + 1, atMs: i * 1_000, event })))
      .onConflictDoNothing();
    await tx.insert(sessionStep).values(steps.map((step) => ({ ...row, ...step })));
  });
  await changeSession(app, orgId, id, { status: 'ended', endedReason: 'by-rep', endedAt: new Date(), visibility });
  return id;
}

export async function scoreCall({ deps }: TestApp, orgId: string, id: string): Promise<void> {
  const scorable = (await loadScorable(deps.raw, orgId, id))!;
  await storeScorecard(deps.raw, orgId, id, scoreSession(scorable), scorable.engine, deps.measured);
}

export async function scoredCall(app: TestApp, rep: Asking, orgId: string, visibility: Visibility): Promise<string> {
  const id = await storeCall(app, rep, orgId, visibility);
  await scoreCall(app, orgId, id);
  return id;
}
