import { and, asc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { PointSource } from '../domain/review.ts';
import type { Database } from './connect.ts';
import { reviewAsked } from './schema/review-asked.ts';
import { reviewCall } from './schema/review-call.ts';
import { reviewComment } from './schema/review-comment.ts';
import { reviewPoint } from './schema/review-point.ts';
import { reviewSignature } from './schema/review-signature.ts';
import { reviewText } from './schema/review-text.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** What is written in a review, and by whom. Who may is for the caller to see to. */

export type Parts = Awaited<ReturnType<typeof readParts>>;
export type FoundText = typeof reviewText.$inferSelect;
export type FoundPoint = typeof reviewPoint.$inferSelect;

export async function readParts(db: Database, orgId: string, reviewId: string) {
  return inOrg(db, orgId, (tx) => readPartsIn(tx, orgId, reviewId));
}

export async function readPartsIn(tx: Transaction, orgId: string, reviewId: string) {
  const texts = await tx
    .select()
    .from(reviewText)
    .where(and(eq(reviewText.orgId, orgId), eq(reviewText.reviewId, reviewId)))
    .orderBy(asc(reviewText.section));
  const points = await tx
    .select()
    .from(reviewPoint)
    .where(and(eq(reviewPoint.orgId, orgId), eq(reviewPoint.reviewId, reviewId)))
    .orderBy(asc(reviewPoint.id));
  const calls = await tx
    .select()
    .from(reviewCall)
    .where(and(eq(reviewCall.orgId, orgId), eq(reviewCall.reviewId, reviewId)))
    .orderBy(asc(reviewCall.addedAt));
  const comments = await tx
    .select()
    .from(reviewComment)
    .where(and(eq(reviewComment.orgId, orgId), eq(reviewComment.reviewId, reviewId)))
    .orderBy(asc(reviewComment.id));
  const signatures = await tx
    .select()
    .from(reviewSignature)
    .where(and(eq(reviewSignature.orgId, orgId), eq(reviewSignature.reviewId, reviewId)))
    .orderBy(asc(reviewSignature.at));
  const asked = await tx
    .select()
    .from(reviewAsked)
    .where(and(eq(reviewAsked.orgId, orgId), eq(reviewAsked.reviewId, reviewId)))
    .orderBy(asc(reviewAsked.askedAt));
  return { texts, points, calls, comments, signatures, asked };
}

export type SaveText = { reviewId: string; authorId: string; section: string; version: number; says: string };

/**
 * Saves a text over the version its author knew, 0 where there was none. Where another window of
 * theirs saved in between, nothing is written and what stands is given back.
 */
export function saveText(
  db: Database,
  orgId: string,
  { version, says, ...of }: SaveText,
): Promise<{ saved: FoundText } | { stands: FoundText | null }> {
  const key = and(
    eq(reviewText.orgId, orgId),
    eq(reviewText.reviewId, of.reviewId),
    eq(reviewText.authorId, of.authorId),
    eq(reviewText.section, of.section),
  );
  return inOrg(db, orgId, async (tx) => {
    const [saved] =
      version === 0
        ? await tx
            .insert(reviewText)
            .values({ orgId, ...of, version: 1, says })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(reviewText)
            .set({ says, version: version + 1, savedAt: new Date() })
            .where(and(key, eq(reviewText.version, version)))
            .returning();
    if (saved) return { saved };
    const [stands] = await tx.select().from(reviewText).where(key);
    return { stands: stands ?? null };
  });
}

export type NewPoint = Pick<FoundPoint, 'reviewId' | 'kind' | 'says' | 'source' | 'madeBy'>;

export async function addPoint(db: Database, orgId: string, point: NewPoint): Promise<FoundPoint> {
  const [added] = await inOrg(db, orgId, (tx) =>
    tx
      .insert(reviewPoint)
      .values({ orgId, id: uuidv7(), ...point })
      .returning(),
  );
  return added as FoundPoint;
}

const onePoint = (orgId: string, reviewId: string, id: string) =>
  and(eq(reviewPoint.orgId, orgId), eq(reviewPoint.reviewId, reviewId), eq(reviewPoint.id, id));

export async function setSource(
  tx: Transaction,
  orgId: string,
  reviewId: string,
  id: string,
  source: PointSource | null,
): Promise<boolean> {
  const changed = await tx
    .update(reviewPoint)
    .set({ source })
    .where(onePoint(orgId, reviewId, id))
    .returning({ id: reviewPoint.id });
  return changed.length > 0;
}

/** Whoever made a point words it anew. */
export async function rewordPoint(
  db: Database,
  orgId: string,
  { reviewId, id, madeBy, says }: Pick<FoundPoint, 'reviewId' | 'id' | 'madeBy' | 'says'>,
): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(reviewPoint)
      .set({ says })
      .where(and(onePoint(orgId, reviewId, id), eq(reviewPoint.madeBy, madeBy)))
      .returning({ id: reviewPoint.id }),
  );
  return changed.length > 0;
}

export async function removePoint(db: Database, orgId: string, reviewId: string, id: string): Promise<boolean> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .delete(reviewPoint)
      .where(onePoint(orgId, reviewId, id))
      .returning({ id: reviewPoint.id }),
  );
  return gone.length > 0;
}

export async function addCall(
  db: Database,
  orgId: string,
  call: { reviewId: string; sessionId: string; addedBy: string; note: string },
): Promise<void> {
  await inOrg(db, orgId, (tx) =>
    tx
      .insert(reviewCall)
      .values({ orgId, ...call })
      .onConflictDoNothing(),
  );
}

/** Whoever put a call in takes it out. */
export async function removeCall(
  db: Database,
  orgId: string,
  reviewId: string,
  sessionId: string,
  addedBy: string,
): Promise<boolean> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .delete(reviewCall)
      .where(
        and(
          eq(reviewCall.orgId, orgId),
          eq(reviewCall.reviewId, reviewId),
          eq(reviewCall.sessionId, sessionId),
          eq(reviewCall.addedBy, addedBy),
        ),
      )
      .returning({ id: reviewCall.sessionId }),
  );
  return gone.length > 0;
}

export async function addComment(
  db: Database,
  orgId: string,
  comment: { reviewId: string; section: string; userId: string; says: string },
): Promise<void> {
  await inOrg(db, orgId, (tx) => tx.insert(reviewComment).values({ orgId, id: uuidv7(), ...comment }));
}

export async function askPeople(tx: Transaction, orgId: string, reviewId: string, userIds: readonly string[]) {
  if (userIds.length === 0) return;
  await tx
    .insert(reviewAsked)
    .values(userIds.map((userId) => ({ orgId, reviewId, userId })))
    .onConflictDoNothing();
}

/** What an asked colleague wrote counts from now on. False: it did already. */
export async function giveAnswer(db: Database, orgId: string, reviewId: string, userId: string): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(reviewAsked)
      .set({ answeredAt: new Date() })
      .where(and(eq(reviewAsked.orgId, orgId), eq(reviewAsked.reviewId, reviewId), eq(reviewAsked.userId, userId)))
      .returning({ id: reviewAsked.userId }),
  );
  return changed.length > 0;
}
