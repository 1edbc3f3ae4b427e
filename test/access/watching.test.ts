import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { member, teamMember } from '../../server/db/schema/sign-in.ts';
import { readWatch } from '../../server/db/watching.ts';
import { maxHintChars } from '../../server/domain/record.ts';
import { WatchableSession, WatchView } from '../../server/protocol/watch-view.ts';
import {
  type Asking,
  changeSession,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Cast, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const overseers = ['coach of ours', 'manager of ours'];
const others = [
  'rep of ours',
  'mate of ours',
  'admin of ours',
  'stranger of ours',
  'outsider of ours',
  'coach of theirs',
  'manager of theirs',
];

beforeAll(async () => {
  app = await startApp();
  const cast: Cast = {
    ...oneOfEach,
    mate: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
    leaver: { role: 'coach', teams: ['north'] },
    mover: { role: 'coach', teams: ['north'] },
  };
  ours = await buildOrganisation(app.deps.signInDb, 'ours', cast);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const allowed = () => startSession(ask('rep of ours'), { watch: true });
const path = (id: string, rest = '') => `/api/sessions/${id}/watch${rest}`;
const watch = (who: string, id: string, after = 0) => ask(who)('GET', path(id, `?after=${after}`));
const hint = (who: string, id: string, text = 'Ask who set it.') => ask(who)('POST', path(id, '/hints'), { text });
const watching = async (sessionId: string) => readWatch(app.deps.raw, { orgId: ours.id, sessionId });
const names = async (id: string) => (await watching(id)).watchers.map(({ name }) => name);

describe('a live session', () => {
  test.each(overseers)('[REP14] that its rep allowed is watched by the %s of the team', async (who) => {
    const id = await allowed();
    const view = WatchView.parse(await (await watch(who, id)).json());
    expect(view).toMatchObject({ status: 'live', rep: 'rep of ours' });
    expect(view.events[0]).toMatchObject({ seq: 1, event: { kind: 'started' } });
    expect((await hint(who, id)).status).toBe(202);
    expect(WatchView.parse(await (await watch(who, id, 999)).json()).events).toEqual([]);
  });

  test.each(others)('[REP14] is nothing to the %s, allowed or not', async (who) => {
    const id = await allowed();
    for (const rest of ['', '/hints', '/leave']) {
      const method = rest === '' ? 'GET' : 'POST';
      const answer = await ask(who)(method, path(id, rest), method === 'POST' ? { text: 'Psst.' } : undefined);
      expect([rest, answer.status]).toEqual([rest, 404]);
    }
    expect(await watching(id)).toEqual({ watchers: [], hints: [] });
  });

  test.each(overseers)('[REP14] that was neither allowed nor declared is nothing to the %s', async (who) => {
    const id = await startSession(ask('rep of ours'));
    expect((await watch(who, id)).status).toBe(404);
    expect((await hint(who, id)).status).toBe(404);
    await changeSession(app, ours.id, id, { visibility: 'shared' });
    expect((await watch(who, id)).status).toBe(404);
    await changeSession(app, ours.id, id, { visibility: 'declared' });
    expect((await watch(who, id)).status).toBe(200);
  });

  test('[REP16] shows no hidden state, and nothing once it is over', async () => {
    const id = await allowed();
    const text = await (await watch('coach of ours', id)).text();
    const scenario = app.deps.library.scenarios.get(scenarioId)!;
    const secrets = scenario.hidden.flatMap((fact) => fact.rungs.map(({ learned }) => learned));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    for (const key of ['patience"', 'resistance', 'beats', 'steps', 'mood'])
      expect([key, text.includes(key)]).toEqual([key, false]);
    await changeSession(app, ours.id, id, { status: 'ended' });
    expect(WatchView.parse(await (await watch('coach of ours', id)).json())).toMatchObject({
      status: 'ended',
      events: [],
    });
    expect((await hint('coach of ours', id)).status).toBe(409);
    expect((await ask('coach of ours')('GET', `/api/sessions/${id}/record`)).status).toBe(404);
  });

  test('[REP15] tells its rep who watches, until they leave or the rep ends it, and who has opened it', async () => {
    const id = await allowed();
    await watch('coach of ours', id);
    await watch('manager of ours', id);
    expect(await names(id)).toEqual(['coach of ours', 'manager of ours']);
    await ask('manager of ours')('POST', path(id, '/leave'), {});
    expect(await names(id)).toEqual(['coach of ours']);
    for (const who of ['coach of ours', 'mate of ours', 'coach of theirs'])
      expect([who, (await ask(who)('POST', path(id, '/end'), {})).status]).toEqual([who, 404]);
    expect((await ask('rep of ours')('POST', path(id, '/end'), {})).status).toBe(200);
    expect(await names(id)).toEqual([]);
    expect((await watch('coach of ours', id)).status).toBe(404);
    expect((await hint('coach of ours', id)).status).toBe(404);
    const { opened } = (await (await ask('rep of ours')('GET', `/api/sessions/${id}`)).json()) as {
      opened: { name: string }[];
    };
    expect(opened.map(({ name }) => name).sort()).toEqual(['coach of ours', 'manager of ours']);
  });

  test('[REP15] that was declared is ended by its rep too', async () => {
    const id = await startSession(ask('rep of ours'));
    await changeSession(app, ours.id, id, { visibility: 'declared' });
    await ask('rep of ours')('POST', path(id, '/end'), {});
    expect((await watch('coach of ours', id)).status).toBe(404);
  });

  test('[REP16] closes to a member who left the organisation or the team, with the next question', async () => {
    const id = await allowed();
    for (const who of ['leaver', 'mover']) expect((await watch(`${who} of ours`, id)).status).toBe(200);
    const { drizzle } = app.deps.signInDb;
    const [leaver, mover] = [ours.people.leaver!.id, ours.people.mover!.id];
    await drizzle.delete(member).where(and(eq(member.userId, leaver), eq(member.organizationId, ours.id)));
    await drizzle.delete(teamMember).where(eq(teamMember.userId, mover));
    expect((await watch('leaver of ours', id)).status).toBe(401);
    expect((await hint('leaver of ours', id)).status).toBe(401);
    expect((await watch('mover of ours', id)).status).toBe(404);
    expect((await hint('mover of ours', id)).status).toBe(404);
    expect((await watching(id)).hints).toEqual([]);
  });

  test.each([
    ['nothing', '  '],
    ['too much', 'x'.repeat(maxHintChars + 1)],
  ])('[REP17] takes no hint of %s', async (_what, text) => {
    expect((await hint('coach of ours', await allowed(), text)).status).toBe(400);
  });

  test('[REP14] is listed for those who may watch it while its rep is there', async () => {
    const id = await allowed();
    const listed = async (who: string) =>
      WatchableSession.array().parse(await (await ask(who)('GET', '/api/watch')).json());
    const ids = async (who: string) => (await listed(who)).map(({ session }) => session);
    expect(await ids('coach of ours')).not.toContain(id);
    await app.deps.raw.sql`insert into room_lease (org_id, session_id, owner, epoch, until)
      values (${ours.id}, ${id}, 'test', 1, 'infinity')`;
    for (const who of overseers) expect(await ids(who)).toContain(id);
    for (const who of others) expect([who, await ids(who)]).toEqual([who, []]);
  });
});
