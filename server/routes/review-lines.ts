import type { FoundGoal } from '../db/review-goals.ts';
import type { FoundReview } from '../db/reviews.ts';
import { dayAfter } from '../domain/org-settings.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { GoalLine, ReviewLine, Side } from '../protocol/review-view.ts';
import { quantitiesOf } from '../reviews/quantities.ts';
import { nameOf } from '../reviews/read-evidence.ts';
import { sayDay } from '../telling/reminders.ts';

/** Reviews and goals as one line each. */

/** A review is due so many days before its date, to be prepared. */
const dueAhead = 7;

/** When a rep's next one is due, and what is said of it. `latest`: their newest. */
export function dueOf(latest: Pick<FoundReview, 'status' | 'nextOn'> | undefined, today: string) {
  if (!latest) return { dueOn: null, due: true, says: 'No review yet' };
  if (latest.status !== 'signed') return { dueOn: latest.nextOn, due: false, says: 'One is under way' };
  const due = latest.nextOn <= dayAfter(today, dueAhead);
  return { dueOn: latest.nextOn, due, says: latest.nextOn < today ? 'Overdue' : due ? 'Due' : 'Later' };
}

/** Who reads it, and on which day. */
type Viewer = { id: string; today: string };
type Names = { rep: { id: string; name: string }; manager: { id: string; name: string } };

/** Signing is asked for from the meeting's day on; whoever wants to can before. */
export const isTimeToSign = ({ status, meetingOn }: Pick<FoundReview, 'status' | 'meetingOn'>, today: string) =>
  status === 'shared' && meetingOn <= today;

function waitsFor(review: FoundReview, { rep, manager }: Names, viewer: Viewer, signed: readonly Side[]): string {
  const name = (who: { id: string; name: string }) => (who.id === viewer.id ? 'you' : who.name);
  if (review.status === 'signed') return 'Signed by both';
  if (review.status === 'preparing') {
    const self = review.selfSharedAt ? `${name(rep)} shared their own view` : `${name(rep)} may write their own view`;
    return viewer.id === rep.id
      ? review.selfSharedAt
        ? `Waits for ${manager.name}`
        : 'Waits for your own view'
      : `In preparation; ${self}`;
  }
  const missing = [rep, manager].filter((_, i) => !signed.includes(i === 0 ? 'rep' : 'manager')).map(name);
  if (!isTimeToSign(review, viewer.today)) {
    const has = signed.map((side) => name(side === 'rep' ? rep : manager));
    return `Shared${has.length > 0 ? `, signed by ${has.join(' and ')}` : ''}. The meeting is on ${sayDay(review.meetingOn)}, to sign from then on`;
  }
  return `Waits for ${missing.join(' and ')} to sign`;
}

export function viewLine(
  review: FoundReview,
  names: Names,
  viewer: Viewer,
  signatures: readonly { userId: string }[],
): ReviewLine {
  const sides = signatures.map(({ userId }): Side => (userId === review.repId ? 'rep' : 'manager'));
  return {
    id: review.id,
    title: review.template.title,
    kind: review.template.kind,
    rep: { id: names.rep.id, name: names.rep.name },
    manager: { id: names.manager.id, name: names.manager.name },
    status: review.status,
    from: review.fromDay,
    to: review.toDay,
    meetingOn: review.meetingOn,
    nextOn: review.nextOn,
    selfSharedAt: review.selfSharedAt?.toISOString() ?? null,
    sharedAt: review.sharedAt?.toISOString() ?? null,
    signedAt: review.signedAt?.toISOString() ?? null,
    waits: waitsFor(review, names, viewer, sides),
  };
}

export function viewGoal(goal: FoundGoal, rubrics: ReadonlyMap<string, Rubric>): GoalLine {
  const { id, says, what, baseline, baselineSessions, baselineBasis, target, dueOn, milestones, status, progress } =
    goal;
  return {
    ...{ id, says, what, baseline, baselineSessions, baselineBasis, target, dueOn, milestones, status, progress },
    name: nameOf(what, rubrics),
    unit: quantitiesOf(rubrics.values()).get(what)?.unit ?? 'score',
  };
}
