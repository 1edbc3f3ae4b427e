import type postgres from 'postgres';
import type { RecordedEvent, RecordedStep } from '../domain/record.ts';
import type { RawDatabase } from './raw-tenant.ts';

/**
 * Writes a session's record. The turns of several sessions of an organisation that arrive while a
 * commit is under way go together in the next one. Every append checks the room's epoch, so a
 * process that lost the room can't write. Uses the driver directly.
 */

/** What one room adds to its record at once. `events` and `steps` carry their seq. */
export type Append = {
  orgId: string;
  sessionId: string;
  epoch: number;
  events: RecordedEvent[];
  steps: RecordedStep[];
  /** The client's message that caused it. */
  receipt?: { id: string; hash: string; seq: number };
  activeMs: number;
  turns: number;
};

/** Another process or tab has taken the room over: nothing was written. */
export class RoomLostError extends Error {
  override readonly name = 'RoomLostError';
  readonly retryable = false;
  readonly sessionId: string;
  constructor(sessionId: string) {
    super('the room was taken over');
    this.sessionId = sessionId;
  }
}

export type SessionLog = {
  /** Resolves when it is durably stored. Throws RoomLostError, or what the driver throws. */
  append(entry: Append): Promise<void>;
};

const rowsOf = (entries: readonly Append[]) =>
  JSON.stringify(
    entries.map((e) => ({
      session: e.sessionId,
      epoch: e.epoch,
      events: e.events,
      steps: e.steps,
      receipt: e.receipt ?? null,
      active: e.activeMs,
      turns: e.turns,
    })),
  );

/** Appends in the caller's transaction, which has entered the organisation. Returns the sessions written. */
export async function appendIn(tx: postgres.ISql, orgId: string, entries: readonly Append[]): Promise<Set<string>> {
  const written = await tx<{ session: string }[]>`
    select append_record(${orgId}::uuid, ${rowsOf(entries)}::text::jsonb) as session`;
  return new Set(written.map((row) => row.session));
}

type Waiting = { entry: Append; done: () => void; fail: (error: unknown) => void };

/** Most sessions written in one transaction. */
const batchSize = 64;

export function makeSessionLog(db: RawDatabase): SessionLog {
  const queues = new Map<string, Waiting[]>();

  /** One statement, and so one round trip and a transaction of its own. */
  async function write(orgId: string, batch: readonly Waiting[]): Promise<Set<string>> {
    const rows = rowsOf(batch.map((waiting) => waiting.entry));
    const written = await db.sql<{ session: string }[]>`
      select append_turns(${db.standing.tenantRole}, ${orgId}::uuid, ${rows}::text::jsonb) as session`;
    return new Set(written.map((row) => row.session));
  }

  function settle(batch: readonly Waiting[], written: Set<string>) {
    for (const waiting of batch) {
      if (written.has(waiting.entry.sessionId)) waiting.done();
      else waiting.fail(new RoomLostError(waiting.entry.sessionId));
    }
  }

  async function commit(orgId: string, batch: readonly Waiting[]) {
    try {
      settle(batch, await write(orgId, batch));
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.fail(error);
        return;
      }
      // one bad entry must not fail its neighbours: each again, alone
      for (const waiting of batch) await commit(orgId, [waiting]);
    }
  }

  async function drain(orgId: string, queue: Waiting[]) {
    while (queue.length > 0) await commit(orgId, queue.splice(0, batchSize));
    queues.delete(orgId);
  }

  return {
    append(entry) {
      return new Promise<void>((done, fail) => {
        const waiting: Waiting = { entry, done, fail };
        const queue = queues.get(entry.orgId);
        if (queue) queue.push(waiting);
        else {
          const first = [waiting];
          queues.set(entry.orgId, first);
          void drain(entry.orgId, first);
        }
      });
    },
  };
}
