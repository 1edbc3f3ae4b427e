import { and, asc, desc, eq, gte, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { EvidencePack } from '../domain/evidence.ts';
import type { Database } from './connect.ts';
import { review } from './schema/review.ts';
import { reviewAsked } from './schema/review-asked.ts';
import { reviewSignature } from './schema/review-signature.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Reviews themselves; what is written in them stands in `review-parts`. */

export type FoundReview = typeof review.$inferSelect;
export type NewReviewRow = Omit<typeof review.$inferInsert, 'orgId' | 'id'>;

const one = (orgId: string, id: string) => and(eq(review.orgId, orgId), eq(review.id, id));

export async function insertReview(tx: Transaction, orgId: string, row: NewReviewRow): Promise<string> {
  const id = uuidv7();
  await tx.insert(review).values({ orgId, id, ...row });
  return id;
}

export async function findReview(db: Database, orgId: string, id: string): Promise<FoundReview | null> {
  const [found] = await inOrg(db, orgId, (tx) => tx.select().from(review).where(one(orgId, id)));
  return found ?? null;
}

/** Those of these that there are. */
export function findReviews(db: Database, orgId: string, ids: readonly string[]): Promise<FoundReview[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(review)
      .where(and(eq(review.orgId, orgId), inArray(review.id, [...ids]))),
  );
}

/** Reviews of these reps, newest first. */
export function listReviewsOf(
  db: Database,
  orgId: string,
  repIds: readonly string[],
  limit: number,
): Promise<FoundReview[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(review)
      .where(and(eq(review.orgId, orgId), inArray(review.repId, [...repIds])))
      .orderBy(desc(review.id))
      .limit(limit),
  );
}

/** Reviews not signed yet whose meeting is between two days, both in. */
export function listMeetings(
  db: Database,
  orgId: string,
  { from, to }: { from: string; to: string },
): Promise<FoundReview[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(review)
      .where(
        and(
          eq(review.orgId, orgId),
          ne(review.status, 'signed'),
          gte(review.meetingOn, from),
          lte(review.meetingOn, to),
        ),
      )
      .orderBy(asc(review.id)),
  );
}

/** The newest of each of these reps. */
export function listLatestReviews(db: Database, orgId: string, repIds: readonly string[]): Promise<FoundReview[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([review.repId])
      .from(review)
      .where(and(eq(review.orgId, orgId), inArray(review.repId, [...repIds])))
      .orderBy(review.repId, desc(review.id)),
  );
}

/** A manager's own reviews of these reps that both have not signed, oldest first. */
export function listUnsignedBy(
  db: Database,
  orgId: string,
  managerId: string,
  repIds: readonly string[],
): Promise<FoundReview[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(review)
      .where(
        and(
          eq(review.orgId, orgId),
          inArray(review.repId, [...repIds]),
          eq(review.managerId, managerId),
          ne(review.status, 'signed'),
        ),
      )
      .orderBy(asc(review.id)),
  );
}

/** The newest signed or shared review of a rep that began before this one. */
export async function findReviewBefore(tx: Transaction, orgId: string, of: FoundReview): Promise<FoundReview | null> {
  const [found] = await tx
    .select()
    .from(review)
    .where(
      and(eq(review.orgId, orgId), eq(review.repId, of.repId), lt(review.id, of.id), ne(review.status, 'preparing')),
    )
    .orderBy(desc(review.id))
    .limit(1);
  return found ?? null;
}

/** Reviews a colleague was asked for their view in. */
export function listAskedOf(db: Database, orgId: string, userId: string) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ review, answeredAt: reviewAsked.answeredAt })
      .from(reviewAsked)
      .innerJoin(review, and(eq(review.orgId, reviewAsked.orgId), eq(review.id, reviewAsked.reviewId)))
      .where(and(eq(reviewAsked.orgId, orgId), eq(reviewAsked.userId, userId)))
      .orderBy(desc(review.id)),
  );
}

