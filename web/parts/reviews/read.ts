import type { Section } from '../../../server/domain/review.ts';
import type { Level } from '../../../server/domain/rubric.ts';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';

/** What a page asks of a review. */

export const sideOf = (review: Pick<ReviewView, 'as'>): Side | null => (review.as === 'reader' ? null : review.as);

export const textBy = (review: Pick<ReviewView, 'texts'>, section: string, by: Side) =>
  review.texts.find((each) => each.section === section && each.by === by);

/** Whether the caller writes in a section now. */
export function isWriting(review: ReviewView, section: Pick<Section, 'by'>): boolean {
  if (review.as === 'reader' || !section.by.includes(review.as)) return false;
  if (review.as === 'manager') return review.status === 'preparing';
  return review.selfSharedAt === null && review.status !== 'signed';
}

/** Own words of sections as they were last saved, newer than what was fetched. */
export type Written = Readonly<Record<string, string>>;

/** Whether something is asked of the caller in a section: what the product prepares by itself isn't. */
export function isAsked(review: ReviewView, section: Section): boolean {
  const { holds } = section;
  return holds !== 'figures' && holds !== 'samples' && holds !== 'next' && isWriting(review, section);
}

type Stands = Pick<ReviewView, 'as' | 'texts' | 'points' | 'goals' | 'criteria' | 'surprises'>;

/** Whether what is asked of the caller in a section stands there. */
export function isReady(review: Stands, { id, holds }: Pick<Section, 'id' | 'holds'>, written: Written): boolean {
  const side = sideOf(review);
  if (!side) return false;
  const own = (written[id] ?? textBy(review, id, side)?.says ?? '').trim() !== '';
  const { points, goals, criteria } = review;
  const isPoint = (kind: 'strength' | 'improvement') => side === 'manager' && points.some((each) => each.kind === kind);
  switch (holds) {
    case 'strengths':
      return own || isPoint('strength');
    case 'improvements':
      return (own || isPoint('improvement')) && (side === 'rep' || review.surprises === 0);
    case 'levels':
      return criteria.some(({ id }) => (textBy(review, `level:${id}`, side)?.says ?? '') !== '');
    case 'plan':
      // what goes on from an earlier review was no work on this one
      return own || goals.length > 0;
    default:
      return own;
  }
}

/** The level that the scores of the period suggest on a criterion. */
export const proposedLevel = ({ evidence }: ReviewView, criterion: string): Level | null =>
  evidence?.rows.find(({ what }) => what === `criterion:${criterion}`)?.level ?? null;

/** Whether what the other side writes can't be seen yet. */
export const isHidden = (review: ReviewView, side: Side): boolean =>
  sideOf(review) !== side && (review.status === 'preparing' || (side === 'rep' && review.selfSharedAt === null));
