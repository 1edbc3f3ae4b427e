import { randomUUID } from 'node:crypto';
import { runChild, startChild, startDatabase, startServerProcess } from './children.ts';
import type { DropResult } from './drops.ts';
import { type Figure, row } from './figure.ts';
import { median, percentile } from './numbers.ts';

/** A dropped socket taken up again on the other of two processes that share a database. */

export const resume: Figure = {
  id: 'resume',
  says: 'resume after a drop, on another process',
  async run({ quick }) {
    const drops = quick ? 10 : 50;
    const database = await startDatabase();
    try {
      const shared = { DATABASE_URL: database.url, AUTH_SECRET: randomUUID().repeat(2) };
      const servers = [await startServerProcess(shared), await startServerProcess(shared)];
      const relay = startChild<{ url: string }>('relay.ts', { model: null });
      const { url: bare } = await relay.next();
      const measured = await runChild<DropResult>('drops.ts', { urls: servers.map(({ url }) => url), bare, drops });
      await Promise.all([...servers.map(({ stop }) => stop()), relay.stop()]);
      const at = (what: string, share: number, values: number[], atMost?: number) =>
        row('resume', {
          what: `${what}: p${share * 100}`,
          value: percentile(values, share),
          unit: 'ms',
          baseline: { what: 'plain reconnect', value: percentile(measured.bareMs, share), unit: 'ms' },
          goal: atMost === undefined ? undefined : { atMost },
        });
      return {
        rows: [
          at('drop → all that was missed', 0.5, measured.caughtUpMs),
          at('drop → all that was missed', 0.95, measured.caughtUpMs, 500),
          at('drop → the turn under way acknowledged', 0.95, measured.ackedMs, 500),
          row('resume', {
            what: 'turns lost or doubled',
            value: measured.faults.length,
            unit: '',
            goal: { atMost: 0 },
          }),
        ],
        notes: [
          `resume: ${drops} drops at half-said turns, back on the other process each time; ${measured.storedBefore} of those turns had been stored when the socket went; median of the plain reconnect ${median(measured.bareMs).toFixed(2)} ms`,
          ...measured.faults.map((fault) => `resume: ${fault}`),
        ],
      };
    } finally {
      await database.stop();
    }
  },
};
