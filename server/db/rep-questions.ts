import { and, asc, eq } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { reopen } from './coach-checks.ts';
import { dispute } from './schema/dispute.ts';
import { scoreRequest } from './schema/score-request.ts';
import { hasCheck, type StandingCard } from './standing-card.ts';
import type { Transaction } from './tenant.ts';

/** What a rep asks of the coaches: to look at a session, or to look again at a criterion. */

/** Null: one is open already. */
export async function addRequest(tx: ISql, standing: StandingCard, says: string): Promise<string | null> {
  const { orgId, sessionId, memberId } = standing;
  const [added] = await tx`insert into score_request (org_id, id, session_id, member_id, says)
    values (${orgId}, ${uuidv7()}, ${sessionId}, ${memberId}, ${says}) on conflict do nothing returning id`;
  if (!added) return null;
  await hasCheck(tx, standing);
  await reopen(tx, standing, 'asked');
  return added.id as string;
}

/** Null: this criterion is disputed already. */
export async function addDispute(
  tx: ISql,
  standing: StandingCard,
  criterion: string,
  reason: string,
): Promise<string | null> {
  const { orgId, sessionId, memberId } = standing;
  const [added] = await tx`insert into dispute (org_id, id, session_id, member_id, criterion, reason)
    values (${orgId}, ${uuidv7()}, ${sessionId}, ${memberId}, ${criterion}, ${reason})
    on conflict do nothing returning id`;
  if (!added) return null;
  await hasCheck(tx, standing);
  await reopen(tx, standing, 'disputed');
  return added.id as string;
}

type Answer = {
  id: string;
  by: string;
  answer: string;
  state: 'declined' | 'upheld';
  /** What it is upheld with. */
  overrideId: string | null;
  correctionId: string | null;
};

/** Answers an open dispute; false: it isn't open any more. The queue knows when it was the last one. */
export async function answerDispute(
  tx: ISql,
  of: { orgId: string; sessionId: string },
  given: Answer,
): Promise<boolean> {
  const { orgId, sessionId } = of;
  const changed =
    await tx`update dispute set state = ${given.state}, answer = ${given.answer}, answered_by = ${given.by},
      answered_at = now(), override_id = ${given.overrideId}, correction_id = ${given.correctionId}
    where org_id = ${orgId} and session_id = ${sessionId} and id = ${given.id} and state = 'open' returning id`;
  await tx`update coach_check set disputed = exists (
      select from dispute where org_id = ${orgId} and session_id = ${sessionId} and state = 'open')
    where org_id = ${orgId} and session_id = ${sessionId}`;
  return changed.length > 0;
}

export const disputesOf = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .select()
    .from(dispute)
    .where(and(eq(dispute.orgId, orgId), eq(dispute.sessionId, sessionId)))
    .orderBy(asc(dispute.id));

export const requestsOf = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .select()
    .from(scoreRequest)
    .where(and(eq(scoreRequest.orgId, orgId), eq(scoreRequest.sessionId, sessionId)))
    .orderBy(asc(scoreRequest.id));
