import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Jobs, openJobs } from '../../server/db/jobs.ts';
import { listenerRound } from '../../server/db/schema/listener-round.ts';
import { listenerVote } from '../../server/db/schema/listener-vote.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { scorecard } from '../../server/db/schema/scorecard.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { startScoring } from '../../server/practice/scoring.ts';
import { NothingJudgedYet, startVoting, type VotingDeps, voteOn } from '../../server/practice/voting.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { until } from '../live/until.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { buildOrganisation } from '../people.ts';
import { closedQuestion, endedCall, said, secondListener } from './voted-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let endpoint: Endpoint;
let rep: Asking;
let orgId: string;
let deps: VotingDeps;
const failures: unknown[] = [];

beforeAll(async () => {
  [app, endpoint] = await Promise.all([startApp(), startEndpoint()]);
  const ours = await buildOrganisation(app.deps.signInDb, 'ours');
  orgId = ours.id;
  rep = await signInAs(app.app, ours.people.rep!);
});
afterAll(async () => {
  await endpoint.close();
  await app.close();
});
beforeEach(() => {
  endpoint.prompts.length = 0;
  failures.length = 0;
  endpoint.behave(closedQuestion);
  // a new one: the last may have been told to wait
  const { db, raw } = app.deps;
  deps = { db, raw, second: secondListener(endpoint), failed: (_id, error) => void failures.push(error) };
});

const rows = (sessionId: string) =>
  inOrg(app.deps.db, orgId, async (tx) => ({
    rounds: (await tx.select().from(listenerRound)).filter((row) => row.sessionId === sessionId),
    votes: (await tx.select().from(listenerVote)).filter((row) => row.sessionId === sessionId),
    cards: (await tx.select().from(scorecard)).filter((row) => row.sessionId === sessionId),
    sessions: (await tx.select().from(practiceSession)).filter((row) => row.id === sessionId),
  }));

describe('the second listener’s votes', () => {
  test('[VOTE1] are kept where the two differ, with how sure each was; the rest is counted', async () => {
    const sessionId = await endedCall(app, rep, orgId, 'private');
    await voteOn(deps, { orgId, sessionId }, false);
    const { rounds, votes } = await rows(sessionId);
    expect(rounds).toMatchObject([{ by: 'other-ear', sentences: 3, judged: 3, alike: 1, notes: {} }]);
    const start = said.rep.indexOf('Who set');
    const asked = votes.filter((vote) => vote.seq === 3 && vote.start === start);
    expect(asked.map(({ label, heard, voted }) => [label, heard !== null, voted])).toEqual(
      expect.arrayContaining([
        ['question.closed', false, 0.8],
        ['question.open', true, null],
      ]),
    );
    for (const { by, end } of asked) expect([by, end]).toEqual(['other-ear', said.rep.length]);
  });

  test('[VOTE2] are asked for once: a second time nobody is asked and nothing changes', async () => {
    const sessionId = await endedCall(app, rep, orgId, 'private');
    await voteOn(deps, { orgId, sessionId }, false);
    const before = await rows(sessionId);
    await voteOn(deps, { orgId, sessionId }, false);
    expect(await rows(sessionId)).toEqual(before);
    expect(endpoint.prompts).toHaveLength(1);
  });

  test('[VOTE2] of two that ask at once are stored once', async () => {
    const sessionId = await endedCall(app, rep, orgId, 'private');
    await Promise.all([voteOn(deps, { orgId, sessionId }, false), voteOn(deps, { orgId, sessionId }, false)]);
    expect((await rows(sessionId)).rounds).toHaveLength(1);
  });

  test('[VOTE3] wait for an endpoint that can’t answer now, and are given up with the reason in the end', async () => {
    endpoint.behave({ kind: 'status', status: 500 });
    const sessionId = await endedCall(app, rep, orgId, 'private');
    await expect(voteOn(deps, { orgId, sessionId }, false)).rejects.toBeInstanceOf(NothingJudgedYet);
    expect((await rows(sessionId)).rounds).toEqual([]);
    await voteOn(deps, { orgId, sessionId }, true);
    expect((await rows(sessionId)).rounds).toMatchObject([{ judged: 0, alike: 0, notes: { 'status-500': 3 } }]);
  });

  test('[VOTE3] are not asked for of a session that goes on', async () => {
    const answer = await rep('POST', '/api/sessions', { scenario: 'night-desk' });
    const { id } = (await answer.json()) as { id: string };
    await voteOn(deps, { orgId, sessionId: id }, false);
    expect(endpoint.prompts).toEqual([]);
  });
});

describe('the queue of votes', () => {
  let jobs: Jobs;
  beforeEach(async () => {
    jobs = await openJobs(app.deps.db.url, app.deps.db.standing, () => {});
    return () => jobs.close();
  });

  test('[VOTE4] follows the scorecard, which stands as it was whatever the endpoint does', async () => {
    endpoint.behave({ kind: 'status', status: 401 });
    const sessionId = await endedCall(app, rep, orgId, 'private');
    await startScoring(jobs, { db: deps.raw, failed: deps.failed, scored: jobs.sendVotes, measured: async () => {} });
    await deps.raw.sql.begin((tx) => jobs.sendScore(tx, { orgId, sessionId }));
    await until(async () => (await rows(sessionId)).cards.length === 1);
    const before = await rows(sessionId);
    await startVoting(jobs, deps);
    await until(async () => (await rows(sessionId)).rounds.length === 1);
    const after = await rows(sessionId);
    expect(after.rounds).toMatchObject([{ notes: { 'status-401': 3 } }]);
    expect(after.cards).toEqual(before.cards);
    expect(after.sessions).toEqual(before.sessions);
    expect(failures).toEqual([]);
  });

  test('[VOTE4] holds a session once, however often it was sent', async () => {
    const sessionId = await endedCall(app, rep, orgId, 'private');
    for (let i = 0; i < 3; i++) await jobs.sendVotes({ orgId, sessionId });
    const [found] = await app.deps.db.client`select count(*)::int as n from jobs.job
      where name = 'votes' and data->>'sessionId' = ${sessionId}`;
    expect(found?.n).toBe(1);
  });
});
