import type { SessionRecord } from '../domain/record.ts';
import type { Database } from './connect.ts';
import { practiceSession } from './schema/practice-session.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionStep } from './schema/session-step.ts';
import { inOrg } from './tenant.ts';

export type NewSessionRow = typeof practiceSession.$inferInsert;

/** Stores a session and the beginning of its record, both or neither. */
export async function insertSession(db: Database, row: NewSessionRow, beginning: SessionRecord): Promise<void> {
  const key = { orgId: row.orgId, sessionId: row.id };
  await inOrg(db, row.orgId, async (tx) => {
    await tx.insert(practiceSession).values(row);
    await tx.insert(sessionEvent).values(beginning.events.map((event) => ({ ...key, ...event })));
    await tx.insert(sessionStep).values(beginning.steps.map((step) => ({ ...key, ...step })));
  });
}