/** Signed reviews of these reps by other managers, to learn from. */
export function listSignedOf(db: Database, orgId: string, managerIds: readonly string[], limit: number) {
  if (managerIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(review)
      .where(and(eq(review.orgId, orgId), inArray(review.managerId, [...managerIds]), eq(review.status, 'signed')))
      .orderBy(desc(review.signedAt))
      .limit(limit),
  );
}

export function readSignatures(db: Database, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ reviewId: reviewSignature.reviewId, userId: reviewSignature.userId })
      .from(reviewSignature)
      .where(and(eq(reviewSignature.orgId, orgId), inArray(reviewSignature.reviewId, [...ids]))),
  );
}

export type Dates = Partial<Pick<FoundReview, 'fromDay' | 'toDay' | 'meetingOn' | 'nextOn'>>;

/** Dates of a review in preparation. False: it is no longer. */
export async function changeDates(db: Database, orgId: string, id: string, dates: Dates): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(review)
      .set(dates)
      .where(and(one(orgId, id), eq(review.status, 'preparing')))
      .returning({ id: review.id }),
  );
  return changed.length > 0;
}

/** The date of the next review, until both have signed. */
export async function changeNext(db: Database, orgId: string, id: string, nextOn: string): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(review)
      .set({ nextOn })
      .where(and(one(orgId, id), ne(review.status, 'signed')))
      .returning({ id: review.id }),
  );
  return changed.length > 0;
}

/** Shows it to its rep, with the evidence as it stands. False: it was shown already. */
export async function shareReview(
  tx: Transaction,
  orgId: string,
  id: string,
  evidence: EvidencePack,
): Promise<boolean> {
  const changed = await tx
    .update(review)
    .set({ status: 'shared', sharedAt: new Date(), evidence })
    .where(and(one(orgId, id), eq(review.status, 'preparing')))
    .returning({ id: review.id });
  return changed.length > 0;
}

/** Lets the rep's own view be seen. False: it could be already. */
export async function shareSelf(db: Database, orgId: string, id: string): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(review)
      .set({ selfSharedAt: new Date() })
      .where(and(one(orgId, id), sql`${review.selfSharedAt} is null`, ne(review.status, 'signed')))
      .returning({ id: review.id }),
  );
  return changed.length > 0;
}

/** Signs a shared review; the second of the two signatures closes it. */
export async function signReview(
  db: Database,
  orgId: string,
  { id, repId, managerId }: Pick<FoundReview, 'id' | 'repId' | 'managerId'>,
  signer: { userId: string; name: string },
): Promise<'signed' | 'closed' | 'not now'> {
  return inOrg(db, orgId, async (tx) => {
    const [open] = await tx
      .select({ id: review.id })
      .from(review)
      .where(and(one(orgId, id), eq(review.status, 'shared')))
      .for('update');
    if (!open) return 'not now';
    const added = await tx
      .insert(reviewSignature)
      .values({ orgId, reviewId: id, ...signer })
      .onConflictDoNothing()
      .returning({ userId: reviewSignature.userId });
    if (added.length === 0) return 'not now';
    const signed = await tx
      .select({ userId: reviewSignature.userId })
      .from(reviewSignature)
      .where(
        and(
          eq(reviewSignature.orgId, orgId),
          eq(reviewSignature.reviewId, id),
          or(eq(reviewSignature.userId, repId), eq(reviewSignature.userId, managerId)),
        ),
      );
    if (signed.length < 2) return 'signed';
    await tx.update(review).set({ status: 'signed', signedAt: new Date() }).where(one(orgId, id));
    return 'closed';
  });
}

/** A draft nobody was shown. False: it is no draft. */
export async function removeDraft(db: Database, orgId: string, id: string): Promise<boolean> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .delete(review)
      .where(and(one(orgId, id), eq(review.status, 'preparing'), sql`${review.selfSharedAt} is null`))
      .returning({ id: review.id }),
  );
  return gone.length > 0;
}
