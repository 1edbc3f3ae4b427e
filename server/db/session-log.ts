import type postgres from 'postgres';
import type { RecordedEvent, RecordedStep } from '../domain/record.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

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

const appendStatement = `
with item as (
  select * from jsonb_to_recordset($1::text::jsonb)
    as i(session uuid, epoch int, events jsonb, steps jsonb, receipt jsonb, active float8, turns int)
), held as (
  select i.* from item i
  join room_lease l on l.org_id = $2::uuid and l.session_id = i.session and l.epoch = i.epoch
  for share of l
), event_rows as (
  insert into session_event (org_id, session_id, seq, v, at_ms, event)
  select $2::uuid, h.session, e.seq, e.v, e."atMs", e.event
  from held h cross join jsonb_to_recordset(h.events) as e(seq int, v int, "atMs" float8, event jsonb)
), step_rows as (
  insert into session_step (org_id, session_id, seq, v, step)
  select $2::uuid, h.session, s.seq, s.v, s.step
  from held h cross join jsonb_to_recordset(h.steps) as s(seq int, v int, step jsonb)
), receipt_rows as (
  insert into say_receipt (org_id, session_id, message_id, payload_hash, seq)
  select $2::uuid, h.session, h.receipt->>'id', h.receipt->>'hash', (h.receipt->>'seq')::int
  from held h where jsonb_typeof(h.receipt) = 'object'
), session_rows as (
  update practice_session p set active_ms = h.active, turns = h.turns
  from held h where p.org_id = $2::uuid and p.id = h.session
)
select session from held`;

/** Appends in the caller's transaction, which has entered the organisation. Returns the sessions written. */
export async function appendIn(tx: postgres.ISql, orgId: string, entries: readonly Append[]): Promise<Set<string>> {
  const rows = entries.map((e) => ({
    session: e.sessionId,
    epoch: e.epoch,
    events: e.events,
    steps: e.steps,
    receipt: e.receipt ?? null,
    active: e.activeMs,
    turns: e.turns,
  }));
  const written = await tx.unsafe<{ session: string }[]>(appendStatement, [JSON.stringify(rows), orgId], {
    prepare: true,
  });
  return new Set(written.map((row) => row.session));
}

type Waiting = { entry: Append; done: () => void; fail: (error: unknown) => void };

/** Most sessions written in one transaction. */
const batchSize = 64;

export function makeSessionLog(db: RawDatabase): SessionLog {
  const queues = new Map<string, Waiting[]>();

  async function write(orgId: string, batch: readonly Waiting[]): Promise<Set<string>> {
    // not a reserved connection: waiting for one never ends while the database takes none
    return db.sql.begin(async (tx) => {
      // sent together: the driver pipelines what is not awaited in between
      const entries = batch.map((waiting) => waiting.entry);
      const [, written] = await Promise.all([enterOrg(tx, db, orgId), appendIn(tx, orgId, entries)]);
      return written;
    });
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
