import type { SessionRecord } from '../domain/record.ts';
import { isRoomFor } from './assignments.ts';
import type { Database } from './connect.ts';
import { practiceSession } from './schema/practice-session.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionStep } from './schema/session-step.ts';
import { inOrg } from './tenant.ts';

export type NewSessionRow = typeof practiceSession.$inferInsert;

/** Stores a session and the beginning of its record, both or neither. False: its assignment has no attempt left. */
export async function insertSession(db: Database, row: NewSessionRow, beginning: SessionRecord): Promise<boolean> {
  const key = { orgId: row.orgId, sessionId: row.id };
  return inOrg(db, row.orgId, async (tx) => {
    if (row.assignmentId && !(await isRoomFor(tx, row.orgId, row.assignmentId, row.memberId))) return false;
    await tx.insert(practiceSession).values(row);
    await tx.insert(sessionEvent).values(beginning.events.map((event) => ({ ...key, ...event })));
    await tx.insert(sessionStep).values(beginning.steps.map((step) => ({ ...key, ...step })));
    return true;
  });
}
