import type { Section } from '../../../server/domain/review.ts';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';

/** What a page asks of a review. */

export const sideOf = (review: ReviewView): Side | null => (review.as === 'reader' ? null : review.as);

export const textBy = (review: ReviewView, section: string, by: Side) =>
  review.texts.find((each) => each.section === section && each.by === by);

/** Whether the caller writes in a section now. */
export function isWriting(review: ReviewView, section: Pick<Section, 'by'>): boolean {
  if (review.as === 'reader' || !section.by.includes(review.as)) return false;
  if (review.as === 'manager') return review.status === 'preparing';
  return review.selfSharedAt === null && review.status !== 'signed';
}

/** Whether something of the caller's, or prepared by code, stands in a section. */
export function isReady(review: ReviewView, { id, holds }: Section): boolean {
  const side = sideOf(review);
  const own = side ? (textBy(review, id, side)?.says.trim() ?? '') !== '' : false;
  const { evidence, points, goals, criteria } = review;
  switch (holds) {
    case 'figures':
      return (evidence?.rows.length ?? 0) > 0 || own;
    case 'samples':
      return Boolean(evidence?.strong ?? evidence?.weak) || review.calls.length > 0;
    case 'strengths':
      return own || points.some(({ kind }) => kind === 'strength');
    case 'improvements':
      return (own || points.some(({ kind }) => kind === 'improvement')) && review.surprises === 0;
    case 'levels':
      return side !== null && criteria.some(({ id }) => (textBy(review, `level:${id}`, side)?.says ?? '') !== '');
    case 'plan':
      return goals.length > 0 || own;
    case 'next':
      return review.status === 'signed';
    case 'words':
      return own || (side !== null && !review.template.sections.find((each) => each.id === id)?.by.includes(side));
  }
}
