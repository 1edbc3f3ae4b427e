import { addNoticeRaw, markReadAboutRaw } from '../db/notices.ts';
import { addRatings, type NewRating, type RatingOf, type SendSettle } from '../db/rating-rounds.ts';
import { enterOrg, type RawDatabase } from '../db/raw-tenant.ts';

/** A blind rating and what follows of it, in one transaction: nothing that it changes can be lost or be told too early. */

const kind = 'calibration' as const;
const link = '/calibration';

/** `ended`: the round takes no ratings any more; `rated`: they have rated this session. */
export async function rate(
  { raw, sendSettle }: { raw: RawDatabase; sendSettle: SendSettle },
  of: RatingOf,
  scores: readonly NewRating[],
): Promise<'kept' | 'rated' | 'ended'> {
  const { orgId, roundId, raterId } = of;
  return raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, orgId);
    const came = await addRatings(tx, of, scores);
    if (typeof came === 'string') return came;
    const { title, raters, madeBy, rubricId, criteria } = came.round;
    if (came.raterDone) await markReadAboutRaw(tx, { orgId, userId: raterId, kind, about: roundId });
    const told = came.allIn ? new Set([madeBy, ...raters]) : new Set<string>();
    told.delete(raterId);
    const says = `Every rating of “${title}” is in.`;
    for (const userId of told) await addNoticeRaw(tx, { orgId, userId, kind, about: `${roundId} in`, says, link });
    if (came.sessionIn) await sendSettle(tx, { orgId, rubricId, criteria });
    return 'kept';
  });
}
