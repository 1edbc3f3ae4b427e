import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { readMembers } from '../db/members.ts';
import { readAllOpenings } from '../db/openings.ts';
import { ofMember, readOwnRows, readOwnSessions, type Whose } from '../db/own-data.ts';
import type { OpeningPage } from '../protocol/mine-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { shaped } from './problem.ts';

/** What is the caller's own: who looked at their practice, and all that is kept of them. */

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.iso.datetime({ offset: true }).optional(),
});

export function mineRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  const guard = membersOnly(deps);
  return new Hono<Env>()
    .get('/mine/openings', guard, shaped('query', Query), async (c) => {
      const { member, organisation } = c.var.caller;
      const { limit, before } = c.req.valid('query');
      const found = await readAllOpenings(db, organisation.id, member.id, { limit: limit + 1, before });
      const openings = found.slice(0, limit);
      const people = await readMembers(signInDb, organisation.id, [...new Set(openings.map(({ userId }) => userId))]);
      const byId = new Map(people.map((each) => [each.id, each]));
      return c.json<OpeningPage>({
        openings: openings.map(({ session, title, userId, at }) => ({
          session,
          title,
          name: byId.get(userId)?.name ?? 'A former member',
          role: byId.get(userId)?.role ?? 'left',
          at: at.toISOString(),
        })),
        next: found.length > limit ? (openings.at(-1)?.at.toISOString() ?? null) : null,
      });
    })
    .get('/mine/export', guard, (c) => {
      const { member, organisation, email } = c.var.caller;
      const about = { exportedAt: new Date().toISOString(), member: { ...member, email }, organisation };
      const chunks = chunksOf(db, { orgId: organisation.id, memberId: member.id }, about);
      c.header('content-type', 'application/json; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="pushback-my-data.json"');
      return c.body(streamOf(chunks));
    });
}

/** One JSON object, a row at a time. */
async function* chunksOf(db: Database, whose: Whose, about: Record<string, unknown>): AsyncGenerator<string> {
  yield JSON.stringify(about).slice(0, -1);
  yield* listOf('sessions', readOwnSessions(db, whose));
  for (const [name, part] of Object.entries(ofMember)) yield* listOf(name, readOwnRows(db, whose, part));
  yield '}';
}

async function* listOf(name: string, rows: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}:[`;
  let between = '';
  for await (const row of rows) {
    yield between + JSON.stringify(row);
    between = ',\n';
  }
  yield ']';
}

/** Asks for the next chunk when the last one was taken. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
