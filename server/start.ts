import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { createApp } from './app.ts';
import { forgetCalls } from './db/calls.ts';
import { connect, connectSignIn } from './db/connect.ts';
import { makeDemo } from './db/demo.ts';
import { startEmbedded } from './db/embedded.ts';
import { nobodyYet } from './db/first-admin.ts';
import { freePort } from './db/free-port.ts';
import { type EndedSession, openJobs } from './db/jobs.ts';
import { stillAdmitted } from './db/members.ts';
import { keepMonths, migrate } from './db/migrate.ts';
import { makeCallReserve } from './db/model-calls.ts';
import { connectRaw, type RawDatabase } from './db/raw-tenant.ts';
import { playAhead, startDemo } from './demo/start-demo.ts';
import { authSecret, type Environment, trustedOrigins } from './environment.ts';
import { listenerVersion } from './listener/listen.ts';
import { errorName, type Log } from './log.ts';
import { type Endpoint, openEndpoint } from './models/endpoint.ts';
import { type Judge, makeJudge } from './models/judge.ts';
import { makeSecondListener, type SecondListener } from './models/listener.ts';
import { makeModelVoice } from './models/model-voice.ts';
import { promptVersion } from './models/prompt.ts';
import { hearOne } from './practice/import-calls.ts';
import { startJudging } from './practice/judging.ts';
import { readLibrary } from './practice/library.ts';
import { readReviewTemplates } from './practice/review-templates.ts';
import { openRooms } from './practice/rooms.ts';
import { rubricsOf } from './practice/rubrics.ts';
import { startScoring } from './practice/scoring.ts';
import { startStandings } from './practice/standings.ts';
import { startVoting } from './practice/voting.ts';
import { openWatchDesk } from './practice/watch-desk.ts';
import { scriptedVoice, type Voice } from './prospect/voice.ts';
import { agreementWithComputed } from './reviews/agreement.ts';
import { followGoals } from './reviews/follow-goals.ts';
import { listen } from './routes/listen.ts';
import { makeLiveSockets } from './routes/live.ts';
import { makeMetrics } from './routes/metrics.ts';
import { setupCode } from './routes/setup.ts';
import { makeSignIn } from './routes/sign-in.ts';
import { quantitiesIn } from './telling/improvement.ts';
import { assignmentsDue } from './telling/reminders.ts';
import { checkInsDue, reviewsDue } from './telling/review-reminders.ts';
import { readUnsubscribe, unsubscribeToken } from './telling/unsubscribe.ts';
import { startUpkeep } from './telling/upkeep.ts';
import { webhookKeyOf } from './telling/webhook-key.ts';
import { isLoopback } from './telling/webhook-target.ts';

export type Running = {
  port: number;
  /** Present while nobody has an account. */
  setupCode: string | null;
  databaseGone: Promise<void>;
  stop(): Promise<void>;
};

const now = () => performance.now();
const project = resolve(import.meta.dirname, '..');

