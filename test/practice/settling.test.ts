import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Jobs, openJobs } from '../../server/db/jobs.ts';
import { blindOf, type CountJob, type SendSettle } from '../../server/db/rating-rounds.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { holdSettling } from '../../server/db/standing-card.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { recordVersion } from '../../server/domain/record.ts';
import { judgeSession } from '../../server/practice/judging.ts';
import { countAnew, settleStanding, settleStandings, startStandings } from '../../server/practice/standings.ts';
import { CalibrationView } from '../../server/protocol/calibration-view.ts';
import { agreementWithComputed } from '../../server/reviews/agreement.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { until } from '../live/until.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { fair, financeCall, judgeAt, judgedLibrary } from './judged-session.ts';
import { agreed } from './settled.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What follows of blind ratings, while others work, and where something ends in the middle. */

let app: TestApp;
let endpoint: Endpoint;
let ours: Organisation;
/** Oldest first. */
const sessions: string[] = [];
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
let sendSettle: SendSettle = async () => {};

beforeAll(async () => {
  endpoint = await startEndpoint();
  endpoint.behave(fair);
  app = await startApp({ library: judgedLibrary(), sendSettle: (tx, job) => sendSettle(tx, job) });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
  });
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
  const { db, raw, measured } = app.deps;
  for (let i = 0; i < 3; i++) {
    const sessionId = await financeCall(app, ask('rep'), ours.id);
    await judgeSession(
      { db, raw, measured, judge: judgeAt(endpoint), failed: () => {} },
      { orgId: ours.id, sessionId },
      true,
    );
    sessions.push(sessionId);
  }
});
afterAll(async () => {
  await endpoint.close();
  await app.close();
});

async function make(of: readonly string[], criteria = ['first']): Promise<string> {
  const raters = ['coach', 'coach2'].map((name) => ours.people[name]!.id);
  const made = await ask('coach')('POST', '/api/calibration', { title: 'Round', sessions: of, criteria, raters });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}
const rate = async (who: string, round: string, session: string, criterion = 'first') => {
  const body = { session, scores: [{ criterion, score: 70 }] };
  return (await ask(who)('POST', `/api/calibration/${round}/ratings`, body)).status;
};
const standingOf = async (criterion: string) => {
  const { standings } = CalibrationView.parse(await (await ask('coach')('GET', '/api/calibration')).json());
  return standings.find((one) => one.criterion === criterion) ?? null;
};
const isWaiting = async (words: string) => {
  const [found] = await app.deps.db.client`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query ilike ${`%${words}%`}`;
  return found!.n > 0;
};
/** Holds something in a transaction of the organisation's while `meanwhile` runs. */
async function holding(
  hold: (tx: Parameters<typeof holdSettling>[0]) => Promise<unknown>,
  meanwhile: () => Promise<void>,
) {
  await app.deps.raw.sql.begin(async (tx) => {
    await enterOrg(tx, app.deps.raw, ours.id);
    await hold(tx);
    await meanwhile();
  });
}
const thirdOf = (judge: string | null = 'judge-1') => ({
  orgId: ours.id,
  rubricId: rubric.id,
  criterion: 'third',
  judge,
});
const cardsOf = async (session: string) => {
  const rows = await app.deps.db.client`select revision, body->'judge'->>'by' as by from scorecard
    where session_id = ${session} order by revision`;
  return rows.map(({ revision, by }) => [revision, by]);
};

