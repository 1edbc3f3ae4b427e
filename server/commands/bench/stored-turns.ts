import { resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { connect, openClient } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { readLibrary } from '../../practice/library.ts';
import { createSession } from '../../practice/sessions.ts';
import { startChild, startDatabase } from './children.ts';
import type { ClosedLoopResult } from './closed-loop.ts';
import { processorMs } from './contention.ts';
import { copySession } from './database.ts';
import { type Figure, row } from './figure.ts';
import { ms, percentile, short } from './numbers.ts';
import type { RoomHostSettings } from './room-host.ts';

/** How many turns a second one process stores when it is never let rest, beside the same path that stores nothing. */

const root = resolve(import.meta.dirname, '../../../scenarios');
const inFlight = 200;
const turnsEach = 8;

/** `processorMs`: what the process under test used for a turn, the database and the load left out. */
type Run = ClosedLoopResult & { processorMs: number };

export const storedTurns: Figure = {
  id: 'stored-turns',
  says: 'stored turns a second against the same path without storage',
  async run({ quick }) {
    const sessions = quick ? 300 : 600;
    const database = await startDatabase();
    try {
      const prepared = await prepare(database.url);
      const sql = openClient(database.url, { max: 1 });
      const runs: Record<'stored' | 'not', Run[]> = { stored: [], not: [] };
      // turn and turn about, so that a noisy minute meets both
      for (let round = 0; round < 2; round++)
        for (const storage of [false, true]) {
          const ids = await copySession(sql, prepared.session, sessions);
          await sql`checkpoint`;
          const { orgId, userId } = prepared;
          const settings: RoomHostSettings = { databaseUrl: database.url, orgId, userId, storage };
          const host = startChild<{ url: string }>('room-host.ts', settings);
          const { url } = await host.next();
          const load = startChild<ClosedLoopResult | 'ready'>('closed-loop.ts', { url, ids, inFlight, turnsEach });
          await load.next();
          const usedMs = processorMs(host.pid);
          load.tell({});
          const run = (await load.next()) as ClosedLoopResult;
          runs[storage ? 'stored' : 'not'].push({ ...run, processorMs: (processorMs(host.pid) - usedMs) / run.turns });
          await load.stop();
          await host.stop();
        }
      await sql.end();
      const best = (of: Run[]) => Math.max(...of.map((run) => run.turns / run.seconds));
      const acks = runs.stored.flatMap((run) => run.ackMs);
      return {
        rows: [
          row('stored-turns', {
            what: `closed loop, ${inFlight} at a time`,
            value: best(runs.stored),
            unit: 'turns/s',
            baseline: { what: 'same path, nothing stored', value: best(runs.not), unit: 'turns/s' },
            goal: { ratioAtLeast: 0.5 },
          }),
          row('stored-turns', {
            what: 'processor time of a turn in the process',
            value: Math.min(...runs.stored.map((run) => run.processorMs)),
            unit: 'ms',
            baseline: {
              what: 'nothing stored',
              value: Math.min(...runs.not.map((run) => run.processorMs)),
              unit: 'ms',
            },
          }),
        ],
        notes: [
          `stored-turns: ${sessions} sessions of ${turnsEach} turns, the better of two runs each; stored ${perSecond(runs.stored)}, not stored ${perSecond(runs.not)} turns/s; acknowledged p50 ${ms(percentile(acks, 0.5))}, p99 ${ms(percentile(acks, 0.99))} at saturation; every turn is two writes, its own and the prospect's answer`,
        ],
      };
    } finally {
      await database.stop();
    }
  },
};

const perSecond = (of: Run[]) => of.map((run) => short(run.turns / run.seconds)).join(' and ');

/** A migrated database with one session to copy. */
async function prepare(url: string): Promise<{ orgId: string; userId: string; session: string }> {
  await migrate(url);
  const db = await connect(url, { connections: 1 });
  const [orgId, userId] = [uuidv7(), uuidv7()];
  const session = await createSession(
    { db, library: readLibrary(root), promptVersion: 'none' },
    { orgId, userId, name: 'Imogen Hart' },
    { scenario: 'night-desk', difficulty: 'cold', seed: 'bench' },
  );
  await db.close();
  return { orgId, userId, session };
}
