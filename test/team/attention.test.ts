import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { notice } from '../../server/db/schema/notice.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { readTeamWins } from '../../server/db/wins.ts';
import { AttentionView, MentoringView, WinList, WinView } from '../../server/protocol/attention-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Cast, type Organisation, oneOfEach } from '../people.ts';
import { measure, sessions } from './measured-team.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Flags, plateaus, mentors and wins of a team of nine, tried by everyone. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const id = (who: string) => ours.people[who]!.id;
const ask = (who: string) => people[who]!;
const seen = async (who: string, query = '') =>
  AttentionView.parse(await (await ask(who)('GET', `/api/team/attention${query}`)).json());
const judged = async () => {
  const { flags } = await seen('manager of ours');
  if (flags.state !== 'judged') throw new Error(flags.why);
  return flags;
};
const overseers = ['coach of ours', 'manager of ours'];
const others = [
  'rep of ours',
  'admin of ours',
  'stranger of ours',
  'outsider of ours',
  'rep of theirs',
  'coach of theirs',
  'manager of theirs',
  'admin of theirs',
];

const many: Cast = Object.fromEntries(
  Array.from({ length: 7 }, (_, i) => [`r${i}`, { role: 'rep' as const, teams: ['north'] }]),
);

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    ...many,
    star: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
    southern: { role: 'rep', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  const periods = [70, 40, 10];
  const ordinary = Object.keys(many).flatMap((who, i) =>
    periods.flatMap((ago) => sessions(id(who), ago, 60 + i, 6, { first: 62 + i, second: 66 - i, third: 60 })),
  );
  const weak = periods.flatMap((ago) => sessions(id('rep'), ago, 45, 6, { first: 40, second: 42, third: 60 }));
  const strong = [70, 40].flatMap((ago) => sessions(id('star'), ago, 75, 6, { first: 70, second: 60, third: 60 }));
  const now = sessions(id('star'), 10, 88, 6, { first: 92, second: 62, third: 60 });
  await measure(app, ours.id, [...ordinary, ...weak, ...strong, ...now]);
});
afterAll(() => app.close());