describe('a rating', () => {
  test('[COACH20] is kept together with what asks for the standings, or not at all', async () => {
    const round = await make([sessions[0]!]);
    expect(await rate('coach', round, sessions[0]!)).toBe(201);
    sendSettle = async () => {
      throw new Error('killed');
    };
    expect(await rate('coach2', round, sessions[0]!)).toBe(500);
    const sent: unknown[] = [];
    sendSettle = async (_tx, job) => void sent.push(job);
    expect(await rate('coach2', round, sessions[0]!)).toBe(201);
    expect(sent).toEqual([{ orgId: ours.id, rubricId: rubric.id, criteria: ['first'] }]);
    const told = await (await ask('coach')('GET', '/api/notices')).text();
    expect(told).toContain('Every rating of “Round” is in.');
  });

  test('[COACH20] of two last ones at once one asks for the standings, and once', async () => {
    const sent: unknown[] = [];
    sendSettle = async (_tx, job) => void sent.push(job);
    const round = await make([sessions[1]!]);
    const both: Promise<number>[] = [];
    await holding(
      // the first has written its rating by the time at which it waits for this
      (tx) => tx`select from notice where org_id = ${ours.id} and about = ${round} for update`,
      async () => {
        both.push(rate('coach2', round, sessions[1]!));
        await until(() => isWaiting('update notice'));
        let over = false;
        both.push(
          rate('coach', round, sessions[1]!).finally(() => {
            over = true;
          }),
        );
        await until(async () => over || (await isWaiting('from rating_round')));
      },
    );
    expect(await Promise.all(both)).toEqual([201, 201]);
    expect(sent).toHaveLength(1);
  });

  test('[COACH18] is refused where its round ends while it is on its way, and completes nothing', async () => {
    const sent: unknown[] = [];
    sendSettle = async (_tx, job) => void sent.push(job);
    const round = await make([sessions[2]!]);
    expect(await rate('coach', round, sessions[2]!)).toBe(201);
    let last: Promise<number> | null = null;
    await holding(
      (tx) => tx`update rating_round set ended_at = now() where org_id = ${ours.id} and id = ${round}`,
      async () => {
        let over = false;
        last = rate('coach2', round, sessions[2]!).finally(() => {
          over = true;
        });
        await until(async () => over || (await isWaiting('rating_round')));
      },
    );
    expect(await last).toBe(409);
    expect(sent).toEqual([]);
    const view = await (await ask('coach')('GET', `/api/calibration/${round}`)).json();
    expect(view).toMatchObject({ sessions: [{ allIn: false }] });
  });

  test('[COACH14] that is its round’s last takes the round out of what is asked at every page', async () => {
    const { client } = app.deps.db;
    const raters = JSON.stringify([ours.people.coach!.id, ours.people.coach2!.id]);
    await client`insert into rating_round (org_id, id, title, rubric_id, criteria, sessions, raters, made_by, all_in_at)
      select ${ours.id}, gen_random_uuid(), 'Over', ${rubric.id}, '["first"]', ${JSON.stringify([sessions[0]])}::text::jsonb,
        ${raters}::text::jsonb, ${ours.people.coach!.id}, now() from generate_series(1, 5000)`;
    await client`analyze rating_round`;
    const plan = await inOrg(app.deps.db, ours.id, (tx) =>
      tx.execute(sql`explain (format json) ${blindOf(ours.id, ours.people.coach!.id)}`),
    );
    expect(JSON.stringify(plan)).toContain('rating_round_open');
    const status = async (session: string) => (await ask('coach')('GET', `/api/sessions/${session}/scorecard`)).status;
    const round = await make([sessions[0]!, sessions[1]!]);
    expect([await status(sessions[0]!), await status(sessions[1]!)]).toEqual([409, 409]);
    for (const who of ['coach', 'coach2']) await rate(who, round, sessions[0]!);
    expect([await status(sessions[0]!), await status(sessions[1]!)]).toEqual([200, 409]);
    for (const who of ['coach', 'coach2']) await rate(who, round, sessions[1]!);
    expect([await status(sessions[0]!), await status(sessions[1]!)]).toEqual([200, 200]);
    const [found] = await client`select all_in_at from rating_round where id = ${round}`;
    expect(found!.all_in_at).not.toBeNull();
    await client`delete from rating_round where title = 'Over'`;
  });
});

