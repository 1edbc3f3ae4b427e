import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { insertSession } from '../../server/db/new-session.ts';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { loadScorable } from '../../server/db/scoring.ts';
import { inOrg } from '../../server/db/tenant.ts';
import {
  type DirectorStep,
  type RecordedEvent,
  recordVersion,
  type SessionRecord,
} from '../../server/domain/record.ts';
import { beginningOf } from '../../server/practice/replay.ts';
import { take, takeTurn } from '../../server/practice/turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { HomeView, SessionPage } from '../../server/protocol/home-view.ts';
import { Briefing, RecordView, ScenarioSummary, SessionView } from '../../server/protocol/session-view.ts';
import { buildOrganisation, type Organisation } from '../people.ts';
import {
  type Asking,
  changeSession,
  readTestLibrary,
  rubric,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from './test-app.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let firm: Organisation;
let rep: Asking;
beforeAll(async () => {
  app = await startApp();
  firm = await buildOrganisation(app.deps.signInDb, 'firm');
  rep = await signInAs(app.app, firm.people.rep!);
});
afterAll(() => app.close());

const stored = async (id: string) =>
  (await inOrg(app.deps.db, firm.id, (tx) => tx.select().from(practiceSession).where(eq(practiceSession.id, id))))[0]!;
const record = (id: string) => readRecord(app.deps.db, firm.id, id);

describe('the library', () => {
  test('is told in its summaries, and a briefing says what a rep may know beforehand', async () => {
    const list = ScenarioSummary.array().parse(await (await rep('GET', '/api/scenarios')).json());
    expect(list.map((s) => s.id)).toEqual([scenarioId]);
    const briefing = Briefing.parse(await (await rep('GET', `/api/scenarios/${scenarioId}`)).json());
    expect(briefing).toMatchObject({ id: scenarioId, rubric: { id: rubric.id }, visibleTo: [] });
    expect((await rep('GET', '/api/scenarios/unheard-of')).status).toBe(404);
  });

  test('[ACCESS13] no answer before the end holds a hidden fact, a line of the prospect, or a number of the temperament', async () => {
    const scenario = readTestLibrary().scenarios.get(scenarioId)!;
    const id = await startSession(rep);
    const secrets = [
      ...scenario.hidden.flatMap((fact) => [...fact.rungs.flatMap((r) => [r.learned, ...r.lines.map((l) => l.text)])]),
      ...scenario.objections.flatMap((o) => o.open.cold.map((l) => l.text)),
      ...scenario.events.flatMap((e) => e.lines.map((l) => l.text)),
    ];
    for (const path of [
      '/api/scenarios',
      `/api/scenarios/${scenarioId}`,
      '/api/sessions',
      `/api/sessions/${id}`,
      `/api/sessions/${id}/record`,
      '/api/home',
    ]) {
      const text = await (await rep('GET', path)).text();
      expect(secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
      for (const key of ['temperament', 'hidden', 'objections', 'patience"', 'resistance', 'earn"'])
        expect([path, key, text.includes(key)]).toEqual([path, key, false]);
    }
  });
});

describe('starting a session', () => {
  test('answers 201 with the session, private and live, and nothing scored', async () => {
    const answer = await rep('POST', '/api/sessions', { scenario: scenarioId, difficulty: 'hostile', seed: 'seven' });
    expect(answer.status).toBe(201);
    const view = SessionView.parse(await answer.json());
    expect(view).toMatchObject({
      scenario: { id: scenarioId },
      difficulty: 'hostile',
      status: 'live',
      visibility: 'private',
      scorecard: 'none',
      turns: 0,
      activeMs: 0,
      mine: true,
    });
    expect(view.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('freezes what it runs on: body, rubric, versions, seed', async () => {
    const library = readTestLibrary();
    const row = await stored(await startSession(rep, { seed: 'seven' }));
    expect(row).toMatchObject({ seed: 'seven', scenarioVersion: 1, rubric, memberId: firm.people.rep!.id });
    expect(row.scenario).toEqual(library.scenarios.get(scenarioId));
    for (const version of [row.listener, row.engine, row.promptVersion]) expect(version).toMatch(/\w/);
  });

  test('stores the opening: `started` and the step that opens the call, numbered from 1', async () => {
    const { events, steps } = await record(await startSession(rep));
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
    expect(events[0]).toMatchObject({ seq: 1, atMs: 0, event: { kind: 'started' } });
    const [opening] = steps;
    expect(opening).toMatchObject({ seq: 1, step: { kind: 'director' } });
    expect((opening!.step as DirectorStep).says.length).toBeGreaterThan(0);
  });

  test('with the same seed opens with the same words; without one each has its own', async () => {
    const says = async (seed?: string) => {
      const { steps } = await record(await startSession(rep, seed ? { seed } : {}));
      return JSON.stringify((steps[0]!.step as DirectorStep).says);
    };
    expect(await says('seven')).toBe(await says('seven'));
    const seeds = await Promise.all([1, 2, 3].map(async () => (await stored(await startSession(rep))).seed));
    expect(new Set(seeds).size).toBe(3);
  });

  test.each([
    [{ scenario: 'unheard-of' }, 404, 'no-such-scenario'],
    [{}, 400, 'bad-request'],
    [{ scenario: scenarioId, difficulty: 'friendly' }, 400, 'bad-request'],
    [{ scenario: scenarioId, more: 1 }, 400, 'bad-request'],
    [{ scenario: scenarioId, assignment: crypto.randomUUID() }, 404, 'no-such-assignment'],
    [{ scenario: scenarioId, assignment: crypto.randomUUID(), seed: 'mine' }, 422, 'not-possible'],
    [{ scenario: scenarioId, replayOf: { session: crypto.randomUUID(), seq: 1 } }, 404, 'no-such-session'],
  ])('[ACCESS12] from %j is refused with %i %s', async (body, status, code) => {
    const answer = await rep('POST', '/api/sessions', body);
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
  });

  test('from something that is not JSON, or far too large, is refused as a Problem', async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://localhost:8787' };
    const nonsense = await app.app.request('/api/sessions', { method: 'POST', body: '{', headers });
    expect(nonsense.status).toBe(401);
    const huge = await rep('POST', '/api/sessions', { scenario: 'x'.repeat(300 * 1024) });
    expect([huge.status, (await huge.json()).code]).toEqual([413, 'too-large']);
  });

  test('counts in what the rep has met', async () => {
    const before = ScenarioSummary.array().parse(await (await rep('GET', '/api/scenarios')).json())[0]!;
    await startSession(rep);
    const after = ScenarioSummary.array().parse(await (await rep('GET', '/api/scenarios')).json())[0]!;
    expect(after.met).toBe(before.met + 1);
    expect(Date.parse(after.lastAt!)).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('history', () => {
  test('comes newest first, in pages that miss nothing and repeat nothing', async () => {
    const someone = await buildOrganisation(app.deps.signInDb, 'history');
    const ask = await signInAs(app.app, someone.people.rep!);
    const started: string[] = [];
    for (let i = 0; i < 5; i++) started.push(await startSession(ask));
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const query: string = `/api/sessions?limit=2${next ? `&before=${next}` : ''}`;
      const page = SessionPage.parse(await (await ask('GET', query)).json());
      seen.push(...page.sessions.map((s) => s.id));
      next = page.next;
    } while (next);
    expect(seen).toEqual(started.toReversed());
  });

  test('home leads with a scenario never met, then with what was practised longest ago', async () => {
    const someone = await buildOrganisation(app.deps.signInDb, 'home');
    const ask = await signInAs(app.app, someone.people.rep!);
    const first = HomeView.parse(await (await ask('GET', '/api/home')).json());
    expect(first).toMatchObject({ lead: { scenario: { id: scenarioId } }, unfinished: null, recent: [] });
    expect(first.lead!.reason).toMatch(/not met/);
    const id = await startSession(ask);
    const second = HomeView.parse(await (await ask('GET', '/api/home')).json());
    expect(second.unfinished?.id).toBe(id);
    expect(second.lead!.reason).not.toMatch(/not met/);
  });
});

describe('the record', () => {
  test('[ACCESS13] holds no steps before the end, and all of them after it', async () => {
    const id = await startSession(rep);
    const live = RecordView.parse(await (await rep('GET', `/api/sessions/${id}/record`)).json());
    expect(live.steps).toBeNull();
    expect(live.events.length).toBeGreaterThan(0);
    await changeSession(app, firm.id, id, { status: 'ended', endedReason: 'by-rep', scoring: 'pending' });
    const ended = RecordView.parse(await (await rep('GET', `/api/sessions/${id}/record`)).json());
    expect(ended.steps).toHaveLength(1);
  });
});

describe('the scorecard', () => {
  test('of a live session is refused, of an ended one pending, of a failed one asked for again', async () => {
    const id = await startSession(rep);
    const ask = () => rep('GET', `/api/sessions/${id}/scorecard`);
    expect((await ask()).status).toBe(409);
    await changeSession(app, firm.id, id, { status: 'ended', endedReason: 'by-rep', scoring: 'pending' });
    expect(await (await ask()).json()).toEqual({ status: 'pending' });
    expect((await rep('POST', `/api/sessions/${id}/rescore`)).status).toBe(409);
    await changeSession(app, firm.id, id, { scoring: 'failed', scoringError: 'The scorecard could not be computed.' });
    expect(await (await ask()).json()).toMatchObject({ status: 'failed' });
    const jobs = app.jobs.length;
    expect((await rep('POST', `/api/sessions/${id}/rescore`)).status).toBe(202);
    expect(app.jobs.slice(jobs)).toEqual([{ orgId: firm.id, sessionId: id }]);
    expect(await (await ask()).json()).toEqual({ status: 'pending' });
  });
});

describe('a declared attempt', () => {
  test('stays declared: its rep cannot take it back', async () => {
    const id = await startSession(rep);
    await changeSession(app, firm.id, id, { visibility: 'declared' });
    const answer = await rep('POST', `/api/sessions/${id}/share`, { shared: false });
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'declared']);
    expect((await stored(id)).visibility).toBe('declared');
  });
});

/** A session of two rep turns, ended, with the voice's part left out. */
async function twoTurns(seed: string): Promise<{ id: string; record: SessionRecord }> {
  const id = await startSession(rep, { seed });
  const { scenario, difficulty } = await stored(id);
  const cast = { scenario, difficulty, seed, repName: 'Rep' };
  const opening = (await record(id)).steps[0]!.step as DirectorStep;
  const events: RecordedEvent[] = (await record(id)).events;
  const steps = (await record(id)).steps;
  let { state } = opening;
  const add = (event: RecordedEvent['event'], atMs: number) => {
    events.push({ seq: events.length + 1, v: recordVersion, atMs, event });
    return events.length;
  };
  for (const [i, text] of ['What does the fifteen per cent do for you?', 'Who signs it, and by when?'].entries()) {
    const atMs = 30_000 * (i + 1);
    add({ kind: 'prospect-turn', text: 'And?', persona: scenario.personas[0]!.id }, atMs - 5_000);
    const taken = takeTurn(cast, state, text, [], atMs);
    steps.push({
      seq: add({ kind: 'rep-turn', text, replyMs: null, tookMs: null }, atMs),
      v: recordVersion,
      step: taken.step,
    });
    for (const event of taken.events) add(event, atMs);
    state = taken.step.state;
  }
  add({ kind: 'ended', reason: 'by-rep' }, 70_000);
  const row = await stored(id);
  const copy = { ...row, id: crypto.randomUUID(), status: 'ended' as const, endedReason: 'by-rep' as const };
  const whole = { events, steps };
  await insertSession(app.deps.db, copy, whole);
  return { id: copy.id, record: whole };
}

describe('[STORAGE13] a replay', () => {
  test('begins with the original up to the turn that is answered again, and says where it came from', async () => {
    const original = await twoTurns('replayed');
    const turns = original.record.events.filter((e) => e.event.kind === 'rep-turn');
    const seq = turns[1]!.seq;
    const answer = await rep('POST', '/api/sessions', {
      scenario: scenarioId,
      replayOf: { session: original.id, seq },
    });
    const view = SessionView.parse(await answer.json());
    expect(view).toMatchObject({ status: 'live', turns: 1, replayOf: { session: original.id, seq } });
    const copied = await record(view.id);
    const { startedAt } = await stored(original.id);
    const { atMs } = original.record.events.findLast((e) => e.seq < seq && 'text' in e.event)!;
    expect(view.replayOf).toMatchObject({ startedAt: startedAt.toISOString(), atMs });
    expect(copied.events).toEqual(original.record.events.filter((e) => e.seq < seq));
    expect(copied.steps).toEqual(original.record.steps.filter((s) => s.seq < seq));
    expect(await stored(view.id)).toMatchObject({ seed: 'replayed', activeMs: copied.events.at(-1)!.atMs });
  });

  test('[MEASURE16] is handed to scoring with what it took over, and a session of its own with nothing', async () => {
    const original = await twoTurns('scored');
    const { seq } = original.record.events.filter((e) => e.event.kind === 'rep-turn')[1]!;
    const id = await startSession(rep, { replayOf: { session: original.id, seq } });
    const copied = (await record(id)).events.length;
    await changeSession(app, firm.id, id, { status: 'ended' });
    const takenOver = async (of: string) => (await loadScorable(app.deps.raw, firm.id, of))?.takenOver;
    expect(await takenOver(id)).toBe(copied);
    expect(await takenOver(original.id)).toBe(0);
  });

  test('answered in the same words at the same time takes the same step', async () => {
    const original = await twoTurns('same-again');
    const seq = original.record.events.filter((e) => e.event.kind === 'rep-turn')[1]!.seq;
    const id = await startSession(rep, { replayOf: { session: original.id, seq } });
    const row = await stored(id);
    const before = (await record(id)).steps.filter((s) => s.step.kind === 'director').at(-1)!.step as DirectorStep;
    const cast = { scenario: row.scenario, difficulty: row.difficulty, seed: row.seed, repName: 'Rep' };
    const again = takeTurn(cast, before.state, 'Who signs it, and by when?', [], 60_000);
    expect(again.step).toEqual(original.record.steps.at(-1)!.step);
  });

  test('takes another seed where one is chosen, and keeps scenario and difficulty', async () => {
    const original = await twoTurns('one');
    const replayOf = { session: original.id, seq: 2 };
    expect((await stored(await startSession(rep, { replayOf, seed: 'two' }))).seed).toBe('two');
    const answer = await rep('POST', '/api/sessions', { scenario: scenarioId, difficulty: 'hostile', replayOf });
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'not-possible']);
  });

  test('of a session still running, or after its last turn, is refused', async () => {
    const live = await startSession(rep);
    const running = await rep('POST', '/api/sessions', { scenario: scenarioId, replayOf: { session: live, seq: 1 } });
    expect([running.status, (await running.json()).code]).toEqual([409, 'still-live']);
    const original = await twoTurns('late');
    const replayOf = { session: original.id, seq: original.record.events.length };
    const late = await rep('POST', '/api/sessions', { scenario: scenarioId, replayOf });
    expect([late.status, (await late.json()).code]).toEqual([422, 'no-such-turn']);
  });

  test('leaves out a silence that the answered turn had broken, and keeps one that had ended before', () => {
    const scenario = readTestLibrary().scenarios.get(scenarioId)!;
    const event = (seq: number, e: RecordedEvent['event']): RecordedEvent => ({ seq, v: 1, atMs: seq, event: e });
    const say = (text: string) => ({ kind: 'rep-turn', text, replyMs: null, tookMs: null }) as const;
    const events = [
      event(1, { kind: 'started' }),
      event(2, { kind: 'hold', ms: 4_000, filled: false }),
      event(3, say('One.')),
      event(4, { kind: 'hold', ms: 1_000, filled: true }),
      event(5, { kind: 'gap', ms: 9_000 }),
      event(6, say('Two.')),
    ];
    const step = take(
      { scenario, difficulty: 'cold', seed: 'x', repName: 'Rep' },
      initialState(scenario, 'cold'),
      { kind: 'open' },
      0,
    ).step;
    const whole = { events, steps: [1, 2, 3, 6].map((seq) => ({ seq, v: 1, step })) };
    expect(beginningOf(whole, 6)!.record.events.map((e) => e.seq)).toEqual([1, 2, 3]);
    expect(beginningOf(whole, 3)!.record.events.map((e) => e.seq)).toEqual([1, 2]);
    expect(beginningOf(whole, 4)!.seq).toBe(6);
  });
});
