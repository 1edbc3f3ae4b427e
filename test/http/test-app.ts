import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq } from 'drizzle-orm';
import { type App, type AppDeps, createApp } from '../../server/app.ts';
import { connect, connectSignIn } from '../../server/db/connect.ts';
import type { SettleJob } from '../../server/db/rating-rounds.ts';
import { connectRaw } from '../../server/db/raw-tenant.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { Rubric } from '../../server/domain/rubric.ts';
import { trustedOrigins } from '../../server/environment.ts';
import { type Library, parseScenario, readTemperament } from '../../server/practice/library.ts';
import { readReviewTemplates } from '../../server/practice/review-templates.ts';
import { followGoals } from '../../server/reviews/follow-goals.ts';
import { makeMetrics } from '../../server/routes/metrics.ts';
import { makeSignIn } from '../../server/routes/sign-in.ts';
import { freshDatabase } from '../database.ts';
import { type Person, password } from '../people.ts';

/** The whole app on a database of its own, without a network: requests go in as `Request`s. */

const root = resolve(import.meta.dirname, '../../scenarios');
const file = 'hostile-procurement/night-desk.yaml';
export const scenarioId = 'night-desk';

const levels = { 'needs improvement': 'Not yet.', good: 'Good.', excellent: 'Excellent.' };
const criterion = (id: string) => ({
  id,
  name: id,
  weight: 1,
  levels,
  action: 'Ask first.',
  measures: [{ id: 'talk-share', weight: 1, anchors: [[0, 0] as [number, number], [1, 100] as [number, number]] }],
});
export const rubric: Rubric = {
  id: 'hostile-procurement',
  version: 1,
  title: 'A rubric for tests',
  criteria: [criterion('first'), criterion('second'), criterion('third')],
};

export function readTestLibrary(): Library {
  const scenario = parseScenario(file, readFileSync(resolve(root, file), 'utf8'), readTemperament(root));
  return { scenarios: new Map([[scenario.id, scenario]]), rubrics: new Map([[rubric.id, rubric]]) };
}

export const origin = 'http://localhost:8787';
export type TestApp = Awaited<ReturnType<typeof startApp>>;

export async function startApp(changes: Partial<AppDeps> = {}) {
  const fresh = await freshDatabase();
  const db = await connect(fresh.url);
  const raw = await connectRaw(fresh.url);
  const signInDb = connectSignIn(fresh.url, db.standing);
  const origins = trustedOrigins({}, 8787);
  const signIn = makeSignIn({
    db: signInDb,
    secret: 'a-secret-for-tests-'.repeat(3),
    baseUrl: origin,
    trustedOrigins: origins,
  });
  const jobs: { orgId: string; sessionId: string }[] = [];
  const calls: { orgId: string; callId: string }[] = [];
  const settles: SettleJob[] = [];
  const logged: string[] = [];
  const deps: AppDeps = {
    db,
    raw,
    signInDb,
    signIn,
    library: readTestLibrary(),
    reviewTemplates: readReviewTemplates(resolve(import.meta.dirname, '../../reviews/templates')),
    sendJob: async (_tx, job) => void jobs.push(job),
    sendCall: async (_tx, job) => void calls.push(job),
    sendSettle: async (_tx, job) => void settles.push(job),
    measured: followGoals,
    live: {
      size: () => 0,
      upgrade: async () => new Response('upgraded'),
      watch: async () => new Response('upgraded'),
      close() {},
    },
    draining: () => false,
    metrics: makeMetrics({ rooms: () => 0, sockets: () => 0 }),
    secondListener: null,
    promptVersion: 'none',
    outgoing: {
      mail: false,
      webhookKey: (orgId) => `key of ${orgId}`,
      readUnsubscribe: () => null,
      privateAllowed: false,
    },
    setupCode: 'the-setup-code',
    demo: false,
    trustedOrigins: origins,
    behindProxy: false,
    dist: resolve(import.meta.dirname, 'built'),
    log: (message, about) => void logged.push(`${message} ${JSON.stringify(about)}`),
    ...changes,
  };
  const app = createApp(deps);
  return {
    app,
    deps,
    /** As its owner, who may change its tables. */
    databaseUrl: fresh.url,
    jobs,
    calls,
    settles,
    logged,
    async close() {
      await Promise.all([db.close(), raw.close(), signInDb.close()]);
      await fresh.drop();
    },
  };
}

export type Asking = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

/** Requests as a page of ours sends them, with the cookie of whoever signed in; a body is JSON unless it is a form. */
export function asking(app: App, cookie?: string): Asking {
  return async (method, path, body, headers = {}) =>
    app.request(path, {
      method,
      headers: {
        origin,
        ...(cookie ? { cookie } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
}

export async function signInAs(app: App, person: Pick<Person, 'email'>, secret = password): Promise<Asking> {
  const answer = await asking(app)('POST', '/api/auth/sign-in/email', { email: person.email, password: secret });
  if (answer.status !== 200) throw new Error(`signing in as ${person.email}: ${answer.status} ${await answer.text()}`);
  return asking(app, answer.headers.get('set-cookie')!.split(';')[0]);
}

/** Starts a session and returns its id. */
export async function startSession(ask: Asking, body: Record<string, unknown> = {}): Promise<string> {
  const answer = await ask('POST', '/api/sessions', { scenario: scenarioId, ...body });
  if (answer.status !== 201) throw new Error(`starting a session: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** Changes what is stored of a session, as the room and the scoring worker would. */
export async function changeSession(
  { deps }: TestApp,
  orgId: string,
  id: string,
  change: Partial<typeof practiceSession.$inferInsert>,
): Promise<void> {
  await inOrg(deps.db, orgId, (tx) => tx.update(practiceSession).set(change).where(eq(practiceSession.id, id)));
}
