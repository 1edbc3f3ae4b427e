import type { ManagerWeek } from '../../../server/protocol/week-view.ts';
import { weekDayOf } from '../../format.ts';
import { text } from './week-text.ts';

/** What a manager begins with: who waits or meets them soonest goes before what can be done any day. */

export type Kind = keyof typeof text.counts;
export type Lead = { kind: Kind; says: string; href: string; does: string };

const soonDays = 7;

export const reviewPath = (review: string | null, rep: string): string =>
  review === null ? `/reviews?rep=${rep}` : `/reviews/${review}`;

const after = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function leadOf(week: ManagerWeek): Lead | null {
  const soon = after(week.today, soonDays);
  const { lead, does } = text;
  const near = week.reviews.find(
    (each) => each.does !== 'begin' && each.does !== 'meet' && each.on !== null && each.on <= soon,
  );
  const review = near ?? week.reviews[0];
  const reviewLead = review && {
    ...{ kind: 'reviews' as const, says: lead.review(review, week.today) },
    ...{ href: reviewPath(review.review, review.rep.id), does: does.review[review.does] },
  };
  const [asking] = week.asking;
  const [goal] = week.goals;
  const [flag] = week.flags;
  const [late] = week.late;
  const [checkIn] = week.checkIns;
  return (
    (near && reviewLead) ??
    (asking && {
      ...{ kind: 'asking', says: lead.asking(asking) },
      ...{ href: `/coaching?session=${asking.session}`, does: does.asking },
    }) ??
    (goal && { kind: 'goals', says: lead.goal(goal.whose.name), href: `/goals/${goal.id}`, does: does.goal }) ??
    (flag && {
      ...{ kind: 'flags', says: lead.flag(flag.member.name), href: `/team?team=${flag.team.id}`, does: does.flag },
    }) ??
    (late && {
      ...{ kind: 'late', says: lead.late(text.lateTitle(late), weekDayOf(late.dueOn)) },
      ...{ href: `/assign#a-${late.id}`, does: does.late },
    }) ??
    reviewLead ??
    (checkIn && { kind: 'checkIns', says: lead.checkIn(checkIn.rep.name), href: '/check-ins', does: does.checkIn }) ??
    null
  );
}

/** "3 reviews", "2 check-ins": what waits besides the one that leads. */
export function besideOf(week: ManagerWeek, lead: Lead): string[] {
  return (Object.keys(text.counts) as Kind[]).flatMap((kind) => {
    const n = week[kind].length - (kind === lead.kind ? 1 : 0);
    return n > 0 ? [text.counts[kind](n)] : [];
  });
}
