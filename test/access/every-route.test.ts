import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Operation, operations } from '../../server/routes/openapi.ts';
import { askedInCall } from '../practice/scored-session.ts';
import { type Everything, makeEverything, roles, word } from './everything.ts';
import { bodyOf, pathOf, queryOf } from './requests.ts';
import { whoMay } from './who-may.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** Every operation there is, asked for by every role: in the team, out of it, and in another organisation. */

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const closed = operations.filter(({ open }) => !open);

let all: Everything;
beforeAll(async () => {
  all = await makeEverything();
});
afterAll(() => all.app.close());

test('[ACCESS24] of every operation it is said who gets which answer, and of nothing else', () => {
  expect(Object.keys(whoMay).toSorted()).toEqual(closed.map(nameOf).toSorted());
});

test('[ACCESS24] without signing in there is what leads to it, and nothing more', () => {
  expect(operations.filter(({ open }) => open).map(nameOf)).toEqual([
    'post /api/auth/sign-in/email',
    'post /api/auth/sign-out',
    'post /api/setup',
    'get /api/setup',
    'get /api/invitations/{id}',
    'get /api/demo-members',
    'get /api/visitor',
    'get /api/unsubscribe/{token}',
    'post /api/unsubscribe/{token}',
  ]);
});

type Answered = { role: string; status: number; tells: boolean };

/** Whoever isn't named first, then the others as they are written. */
function expectedOf(name: string): Answered[] {
  const named = Object.entries(whoMay[name] ?? {}).flatMap(([status, who]) =>
    who.split(' ').map((each) => ({ role: each.replace('*', ''), status: Number(status), tells: each.endsWith('*') })),
  );
  const rest = named.find(({ role }) => role === 'everyone')?.status ?? 404;
  const unnamed = roles
    .filter((role) => named.every((each) => each.role !== role))
    .map((role) => ({ role, status: rest, tells: false }));
  return [...unnamed, ...named.filter(({ role }) => role !== 'everyone')];
}

async function ask(role: string, { method, path, status }: Operation): Promise<Answered> {
  const isReading = method === 'get';
  const answer = await all.ask(role)(
    method.toUpperCase(),
    pathOf(path, all) + (isReading ? queryOf(path, all) : ''),
    isReading ? undefined : bodyOf(path, all),
    status === 101 ? { upgrade: 'websocket', connection: 'upgrade' } : undefined,
  );
  const text = (await answer.text()).toLowerCase();
  // whoever writes is told what they wrote themselves
  return { role, status: answer.status, tells: isReading && tellsOf(text) };
}

/** The rep's name, something that they said or that was said of them, or the id of something that is theirs. */
function tellsOf(text: string): boolean {
  const { north: _, ...theirs } = all.ids;
  return [word, askedInCall[0].toLowerCase(), ...Object.values(theirs)].some((each) => text.includes(each));
}

test.each(closed.map((operation) => [nameOf(operation), operation] as const))(
  '[ACCESS24] %s',
  async (name, operation) => {
    const expected = expectedOf(name);
    const answered: Answered[] = [];
    for (const { role } of expected) answered.push(await ask(role, operation));
    expect(answered).toEqual(expected);
  },
);
