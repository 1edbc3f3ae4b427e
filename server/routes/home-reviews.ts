import { readMembers } from '../db/members.ts';
import { listLatestReviews, readSignatures } from '../db/reviews.ts';
import type { HomeView } from '../protocol/home-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { formerMember } from './review-access.ts';
import { isTimeToSign } from './review-lines.ts';

/** The newest review of a rep, if it was shared with them and they have not signed it. */
export async function readHomeReviews(
  { db, signInDb }: AppDeps,
  { member, organisation }: Caller,
  today: string,
): Promise<HomeView['reviews']> {
  if (member.role !== 'rep') return [];
  const shared = (await listLatestReviews(db, organisation.id, [member.id])).filter(
    ({ status }) => status === 'shared',
  );
  if (shared.length === 0) return [];
  const [signatures, managers] = await Promise.all([
    readSignatures(
      db,
      organisation.id,
      shared.map(({ id }) => id),
    ),
    readMembers(signInDb, organisation.id, [...new Set(shared.map(({ managerId }) => managerId))]),
  ]);
  const unsigned = shared.filter(
    ({ id }) => !signatures.some(({ reviewId, userId }) => reviewId === id && userId === member.id),
  );
  return unsigned.map((review) => ({
    id: review.id,
    manager: managers.find(({ id }) => id === review.managerId)?.name ?? formerMember(review.managerId).name,
    meetingOn: review.meetingOn,
    does: isTimeToSign(review, today) ? 'sign' : 'read',
    own: review.selfSharedAt !== null,
  }));
}
