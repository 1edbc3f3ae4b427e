import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder, startChild, startServerProcess } from './children.ts';
import { copySession, openDatabaseOf } from './database.ts';
import { type Figure, row } from './figure.ts';
import { signIn } from './people.ts';

/** What a live session costs in memory while nobody says anything. */

const preload = join(import.meta.dirname, 'weigh.ts');

export const idleSessions: Figure = {
  id: 'idle-sessions',
  says: 'live sessions held idle, memory each',
  async run({ quick }) {
    const sessions = quick ? 1_000 : 10_000;
    const file = join(makeFolder(), 'weight');
    const weighed = { NODE_OPTIONS: `--expose-gc --import=${preload}`, BENCH_WEIGHT: file };
    const server = await startServerProcess(weighed);
    const rep = await signIn(server.url);
    const [first] = await rep.scenarios();
    const session = await rep.begin(first!.id, first!.difficulties[0]!, 'bench');
    const sql = openDatabaseOf(server.folder);
    const ids = await copySession(sql, session, sessions);
    await sql.end();
    const held = await holdAll({ url: server.url, ids, cookie: rep.cookie }, server.pid, file);
    await server.stop();

    const relay = startChild<{ url: string }>('bare-sockets.ts', {}, weighed);
    const { url } = await relay.next();
    const bare = await holdAll({ url, ids, cookie: '' }, relay.pid, file);
    await relay.stop();
    const each = (what: string, of: 'resident' | 'used') =>
      row('idle-sessions', {
        what,
        value: (held.after[of] - held.before[of]) / held.held,
        unit: 'KB',
        baseline: { what: 'bare socket', value: (bare.after[of] - bare.before[of]) / bare.held, unit: 'KB' },
        goal: { atMost: 25 },
      });
    return {
      rows: [
        row('idle-sessions', {
          what: 'held at the same time',
          value: held.held,
          unit: 'sessions',
          goal: quick ? undefined : { atLeast: 10_000 },
        }),
        each('resident memory each', 'resident'),
        each('memory in use each (heap and buffers)', 'used'),
      ],
      notes: [
        `idle-sessions: resident ${megabytes(held.before.resident)} before and ${megabytes(held.after.resident)} with ${held.held} attached, in use ${megabytes(held.before.used)} and ${megabytes(held.after.used)}, all after a collection; joined within ${held.seconds.toFixed(0)} s; ${held.events} events came meanwhile (a silent rep is noted every ten seconds)`,
      ],
    };
  },
};

const megabytes = (kilobytes: number) => `${(kilobytes / 1_024).toFixed(0)} MB`;

/** Attaches all of them and weighs the process before and after. */
async function holdAll(sockets: { url: string; ids: string[]; cookie: string }, pid: number, file: string) {
  const before = await weigh(pid, file);
  const began = Date.now();
  const holder = startChild<{ held: number; events: number }>('hold-sockets.ts', sockets);
  const { held, events } = await holder.next();
  const seconds = (Date.now() - began) / 1_000;
  const after = await weigh(pid, file);
  await holder.stop();
  return { held, events, seconds, before, after };
}

type Weight = { resident: number; used: number };

/** Kilobytes of a process, the least of a few collections: the first one doesn't give everything back. */
async function weigh(pid: number, file: string): Promise<Weight> {
  const weights: Weight[] = [];
  for (let i = 0; i < 5; i++) {
    const asked = Date.now();
    process.kill(pid, 'SIGUSR2');
    for (;;) {
      await wait(100);
      const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const memory = found.endsWith('}') ? (JSON.parse(found) as NodeJS.MemoryUsage & { at: number }) : null;
      if (memory && memory.at >= asked) {
        weights.push({ resident: memory.rss / 1_024, used: (memory.heapUsed + memory.external) / 1_024 });
        break;
      }
      if (Date.now() - asked > 30_000) throw new Error('the process could not be weighed');
    }
  }
  return {
    resident: Math.min(...weights.map((w) => w.resident)),
    used: Math.min(...weights.map((w) => w.used)),
  };
}
