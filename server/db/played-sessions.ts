import { sql } from 'drizzle-orm';
import { measuredIn } from '../domain/measured.ts';
import type { SessionRecord } from '../domain/record.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Database } from './connect.ts';
import type { NewSessionRow } from './new-session.ts';
import { measured } from './schema/measured.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionStep } from './schema/session-step.ts';
import { inOrg } from './tenant.ts';

/** Sessions that were played and scored elsewhere than in a room. */

export type PlayedSession = {
  /** Ended and scored. */
  row: NewSessionRow & { endedAt: Date };
  record: SessionRecord;
  card: Scorecard;
  cardId: string;
};

export async function hasPractised(db: Database, orgId: string): Promise<boolean> {
  const found = await inOrg(db, orgId, (tx) => tx.select({ id: practiceSession.id }).from(practiceSession).limit(1));
  return found.length > 0;
}

/** All of them or none; none where the organisation has practised before. Returns how many were stored. */
export async function storePlayed(db: Database, orgId: string, played: readonly PlayedSession[]): Promise<number> {
  return inOrg(db, orgId, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`played ${orgId}`}))`);
    const [before] = await tx.select({ id: practiceSession.id }).from(practiceSession).limit(1);
    if (before) return 0;
    for (const { row, record, card, cardId } of played) {
      const key = { orgId, sessionId: row.id };
      const { listener, overall, level } = card;
      const of = { ...key, memberId: row.memberId, at: row.endedAt, source: 'practice' as const, listener };
      await tx.insert(practiceSession).values(row);
      await tx.insert(sessionEvent).values(record.events.map((event) => ({ ...key, ...event })));
      await tx.insert(sessionStep).values(record.steps.map((step) => ({ ...key, ...step })));
      await tx.insert(scorecard).values({
        ...{ ...key, id: cardId, listener, engine: row.engine, overall, level, body: card, computedAt: row.endedAt },
        ...{ rubricId: card.rubric.id, rubricVersion: card.rubric.version },
      });
      await tx
        .insert(measured)
        .values(measuredIn(card).map((value) => ({ ...of, ...value, open: row.visibility !== 'private' })));
    }
    return played.length;
  });
}