describe('settling', () => {
  test('[COACH20] reads the ratings once nobody else settles, so that what is kept last rests on all of them', async () => {
    sendSettle = async () => {};
    const job = { orgId: ours.id, rubricId: rubric.id, criteria: ['second'] };
    const settle = () => settleStandings({ ...app.deps, sendCount: async () => {} }, job, agreementWithComputed);
    const round = await make([sessions[0]!, sessions[1]!], ['second']);
    for (const who of ['coach', 'coach2']) await rate(who, round, sessions[0]!, 'second');
    let late: Promise<void> | null = null;
    await holding(
      (tx) => holdSettling(tx, ours.id),
      async () => {
        let over = false;
        late = settle().finally(() => {
          over = true;
        });
        await until(async () => over || (await isWaiting('pg_advisory_xact_lock')));
        for (const who of ['coach', 'coach2']) await rate(who, round, sessions[1]!, 'second');
      },
    );
    await late;
    expect((await standingOf('second'))!.sessions).toBe(2);
  });

  test('[COACH20] is done by whichever process works next, where the one that took the rating was killed', async () => {
    const url = app.deps.db.url;
    const killed: Jobs = await openJobs(url, app.deps.db.standing, () => {});
    sendSettle = killed.standings.sendSettle;
    const round = await make([sessions[2]!], ['second']);
    for (const who of ['coach', 'coach2']) expect(await rate(who, round, sessions[2]!, 'second')).toBe(201);
    await killed.close();
    expect((await standingOf('second'))!.sessions).toBe(2);
    const next = await openJobs(url, app.deps.db.standing, () => {});
    try {
      const { raw, measured } = app.deps;
      const failed = () => {};
      await startStandings(next.standings, { raw, measured, failed, agreementOf: agreementWithComputed });
      await until(async () => (await standingOf('second'))?.sessions === 3);
      // and a judge's cards follow
      const { sendCount } = next.standings;
      await settleStanding({ raw, sendCount }, thirdOf(), agreed(0.8));
      await until(async () => (await Promise.all(sessions.map(cardsOf))).every((cards) => cards.length === 2));
      await settleStanding({ raw, sendCount }, thirdOf(), agreed(0.3));
      await until(async () => (await Promise.all(sessions.map(cardsOf))).every((cards) => cards.length === 3));
    } finally {
      await next.close();
    }
    expect(await cardsOf(sessions[0]!)).toEqual([
      [0, null],
      [1, 'judge-1'],
      [2, null],
    ]);
  });
});