/** Puts the whole server together and starts it. What was opened is closed again when a later part fails. */
export async function startServer(environment: Environment, log: Log): Promise<Running> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse())
      await close().catch((error: unknown) => log('closing failed', { error: errorName(error) }));
  };
  try {
    const content = resolve(project, 'scenarios');
    const isOwn = environment.DATABASE_URL === undefined;
    const ahead = environment.DEMO_HISTORY && isOwn ? playAhead(content, environment.DATA_DIR) : null;
    const library = readLibrary(content);
    const reviewTemplates = readReviewTemplates(resolve(project, 'reviews/templates'));
    const embedded = environment.DATABASE_URL ? null : await startEmbedded(environment.DATA_DIR);
    if (embedded) closing.push(embedded.stop);
    const url = environment.DATABASE_URL ?? embedded!.url;
    await migrate(url);

    const db = await connect(url);
    closing.push(db.close);
    const raw = await connectRaw(url);
    closing.push(raw.close);
    const stopMonths = keepMonths(db, (error) => log('months not made', { error: errorName(error) }));
    closing.push(async () => stopMonths());
    const signInDb = connectSignIn(url, db.standing);
    closing.push(signInDb.close);
    if (environment.DEMO && !environment.DEMO_HISTORY) await makeDemo(signInDb, hashPassword);
    if (environment.DEMO_HISTORY)
      await startDemo(
        { db, raw, signInDb, library, reviewTemplates, content, calls: resolve(project, 'demo/calls') },
        ahead,
      );

    const failed = (sessionId: string, error: unknown) => log('session failed', { sessionId, error: errorName(error) });
    const jobs = await openJobs(url, db.standing, (message) => log(message));
    closing.push(jobs.close);
    const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
    const endpoint = endpointFor(environment, raw);
    const rooms = await openRooms({
      db: raw,
      voice: voiceFor(environment, endpoint),
      owner,
      sendJob: jobs.sendScore,
      failed,
    });
    const second = listenerFor(environment, endpoint);
    const judge = judgeFor(environment, endpoint);
    const scored = async (session: EndedSession) => {
      if (second) await jobs.sendVotes(session);
      if (judge) await jobs.sendJudging(session);
    };
    await startScoring(jobs, { db: raw, failed, measured: followGoals, scored });
    await jobs.workCalls((job, isLast) => hearOne({ db: raw, failed, measured: followGoals }, job, isLast));
    if (second) await startVoting(jobs, { db, raw, second, failed });
    if (judge) await startJudging(jobs, { db, raw, judge, measured: followGoals, failed });
    // thousands of cards may have to be counted anew: not on the connections that turns are stored by
    const apart = await connectRaw(url, { connections: 2 });
    closing.push(apart.close);
    await startStandings(jobs.standings, {
      ...{ raw: apart, measured: followGoals, agreementOf: agreementWithComputed, failed },
    });
    const desk = await openWatchDesk({ db, raw, signInDb });
    const live = makeLiveSockets({
      ...{ rooms, desk, failed },
      stillAdmitted: (seats) => stillAdmitted(signInDb, seats),
    });

    const port = environment.PORT === 0 ? await freePort() : environment.PORT;
    const origins = trustedOrigins(environment, port);
    const secret = authSecret(environment);
    const outgoing = {
      mail: environment.SMTP_URL !== undefined,
      webhookKey: (orgId: string) => webhookKeyOf(secret, orgId),
      readUnsubscribe: (token: string) => readUnsubscribe(secret, token),
      privateAllowed: isLoopback(environment.PUBLIC_URL),
    };
    const publicUrl = (environment.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
    const titleOf = (id: string) => library.scenarios.get(id)?.title ?? id;
    const digested = async (orgId: string) => quantitiesIn((await rubricsOf({ db, library }, orgId)).ever.values());
    await startUpkeep(jobs.upkeep, {
      ...{ db, raw, signInDb, titleOf, listener: listenerVersion, quantitiesIn: digested },
      publicUrl,
      unsubscribeUrl: (of) => `${publicUrl}/api/unsubscribe/${unsubscribeToken(secret, of)}`,
      sources: [assignmentsDue(titleOf), reviewsDue, checkInsDue],
      more: [async ({ id, today, settings }) => void (await forgetCalls(db, id, today, settings.callDays))],
      smtp: environment.SMTP_URL ? { server: environment.SMTP_URL, from: environment.MAIL_FROM ?? '' } : null,
      webhookKey: outgoing.webhookKey,
      privateAllowed: outgoing.privateAllowed,
      failed: (what, orgId, error) => log('upkeep failed', { what, orgId, error: errorName(error) }),
    });
    const signIn = makeSignIn({
      db: signInDb,
      secret,
      baseUrl: environment.PUBLIC_URL ?? `http://localhost:${port}`,
      trustedOrigins: origins,
    });
    const app = createApp({
      db,
      raw,
      signInDb,
      signIn,
      library,
      reviewTemplates,
      sendJob: jobs.sendScore,
      sendCall: jobs.sendCall,
      sendSettle: jobs.standings.sendSettle,
      measured: followGoals,
      live,
      draining: rooms.draining,
      metrics: makeMetrics({ rooms: rooms.size, sockets: live.size }),
      secondListener: second?.model ?? null,
      promptVersion: environment.PROSPECT_MODEL ? promptVersion : 'none',
      outgoing,
      setupCode: setupCode(secret),
      demo: environment.DEMO,
      trustedOrigins: origins,
      behindProxy: environment.PUBLIC_URL !== undefined,
      dist: resolve(project, 'dist'),
      log,
    });
    const listening = await listen(app, port, environment.BIND_ADDRESS);
    closing.push(listening.close);
    closing.push(desk.close);
    closing.push(async () => live.close());
    closing.push(() => rooms.drain());
    return {
      port: listening.port,
      setupCode: (await nobodyYet(signInDb)) ? setupCode(secret) : null,
      databaseGone: embedded?.exited ?? new Promise(() => {}),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function endpointFor(environment: Environment, db: RawDatabase): Endpoint {
  return openEndpoint({
    // endpoints of one's own often want no key; the client insists on one
    apiKey: environment.OPENAI_API_KEY ?? 'none',
    baseURL: environment.OPENAI_BASE_URL,
    sessionCalls: environment.MODEL_CALLS_PER_SESSION,
    reserveCalls: makeCallReserve(db, environment.MODEL_CALLS_PER_DAY),
    now,
  });
}

/** The model's words where a model is named; the scripted ones need nothing. */
function voiceFor({ PROSPECT_MODEL }: Environment, endpoint: Endpoint): Voice {
  return PROSPECT_MODEL ? makeModelVoice({ endpoint, model: PROSPECT_MODEL, now }) : scriptedVoice;
}

/** Nobody else votes unless a model is named for it. */
function listenerFor({ LISTENER_MODEL }: Environment, endpoint: Endpoint): SecondListener | null {
  return LISTENER_MODEL ? makeSecondListener({ endpoint, model: LISTENER_MODEL, now }) : null;
}

/** Nobody judges unless a model is named for it, and somewhere to ask it. */
function judgeFor({ JUDGE_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY }: Environment, endpoint: Endpoint): Judge | null {
  return JUDGE_MODEL && (OPENAI_BASE_URL || OPENAI_API_KEY) ? makeJudge({ endpoint, model: JUDGE_MODEL, now }) : null;
}
