import { readMeasured } from '../db/measured.ts';
import { dayStart } from '../domain/day.ts';
import type { EvidencePack } from '../domain/evidence.ts';
import { criterionOf } from '../domain/measured.ts';
import { dayAfter } from '../domain/org-settings.ts';
import { listenerVersion } from '../listener/listen.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { ProposedPoint, Seen } from '../protocol/review-view.ts';
import { proposedPoints, strengthsIn, weakestIn } from '../reviews/proposed-points.ts';
import { criteriaOf } from '../reviews/read-evidence.ts';
import type { AppDeps } from './deps.ts';
import type { OpenReview } from './review-access.ts';

type From = { evidence: EvidencePack; seen: readonly Seen[]; hidden: ReadonlySet<string>; timeZone: string };

/** What the evidence of a review in preparation suggests, as strengths and to improve. */
export async function proposedNow(
  deps: AppDeps,
  orgId: string,
  { review, parts }: Pick<OpenReview, 'review' | 'parts'>,
  { evidence, seen, hidden, timeZone }: From,
): Promise<ProposedPoint[]> {
  const { improved, strongest } = strengthsIn(evidence);
  const told = [weakestIn(evidence), strongest, ...improved].filter((row) => row !== null);
  const [values, { ever }] = await Promise.all([
    readMeasured(deps.db, orgId, {
      ...{
        members: [review.repId],
        whats: [...new Set(told.map(({ what }) => what))],
        openOnly: true,
        listener: listenerVersion,
      },
      ...{ from: dayStart(timeZone, review.fromDay), to: dayStart(timeZone, dayAfter(review.toDay, 1)) },
    }),
    rubricsOf(deps, orgId),
  ]);
  // which of those that the reader rates blind came out lowest or highest is theirs to find out
  const sorted = values.filter(({ sessionId }) => !hidden.has(sessionId)).toSorted((a, b) => a.value - b.value);
  const sessions = Map.groupBy(sorted, ({ what }) => what);
  const actions = [...criteriaOf(ever).values()].map(({ id, action }): [string, string] => [criterionOf(id), action]);
  return proposedPoints({
    ...{ evidence, seen, actions: new Map(actions) },
    sessions: new Map([...sessions].map(([what, of]) => [what, of.map(({ sessionId }) => sessionId)])),
    named: parts.points,
  });
}
