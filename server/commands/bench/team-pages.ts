import { listenerVersion } from '../../listener/listen.ts';
import { runChild, startServerProcess } from './children.ts';
import { openDatabaseOf } from './database.ts';
import { type Figure, row } from './figure.ts';
import { type Filled, fillOrganisation, repsPerTeam } from './many-scorecards.ts';
import { percentile } from './numbers.ts';
import { type Rep, signIn } from './people.ts';
import type { PageTimes, TeamScreens } from './team-screens.ts';
import type { ToldTeam } from './told-team.ts';

/** Team page, evidence pack and coaching queue, over HTTP and in Chromium, with a million scorecards in the organisation. */

const whats = [
  'overall',
  ...['concern-first', 'trading', 'composure', 'constraints', 'next-step', 'accuracy'].map((id) => `criterion:${id}`),
  'talk-share-words',
  'question-first-share',
  'traded-share',
];
const asks = 100;

async function time(times: number, ask: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await ask();
    took.push(performance.now() - from);
  }
  return took.slice(1);
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function openReview(manager: Rep, { rep }: Filled): Promise<string> {
  const { templates } = await manager.ask<{ templates: { id: string; kind: string }[] }>('GET', '/api/reviews');
  const template = templates.find(({ kind }) => kind === 'manager')?.id;
  const dates = { from: daysAgo(30), to: daysAgo(1), meetingOn: daysAgo(-3) };
  return (await manager.ask<{ id: string }>('POST', '/api/reviews', { rep, template, ...dates })).id;
}

export const teamPages: Figure = {
  id: 'team-pages',
  says: 'team page, evidence pack and queue at 1 million scorecards',
  async run({ quick }) {
    const server = await startServerProcess({ DEMO_HISTORY: '1' });
    const sql = openDatabaseOf(server.folder);
    const filled = await fillOrganisation(sql, {
      teams: quick ? 5 : 50,
      scorecards: quick ? 100 : 1_000,
      whats,
      listener: listenerVersion,
    });
    await sql.end();
    const manager = await signIn(server.url, 'manager@demo.pushback.local');
    const coach = await signIn(server.url, 'coach@demo.pushback.local');
    const review = await openReview(manager, filled);
    const bare = await time(asks, () => manager.ask('GET', '/api/me'));
    const baseline = { what: 'GET /api/me', value: percentile(bare, 0.95), unit: 'ms' };
    const pages: [string, () => Promise<unknown>][] = [
      ['team page, p95', () => manager.ask('GET', `/api/team?team=${filled.team}`)],
      ['attention, p95', () => manager.ask('GET', `/api/team/attention?team=${filled.team}`)],
      ['review with its evidence pack, p95', () => manager.ask('GET', `/api/reviews/${review}`)],
      ['coaching queue, p95', () => coach.ask('GET', '/api/coaching')],
    ];
    const rows = [];
    for (const [what, ask] of pages) {
      const value = percentile(await time(asks, ask), 0.95);
      rows.push(row('team-pages', { what, value, unit: 'ms', baseline, goal: { atMost: 50 } }));
    }
    const told = await runChild<ToldTeam>('told-team.ts', {
      url: server.url,
      sessions: quick ? 3 : 20,
      turns: 12,
      pollMs: 5,
    });
    rows.push(
      row('team-pages', {
        what: 'end of session → counted on the team page, p95',
        value: percentile(told.toldMs, 0.95),
        unit: 'ms',
        baseline: { what: 'one GET of the team page', value: percentile(told.askMs, 0.95), unit: 'ms' },
        goal: { atMost: 1_000 },
      }),
    );
    const screens: [string, Rep, string][] = [
      ['team page', manager, `/team?team=${filled.team}`],
      ['review', manager, `/reviews/${review}`],
      ['coaching queue', coach, '/coaching'],
    ];
    const times = await runChild<PageTimes[]>('team-screens.ts', {
      url: server.url,
      loads: quick ? 5 : 20,
      pages: screens.map(([, { cookie }, path]) => ({ cookie, path })),
    } satisfies TeamScreens);
    for (const [i, [what]] of screens.entries()) {
      const { paintMs, shownMs } = times[i]!;
      rows.push(
        row('team-pages', {
          what: `${what} on the screen, p95`,
          value: percentile(shownMs, 0.95),
          unit: 'ms',
          baseline: { what: 'its first paint', value: percentile(paintMs, 0.95), unit: 'ms' },
          goal: { atMost: 1_000 },
        }),
      );
    }
    await server.stop();
    return {
      rows,
      notes: [
        `team-pages: ${filled.scorecards} scorecards and ${filled.measured} measured quantities of ${filled.reps} reps in teams of ${repsPerTeam} (${Math.round(filled.tookMs / 1_000)} s to make), ${asks} requests each, one after the other; what was said stands only in the sessions of the rep whose review is read`,
        `team-pages: ${told.toldMs.length} shared sessions of the demo's own team, from sending "end" to the first answer that counts them; ${times[0]!.shownMs.length} loads of each page in Chromium, from the start of its navigation to the frame in which nothing is on its way`,
      ],
    };
  },
};
