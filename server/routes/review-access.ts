import type { Context } from 'hono';
import { readMembers, readTeammates } from '../db/members.ts';
import { type Parts, readParts } from '../db/review-parts.ts';
import { type FoundReview, findReview } from '../db/reviews.ts';
import { commonTeams, leads, type Member } from '../domain/member.ts';
import { type Env, type GuardDeps, uuid } from './guard.ts';
import { nothingHere, Refusal } from './problem.ts';

/** As whom a caller comes to a review. To everyone else it isn't there. */
export type ReviewRole = 'rep' | 'manager' | 'reader' | 'asked';

export type OpenReview = {
  review: FoundReview;
  as: ReviewRole;
  rep: Member;
  /** The manager who writes it; a former member keeps nothing but the place. */
  manager: Pick<Member, 'id' | 'name'>;
  parts: Parts;
};

export const formerMember = (id: string) => ({ id, name: 'A former member' });

function roleIn(
  { review, rep, parts }: Pick<OpenReview, 'review' | 'rep' | 'parts'>,
  viewer: Member,
): ReviewRole | null {
  if (viewer.id === review.repId) return 'rep';
  if (leads(viewer, rep)) {
    if (viewer.id === review.managerId) return 'manager';
    if (review.status !== 'preparing') return 'reader';
  }
  return parts.asked.some(({ userId }) => userId === viewer.id) ? 'asked' : null;
}

/** Throws Refusal unless the caller has business in it as one of `roles`. */
export async function openReview(
  deps: GuardDeps,
  c: Context<Env>,
  ...roles: readonly ReviewRole[]
): Promise<OpenReview> {
  const { member, organisation } = c.var.caller;
  const id = c.req.param('id') ?? '';
  const review = uuid.test(id) ? await findReview(deps.db, organisation.id, id) : null;
  if (!review) throw nothingHere();
  const [people, parts] = await Promise.all([
    readMembers(deps.signInDb, organisation.id, [review.repId, review.managerId]),
    readParts(deps.db, organisation.id, review.id),
  ]);
  const rep = people.find(({ id }) => id === review.repId);
  const as = rep && roleIn({ review, rep, parts }, member);
  if (!rep || !as || (roles.length > 0 && !roles.includes(as))) throw nothingHere();
  const manager = people.find(({ id }) => id === review.managerId) ?? formerMember(review.managerId);
  return { review, as, rep, manager, parts };
}

/** Throws Refusal unless the review is still being prepared. */
export function preparing({ status }: FoundReview): void {
  if (status !== 'preparing')
    throw new Refusal(
      409,
      'already-shared',
      'This review has been shared, so it stays as it is. Add a comment instead.',
    );
}

/** A rep of the caller's teams, whom they lead. Throws Refusal. */
export async function ledRep(deps: GuardDeps, c: Context<Env>, id: string): Promise<Member> {
  const { member, organisation } = c.var.caller;
  const [rep] = await readMembers(deps.signInDb, organisation.id, [id]);
  if (!rep || !leads(member, rep)) throw nothingHere();
  return rep;
}

/** Reps of the caller's teams, by name; for a coach those whose open results they see. */
export async function repsOf({ signInDb }: GuardDeps, orgId: string, viewer: Member): Promise<Member[]> {
  const teams = viewer.teams.map(({ id }) => id);
  return (await readTeammates(signInDb, orgId, teams)).filter(({ id, role }) => role === 'rep' && id !== viewer.id);
}

/** Reps who share with `rep` a team of the one who leads them, the rep among them. */
export async function teamOf({ signInDb }: GuardDeps, orgId: string, leader: Member, rep: Member): Promise<string[]> {
  const teams = commonTeams(leader, rep).map(({ id }) => id);
  return (await readTeammates(signInDb, orgId, teams)).filter(({ role }) => role === 'rep').map(({ id }) => id);
}
