import { expect } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import type { RecordedEvent, RecordedStep } from '../../server/domain/record.ts';

/** What a history of promises is held against: the tables themselves. */

export type Promised = { id: string; text: string; seq: number };

export type Stored = {
  events: RecordedEvent[];
  steps: RecordedStep[];
  receipts: { message_id: string; seq: number }[];
  scorecards: number;
  status: string;
  scoring: string;
};

export async function readStored(databaseUrl: string, sessionId: string): Promise<Stored> {
  const sql = openClient(databaseUrl, { max: 1 });
  try {
    const events =
      await sql`select seq, v, at_ms as "atMs", event from session_event where session_id = ${sessionId} order by seq`;
    const steps = await sql`select seq, v, step from session_step where session_id = ${sessionId} order by seq`;
    const receipts = await sql`select message_id, seq from say_receipt where session_id = ${sessionId}`;
    const cards = await sql`select count(*)::int as n from scorecard where session_id = ${sessionId}`;
    const [session] = await sql`select status, scoring from practice_session where id = ${sessionId}`;
    return {
      events: [...events] as unknown as RecordedEvent[],
      steps: [...steps] as unknown as RecordedStep[],
      receipts: [...receipts] as unknown as Stored['receipts'],
      scorecards: cards[0]?.n as number,
      status: session?.status as string,
      scoring: session?.scoring as string,
    };
  } finally {
    await sql.end();
  }
}

/** Every acknowledged turn stands in the record once, at the seq that was promised, and `seq` has no gap. */
export function expectKept(stored: Stored, promised: readonly Promised[]): void {
  expect(stored.events.map((e) => e.seq)).toEqual(stored.events.map((_, i) => i + 1));
  for (const { text, seq } of promised) {
    const said = stored.events.filter((e) => e.event.kind === 'rep-turn' && e.event.text === text);
    expect(said.map((e) => e.seq)).toEqual([seq]);
  }
  const repTurns = stored.events.filter((e) => e.event.kind === 'rep-turn');
  expect(stored.receipts.map((r) => r.seq).sort((a, b) => a - b)).toEqual(repTurns.map((e) => e.seq));
  expectVoicedOnce(stored);
}

/** No saying of a step was spoken twice. */
function expectVoicedOnce(stored: Stored): void {
  const voiced = stored.steps.flatMap(({ step }) => (step.kind === 'voice' ? [`${step.stepSeq}.${step.saying}`] : []));
  expect(new Set(voiced).size).toBe(voiced.length);
}