describe('counting anew', () => {
  const begin = async (kappa: number): Promise<CountJob> => {
    const jobs: CountJob[] = [];
    const sendCount = async (_tx: unknown, job: CountJob) => void jobs.push(job);
    await settleStanding({ ...app.deps, sendCount }, thirdOf(), agreed(kappa));
    expect(jobs).toMatchObject([{ orgId: ours.id, rubricId: rubric.id, judge: 'judge-1', after: null }]);
    return jobs[0]!;
  };

  test('[JUDGE17] holds one session at a time: who overrides another waits for nothing', async () => {
    const [oldest, , newest] = sessions as [string, string, string];
    const job = await begin(0.8);
    let counting: Promise<void> | null = null;
    await holding(
      (tx) => tx`select from practice_session where org_id = ${ours.id} and id = ${oldest} for update`,
      async () => {
        counting = countAnew({ ...app.deps, sendCount: async () => {} }, job);
        // newest first: this one is counted while the oldest is waited for
        await until(async () => (await cardsOf(newest)).at(-1)?.[1] === 'judge-1');
        await until(() => isWaiting('for update'));
        const body = { criterion: 'first', score: 40, reason: 'While others are counted.' };
        expect((await ask('coach')('POST', `/api/sessions/${newest}/overrides`, body)).status).toBe(201);
        expect((await cardsOf(oldest)).at(-1)?.[1]).toBeNull();
      },
    );
    await counting;
    expect((await cardsOf(oldest)).at(-1)?.[1]).toBe('judge-1');
  });

  test('[JUDGE17] goes on where it was killed, changes nothing twice, and tells the rep once', async () => {
    const job = await begin(0.3);
    const killed = async () => {
      throw new Error('killed');
    };
    await expect(countAnew({ ...app.deps, sendCount: killed, atOnce: 2 }, job)).rejects.toThrow('killed');
    const half = await Promise.all(sessions.map(cardsOf));
    expect(half.map((cards) => cards.at(-1)?.[1])).toEqual(['judge-1', null, null]);
    const jobs = [job];
    for (const each of jobs)
      await countAnew({ ...app.deps, sendCount: async (_tx, next) => void jobs.push(next), atOnce: 2 }, each);
    expect(jobs.map(({ after }) => after)).toEqual([null, sessions[1]]);
    const all = await Promise.all(sessions.map(cardsOf));
    expect(all.map((cards) => cards.at(-1)?.[1])).toEqual([null, null, null]);
    expect(all.slice(1)).toEqual(half.slice(1));
    const [told] = await app.deps.db.client`select count(*)::int as n from notice where about = ${job.run}`;
    expect(told!.n).toBe(1);
  });

  test('[JUDGE17] asks for the next batch once, however often a batch runs', async () => {
    const jobs = await openJobs(app.deps.db.url, app.deps.db.standing, () => {});
    try {
      const job = await begin(0.8);
      for (let i = 0; i < 2; i++) await countAnew({ ...app.deps, sendCount: jobs.standings.sendCount, atOnce: 2 }, job);
      const [found] = await app.deps.db.client`select count(*)::int as n from jobs.job
        where name = 'count' and data->>'run' = ${job.run}`;
      expect(found!.n).toBe(1);
    } finally {
      await jobs.close();
    }
  });

  test('[JUDGE17] one session that can’t be counted keeps none of the others, and is said', async () => {
    const { client } = app.deps.db;
    const job = await begin(0.3);
    const [, , newest] = sessions as [string, string, string];
    await client`update session_event set v = 999 where session_id = ${newest}`;
    const failed: string[] = [];
    const count = () => countAnew({ ...app.deps, sendCount: async () => {} }, job, (id) => void failed.push(id));
    await expect(count()).rejects.toThrow();
    expect(failed).toEqual([newest]);
    expect((await cardsOf(sessions[1]!)).at(-1)?.[1]).toBeNull();
    await client`update session_event set v = ${recordVersion} where session_id = ${newest}`;
    await count();
    expect((await cardsOf(newest)).at(-1)?.[1]).toBeNull();
  });
});

describe('what a rep does meanwhile', () => {
  test('[REP20] looking at their scorecard holds no session and waits for none', async () => {
    const fresh = await financeCall(app, ask('rep'), ours.id);
    let status = 0;
    await holding(
      (tx) => tx`select from practice_session where org_id = ${ours.id} and id = ${fresh} for no key update`,
      async () => {
        let waits = false;
        const answer = ask('rep')('GET', `/api/sessions/${fresh}/scorecard`).then((each) => {
          status = each.status;
        });
        await until(async () => {
          waits = await isWaiting('practice_session');
          return waits || status > 0;
        });
        expect(waits).toBe(false);
        await answer;
      },
    );
    expect(status).toBe(200);
    const body = { ratings: { first: 40 } };
    expect((await ask('rep')('POST', `/api/sessions/${fresh}/self-assessment`, body)).status).toBe(409);
  });
});

describe('the page', () => {
  test('[COACH21] asks the database as often for many rounds and sessions as for one', async () => {
    const { db, signInDb } = app.deps;
    const asked = async () => {
      const spies = [vi.spyOn(db.drizzle, 'transaction'), vi.spyOn(signInDb.drizzle, 'select')];
      expect((await ask('coach')('GET', '/api/calibration')).status).toBe(200);
      const counts = spies.map((spy) => spy.mock.calls.length);
      for (const spy of spies) spy.mockRestore();
      return counts;
    };
    const before = await asked();
    await make(sessions);
    await make(sessions);
    expect(await asked()).toEqual(before);
  });
});
