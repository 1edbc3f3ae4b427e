import type { Database } from '../db/connect.ts';
import { putStanding, type Round, readRated, readStandings } from '../db/rating-rounds.ts';
import { standingOf } from '../domain/coaching.ts';
import { agreementWithComputed } from './agreement.ts';

/** Where ratings of a rubric have come in: whether these criteria of it still stand. */
export async function settleStandings(
  db: Database,
  orgId: string,
  { rubricId, criteria }: Pick<Round, 'rubricId' | 'criteria'>,
): Promise<void> {
  const { rounds, ratings } = await readRated(db, orgId, rubricId);
  const before = await readStandings(db, orgId);
  for (const criterion of criteria) {
    const { kappa, sessions } = agreementWithComputed(rounds, ratings, criterion);
    const was = before.find((one) => one.rubricId === rubricId && one.criterion === criterion)?.state ?? 'steady';
    const state = standingOf(was, kappa, sessions);
    await putStanding(db, { orgId, rubricId, criterion }, { state, kappa, sessions });
  }
}
