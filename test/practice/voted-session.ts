import { sessionEvent } from '../../server/db/schema/session-event.ts';
import { sessionStep } from '../../server/db/schema/session-step.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { Visibility } from '../../server/domain/member.ts';
import type { SessionEvent, SessionStep } from '../../server/domain/record.ts';
import { recordVersion } from '../../server/domain/record.ts';
import { listen } from '../../server/listener/listen.ts';
import { openEndpoint } from '../../server/models/endpoint.ts';
import { makeSecondListener } from '../../server/models/listener.ts';
import type { ToJudge } from '../../server/models/listener-prompt.ts';
import { initialState } from '../../server/prospect/director.ts';
import { type Asking, changeSession, scenarioId, startSession, type TestApp } from '../http/test-app.ts';
import type { Endpoint, Prompt } from '../models/endpoint.ts';

/** A short call as the room would have stored it, and a second listener that says what the test wants. */

export const said = {
  prospect: 'Fifteen per cent off, or we talk to Brightline.',
  rep: 'That is a fair worry. Who set the fifteen?',
};

/** Ends a session of `rep` after one exchange. */
export async function endedCall(app: TestApp, rep: Asking, orgId: string, visibility: Visibility): Promise<string> {
  const id = await startSession(rep);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const before = [{ speaker: 'prospect' as const, text: said.prospect }];
  const { moves, uptake } = listen({ speaker: 'rep', text: said.rep, before });
  const persona = scenario.personas[0]!.id;
  const step: SessionStep = {
    ...{ kind: 'director', moves, uptake, reading: null, beats: [], says: [], resistance: 50, wakeAtMs: null },
    state: initialState(scenario, 'guarded'),
  };
  const events: SessionEvent[] = [
    { kind: 'started' },
    { kind: 'prospect-turn', text: said.prospect, persona },
    { kind: 'rep-turn', text: said.rep, replyMs: null, tookMs: null },
    { kind: 'ended', reason: 'by-rep' },
  ];
  const row = { orgId, sessionId: id, v: recordVersion };
  await inOrg(app.deps.db, orgId, async (tx) => {
    await tx
      .insert(sessionEvent)
      .values(events.map((event, i) => ({ ...row, seq: i + 1, atMs: i * 1_000, event })))
      .onConflictDoNothing();
    await tx.insert(sessionStep).values({ ...row, seq: 3, step });
  });
  await changeSession(app, orgId, id, { status: 'ended', endedReason: 'by-rep', visibility });
  return id;
}

const now = () => performance.now();

/** The model hears the worry acknowledged, as ours does, and a closed question in "Who set the fifteen?". */
export const closedQuestion = ({ messages }: Prompt) => {
  const { sentences } = JSON.parse(messages[1]?.content ?? '') as { sentences: ToJudge[] };
  const labelsOf = (text: string) => {
    if (text.startsWith('Who set')) return [{ label: 'question.closed', quote: 'Who set', confidence: 0.8 }];
    return text.startsWith('That is') ? [{ label: 'acknowledge', quote: 'a fair worry', confidence: 1 }] : [];
  };
  const judged = sentences.map(({ id, text }) => ({ id, labels: labelsOf(text) }));
  return { kind: 'words' as const, text: JSON.stringify({ sentences: judged }) };
};

export const secondListener = (endpoint: Endpoint) =>
  makeSecondListener({
    ...{ model: 'other-ear', now },
    endpoint: openEndpoint({
      ...{ apiKey: 'k', baseURL: endpoint.url, sessionCalls: 80, now },
      reserveCalls: async (_org, calls) => ({ granted: calls, leftMs: 3_600_000 }),
    }),
  });
