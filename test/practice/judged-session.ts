import { sessionEvent } from '../../server/db/schema/session-event.ts';
import { sessionStep } from '../../server/db/schema/session-step.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { judgedRowId } from '../../server/domain/judge.ts';
import type { Visibility } from '../../server/domain/member.ts';
import { recordVersion, type SessionEvent, type SessionRecord, type SessionStep } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { openEndpoint } from '../../server/models/endpoint.ts';
import { makeJudge } from '../../server/models/judge.ts';
import { initialState } from '../../server/prospect/director.ts';
import { type Asking, changeSession, readTestLibrary, rubric, startSession, type TestApp } from '../http/test-app.ts';
import type { Endpoint, Prompt } from '../models/endpoint.ts';
import { scoreCall } from './scored-session.ts';

/** A call of four questions about money that no sheet answers, and a judge that says what the test wants. */

export const asked = [
  'What does that save us in the first year?',
  'When have we got our money back?',
  'And what does it cost us to wait until spring?',
  'What would our auditor say the margin is?',
] as const;
export const answers = [
  'I don’t know that figure yet. It depends on your hours, how many are they?',
  'Nobody knows that today. It depends on the season, and I will have it by Friday.',
  'I will come back to you on that.',
  'It depends on two things I lack, the rate and the term. Which of them do you hold?',
] as const;

const greeting = 'Good morning, and thank you for the time.';

/** Two criteria rest on the share of words, the third on the judge's row. */
export function judgedLibrary() {
  const library = readTestLibrary();
  const measured = (id: string) => [{ ...rubric.criteria[0]!.measures[0]!, id }];
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    measures: measured(criterion.id === 'third' ? judgedRowId : 'talk-share-words'),
  }));
  return { ...library, rubrics: new Map([[rubric.id, { ...rubric, criteria }]]) };
}

/** The call as the room would have kept it, with these answers. */
export function recordWith(scenario: Scenario, said: readonly string[]): SessionRecord {
  const events: SessionRecord['events'] = [];
  const steps: SessionRecord['steps'] = [];
  const before: Utterance[] = [];
  const persona = scenario.personas[0]!.id;
  const add = (event: SessionEvent) =>
    events.push({ seq: events.length + 1, v: recordVersion, atMs: events.length * 4_000, event });
  const put = (
    own: Pick<Extract<SessionStep, { kind: 'director' }>, 'moves' | 'uptake' | 'reading'>,
    question?: string,
  ) => {
    const seq = events.length;
    const says = question === undefined ? [] : [{ text: question, persona }];
    const beats = says.map(() => ({ beat: 'finance-question' as const, part: 'concern' as const, persona }));
    const state = initialState(scenario, 'guarded');
    steps.push({
      seq,
      v: recordVersion,
      step: { kind: 'director', ...own, beats, says, state, resistance: 50, wakeAtMs: null },
    });
    if (question === undefined) return;
    add({ kind: 'prospect-turn', text: question, persona });
    steps.push({
      seq: events.length,
      v: recordVersion,
      step: { kind: 'voice', voice: 'scripted', stepSeq: seq, saying: 0 },
    });
    before.push({ speaker: 'prospect', text: question });
  };
  add({ kind: 'started' });
  add({ kind: 'rep-turn', text: greeting, replyMs: null, tookMs: null });
  put({ moves: [], uptake: 0, reading: null }, asked[0]);
  for (const [i, text] of said.entries()) {
    const { moves, uptake } = listen({ speaker: 'rep', text, before });
    const reading = readTurn(scenario, text, moves, { before, open: null, topic: null, asked: null });
    add({ kind: 'rep-turn', text, replyMs: null, tookMs: null });
    before.push({ speaker: 'rep', text });
    put({ moves, uptake, reading }, asked[i + 1]);
  }
  add({ kind: 'ended', reason: 'by-rep' });
  return { events, steps };
}

type Of = { visibility?: Visibility; said?: readonly string[] };

/** Ends a call of `rep` and scores it, as the worker does. */
export async function financeCall(
  app: TestApp,
  rep: Asking,
  orgId: string,
  { visibility = 'shared', said = answers }: Of = {},
): Promise<string> {
  const id = await startSession(rep);
  const scenario = [...app.deps.library.scenarios.values()][0]!;
  const { events, steps } = recordWith(scenario, said);
  const row = { orgId, sessionId: id };
  await inOrg(app.deps.db, orgId, async (tx) => {
    await tx
      .insert(sessionEvent)
      .values(events.map((event) => ({ ...row, ...event })))
      .onConflictDoNothing();
    await tx.insert(sessionStep).values(steps.map((step) => ({ ...row, ...step })));
  });
  const ended = { status: 'ended', endedReason: 'by-rep', endedAt: new Date(), turns: said.length } as const;
  await changeSession(app, orgId, id, { ...ended, visibility });
  await scoreCall(app, orgId, id);
  return id;
}

export type Question = { id: number; asked: string; answer: string; before: Utterance[] };
export const questionsIn = ({ messages }: Prompt): Question[] =>
  (JSON.parse(messages[1]?.content ?? '') as { questions: Question[] }).questions;

type Voted = { id: number; verdict: string; quote: string };
export const voting = (vote: (question: Question) => Omit<Voted, 'id'>) => (prompt: Prompt) => ({
  kind: 'words' as const,
  text: JSON.stringify({ questions: questionsIn(prompt).map((question) => ({ id: question.id, ...vote(question) })) }),
});

/** What says what it depends on is handled, all else put off. */
export const fairVote = ({ answer }: Question) => ({
  verdict: answer.includes('epends on') ? 'handled' : 'deferred',
  quote: answer.split(' ').slice(0, 4).join(' '),
});
export const fair = voting(fairVote);

const now = () => performance.now();

export const judgeAt = (endpoint: Endpoint, model = 'judge-1', firstTokenMs = 500) =>
  makeJudge({
    ...{ model, now, firstTokenMs, nextTokenMs: 500 },
    endpoint: openEndpoint({
      ...{ apiKey: 'k', baseURL: endpoint.url, sessionCalls: 80, now },
      reserveCalls: async (_org, calls) => ({ granted: calls, leftMs: 3_600_000 }),
    }),
  });