describe('[TEAM5] flags', () => {
  test('name who is under the team on two criteria in both periods, how sure that is and what chance would name', async () => {
    const flags = await judged();
    expect(flags.reps).toBe(9);
    expect(flags.criteria).toEqual(['first', 'second', 'third']);
    expect(flags.flags.map(({ member }) => member.name)).toEqual(['rep of ours']);
    const [flag] = flags.flags;
    expect(flag!.under.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(flag!.sure).toBeGreaterThan(0.9);
    for (const { mean, line } of flag!.under) expect(mean).toBeLessThan(line);
    expect(flag!.change).toMatchObject({ verdict: 'no clear change yet' });
    expect(flags.byChance.perRep).toBeGreaterThan(0);
    expect(flags.byChance.anyone).toBeGreaterThan(flags.byChance.perRep);
  });

  test('aren’t judged in a team under eight, and it says so', async () => {
    expect((await seen('outsider of ours')).flags).toEqual({ state: 'not judged', why: 'team under eight' });
  });

  test('are told to nobody: no notice is written by looking', async () => {
    await seen('manager of ours');
    expect(await inOrg(app.deps.db, ours.id, (tx) => tx.select().from(notice))).toEqual([]);
  });

  test.each(others)('are nothing for the %s', async (who) => {
    expect((await ask(who)('GET', `/api/team/attention?team=${ours.teams.north}`)).status).toBe(404);
  });
});

describe('[TEAM6] a note of what was done', () => {
  const note = (who: string, change: Record<string, unknown> = {}) =>
    ask(who)('POST', '/api/team/flag-notes', {
      team: ours.teams.north,
      member: id('rep'),
      says: 'We listened to two calls together.',
      ...change,
    });

  test.each(overseers)('is written by the %s and seen by those who see the flag', async (who) => {
    expect((await note(who, { says: `By the ${who}.` })).status).toBe(201);
    expect((await seen('coach of ours')).notes[0]).toMatchObject({
      member: id('rep'),
      says: `By the ${who}.`,
      by: who,
    });
  });

  test.each(others)('can’t be written by the %s', async (who) => {
    expect((await note(who)).status).toBe(404);
  });

  test('is about a rep of that team, in some words', async () => {
    expect((await note('manager of ours', { member: id('southern') })).status).toBe(404);
    expect((await note('manager of ours', { member: id('coach') })).status).toBe(404);
    expect((await note('manager of ours', { says: '  ' })).status).toBe(400);
    expect((await note('manager of ours', { says: 'x'.repeat(501) })).status).toBe(400);
  });
});

describe('[TEAM7] a plateau', () => {
  test('is a rep who practised in three periods and whose change is inside the noise', async () => {
    const { plateaus } = await seen('manager of ours');
    const names = plateaus.map(({ member }) => member.name);
    expect(names).toContain('r0 of ours');
    expect(names).not.toContain('star of ours');
    expect(plateaus[0]).toMatchObject({ sessions: [6, 6, 6] });
    const { by } = plateaus[0]!.change;
    expect([by.low < 0, by.high > 0]).toEqual([true, true]);
  });
});

describe('[TEAM8] a mentor', () => {
  const mentor = (who: string, member: string, change: Record<string, unknown> = {}) =>
    ask(who)('POST', '/api/team/mentorings', {
      team: ours.teams.north,
      mentor: id('star'),
      member: id(member),
      what: 'criterion:first',
      ...change,
    });

  test('is proposed who is excellent and surely over the team', async () => {
    const { mentors } = await seen('manager of ours');
    expect(mentors.map(({ member, name, load }) => [member.name, name, load])).toEqual([['star of ours', 'first', 0]]);
    expect(mentors[0]!.interval.low).toBeGreaterThan(80);
  });

  test('helps two at a time at most, and it says so; ended, there is room again', async () => {
    const made = await mentor('manager of ours', 'rep');
    expect(made.status).toBe(201);
    const { id: first } = MentoringView.parse(await made.json());
    expect((await mentor('coach of ours', 'rep')).status).toBe(409);
    const both = await Promise.all([mentor('manager of ours', 'r0'), mentor('coach of ours', 'r1')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = both.find(({ status }) => status === 409)!;
    expect((await refused.json()).message).toContain('helps 2 already');
    expect((await seen('manager of ours')).mentors[0]).toMatchObject({ load: 2 });
    const told = await inOrg(app.deps.db, ours.id, (tx) => tx.select().from(notice));
    expect(
      told
        .filter(({ about }) => about === first)
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([id('star'), id('rep')].sort());

    const end = (who: string) => ask(who)('POST', `/api/team/mentorings/${first}/end`);
    for (const who of others) expect([who, (await end(who)).status]).toEqual([who, 404]);
    expect((await end('coach of ours')).status).toBe(200);
    expect((await end('coach of ours')).status).toBe(404);
    expect((await mentor('manager of ours', 'r2')).status).toBe(201);
  });

  test.each(others)('can’t be named by the %s', async (who) => {
    expect((await mentor(who, 'r3')).status).toBe(404);
  });

  test('is a rep of the team, nobody’s own, on a criterion there is', async () => {
    expect((await mentor('manager of ours', 'star')).status).toBe(422);
    expect((await mentor('manager of ours', 'southern')).status).toBe(404);
    expect((await mentor('manager of ours', 'r3', { mentor: id('southern') })).status).toBe(404);
    expect((await mentor('manager of ours', 'r3', { what: 'criterion:none' })).status).toBe(404);
  });
});

describe('[TEAM9] a win', () => {
  const asking = (who: string, change: Record<string, unknown> = {}) =>
    ask(who)('POST', '/api/team/wins', {
      team: ours.teams.north,
      member: id('star'),
      about: 'criterion:first',
      says: 'Star reached excellent on first.',
      ...change,
    });
  const step = async (who: string, win: string, taken: string) =>
    (await ask(who)('POST', `/api/team/wins/${win}/${taken}`)).status;
  const seenBy = async (who: string) => WinList.parse(await (await ask(who)('GET', '/api/team/wins')).json());

  test('is proposed where a criterion reached excellent beyond the noise', async () => {
    const { ideas } = await seen('manager of ours');
    expect(ideas.map(({ about, member, sessions }) => [about, member.name, sessions])).toEqual([
      ['criterion:first', 'star of ours', 6],
    ]);
    expect(ideas[0]!.interval!.low).toBeLessThan(ideas[0]!.value!);
  });

  test('is told to the team with the rep’s consent alone, and taken away when it is withdrawn', async () => {
    const made = await asking('manager of ours');
    expect(made.status).toBe(201);
    const { id: win } = WinView.parse(await made.json());
    expect((await asking('coach of ours')).status).toBe(409);
    expect((await seen('manager of ours')).ideas).toEqual([]);
    const told = await inOrg(app.deps.db, ours.id, (tx) => tx.select().from(notice));
    expect(told.filter(({ about }) => about === win)).toMatchObject([{ userId: id('star'), kind: 'recognition' }]);

    expect(await step('manager of ours', win, 'post')).toBe(409);
    expect(await step('manager of ours', win, 'agree')).toBe(409);
    for (const who of others) expect([who, await step(who, win, 'agree')]).toEqual([who, 404]);
    expect(await seenBy('rep of ours')).toEqual([]);
    expect(await seenBy('star of ours')).toMatchObject([{ state: 'asked', mine: true }]);

    expect(await step('star of ours', win, 'agree')).toBe(200);
    expect(await step('star of ours', win, 'post')).toBe(409);
    expect(await seenBy('rep of ours')).toEqual([]);
    expect(await step('coach of ours', win, 'post')).toBe(200);
    expect(await seenBy('rep of ours')).toMatchObject([
      { state: 'posted', mine: false, says: 'Star reached excellent on first.' },
    ]);
    for (const who of ['stranger of ours', 'southern of ours', 'rep of theirs', 'admin of ours'])
      expect([who, await seenBy(who)]).toEqual([who, []]);

    expect(await step('star of ours', win, 'withdraw')).toBe(200);
    expect(await seenBy('rep of ours')).toEqual([]);
    expect(await seenBy('star of ours')).toEqual([]);
    expect(await step('coach of ours', win, 'post')).toBe(409);
    expect(await readTeamWins(app.deps.db, ours.id, ours.teams.north!, new Date(0))).toHaveLength(1);
  });

  test.each(others)('can’t be asked for by the %s', async (who) => {
    expect((await asking(who)).status).toBe(404);
  });
});
