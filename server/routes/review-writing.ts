import { Hono } from 'hono';
import { findGoal } from '../db/goals.ts';
import { addNotice } from '../db/notices.ts';
import { readSessionsById, takeUpGoal } from '../db/review-goals.ts';
import {
  addCall,
  addComment,
  addPoint,
  giveAnswer,
  removeCall,
  removePoint,
  rewordPoint,
  saveText,
  setSource,
} from '../db/review-parts.ts';
import { inOrg } from '../db/tenant.ts';
import type { PointSource, ReviewTemplate } from '../domain/review.ts';
import { Level } from '../domain/rubric.ts';
import {
  NewCall,
  NewComment,
  NewPoint,
  NewSource,
  NewWords,
  type SavedText,
  SaveText,
  TakenGoal,
  type TextConflict,
} from '../protocol/review-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { type OpenReview, openReview, preparing } from './review-access.ts';
import { findSeen, readSeen } from './review-seen.ts';
import { readToday } from './review-view.ts';

/** What is written in a review: texts that save themselves, points, goals taken up, calls, comments. */

const levelSection = /^level:[a-z0-9-]+$/;
const done = { status: 'done' as const };

/** Whether an author of that side writes in a section. */
function isWritable(
  { sections }: ReviewTemplate,
  section: string,
  side: 'rep' | 'manager' | 'asked',
  says: string,
): boolean {
  if (levelSection.test(section)) {
    const isAsked = sections.some(({ holds, by }) => holds === 'levels' && by.includes(side));
    return isAsked && (says === '' || Level.safeParse(says).success);
  }
  return sections.some(({ id, by, holds }) => id === section && holds !== 'levels' && by.includes(side));
}

/** Throws Refusal when an author's words count already. */
function stillOpen({ review, as, parts }: OpenReview, userId: string): void {
  const locked = () =>
    new Refusal(409, 'already-shared', 'This was shared, so it stays as it is. Add a comment instead.');
  if (as !== 'rep') preparing(review);
  if (as === 'rep' && (review.selfSharedAt !== null || review.status === 'signed')) throw locked();
  if (parts.asked.some((each) => each.userId === userId && each.answeredAt !== null)) throw locked();
}

export function reviewWritingRoutes(deps: AppDeps) {
  const { db } = deps;

  /** A source the rep has really seen; throws Refusal of any other. */
  async function checkSource(orgId: string, { review }: OpenReview, source: PointSource | null): Promise<void> {
    if (source === null) return;
    const seen = await readSeen(db, orgId, review.repId, await readToday(deps, orgId));
    if (!findSeen(seen, source))
      throw new Refusal(
        422,
        'not-seen',
        'The rep has seen no such scorecard, comment, check-in or goal. Choose one from the list.',
      );
  }

  return new Hono<Env>()
    .post('/reviews/:id/texts', shaped('json', SaveText), async (c) => {
      const { member, organisation } = c.var.caller;
      const open = await openReview(deps, c, 'rep', 'manager', 'asked');
      const { section, version, says } = c.req.valid('json');
      const side = open.as === 'reader' ? 'manager' : open.as;
      if (!isWritable(open.review.template, section, side, says))
        throw new Refusal(422, 'no-such-section', 'This is no section for you to write in. Reload the page.');
      stillOpen(open, member.id);
      const text = { reviewId: open.review.id, authorId: member.id, section, version, says };
      const result = await saveText(db, organisation.id, text);
      if ('saved' in result) {
        const { saved } = result;
        return c.json<SavedText>({ section, version: saved.version, savedAt: saved.savedAt.toISOString() });
      }
      const stands = result.stands ?? { says: '', version: 0, savedAt: new Date() };
      return c.json<TextConflict>(
        {
          ...{ code: 'conflict', retryable: false, yours: says },
          message: 'Another window of yours has saved this section in between. Choose which text to keep.',
          stands: { says: stands.says, version: stands.version, savedAt: stands.savedAt.toISOString() },
        },
        409,
      );
    })
    .post('/reviews/:id/points', shaped('json', NewPoint), async (c) => {
      const { member, organisation } = c.var.caller;
      const open = await openReview(deps, c, 'manager');
      preparing(open.review);
      const point = c.req.valid('json');
      await checkSource(organisation.id, open, point.source);
      const added = await addPoint(db, organisation.id, { ...point, reviewId: open.review.id, madeBy: member.id });
      return c.json({ id: added.id }, 201);
    })
    .post('/reviews/:id/points/:point/source', shaped('json', NewSource), async (c) => {
      const orgId = c.var.caller.organisation.id;
      const open = await openReview(deps, c, 'manager');
      preparing(open.review);
      const { source } = c.req.valid('json');
      await checkSource(orgId, open, source);
      const point = c.req.param('point');
      const changed =
        uuid.test(point) && (await inOrg(db, orgId, (tx) => setSource(tx, orgId, open.review.id, point, source)));
      if (!changed) throw nothingHere();
      return c.json(done);
    })
    .post('/reviews/:id/points/:point/words', shaped('json', NewWords), async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'manager');
      preparing(review);
      const id = c.req.param('point');
      const point = { reviewId: review.id, id, madeBy: member.id, says: c.req.valid('json').says };
      if (!uuid.test(id) || !(await rewordPoint(db, organisation.id, point))) throw nothingHere();
      return c.json(done);
    })
    .post('/reviews/:id/points/:point/remove', async (c) => {
      const { review } = await openReview(deps, c, 'manager');
      preparing(review);
      const point = c.req.param('point');
      if (!uuid.test(point) || !(await removePoint(db, c.var.caller.organisation.id, review.id, point)))
        throw nothingHere();
      return c.json(done);
    })
    .post('/reviews/:id/goals', shaped('json', TakenGoal), async (c) => {
      const orgId = c.var.caller.organisation.id;
      const { review } = await openReview(deps, c, 'manager');
      notSigned(review.status);
      const { goal } = c.req.valid('json');
      if ((await findGoal(db, orgId, goal))?.memberId !== review.repId) throw nothingHere();
      if (!(await takeUpGoal(db, orgId, { goal, repId: review.repId, reviewId: review.id })))
        throw new Refusal(409, 'not-free', 'This goal is closed, or comes from a review already. It stays there.');
      return c.json(done, 201);
    })
    .post('/reviews/:id/calls', shaped('json', NewCall), async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'rep', 'manager');
      notSigned(review.status);
      const { session, note } = c.req.valid('json');
      const [found] = await readSessionsById(db, organisation.id, review.repId, [session]);
      if (!found?.open)
        throw new Refusal(
          422,
          'not-open',
          'Only a scored session that was shared can be talked about. Share it first.',
        );
      await addCall(db, organisation.id, { reviewId: review.id, sessionId: session, addedBy: member.id, note });
      return c.json(done, 201);
    })
    .post('/reviews/:id/calls/:session/remove', async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'rep', 'manager');
      notSigned(review.status);
      const session = c.req.param('session');
      if (!uuid.test(session) || !(await removeCall(db, organisation.id, review.id, session, member.id)))
        throw nothingHere();
      return c.json(done);
    })
    .post('/reviews/:id/comments', shaped('json', NewComment), async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'rep', 'manager');
      const { section, says } = c.req.valid('json');
      if (review.status === 'preparing')
        throw new Refusal(409, 'not-shared', 'Comments begin once the review is shared.');
      if (!review.template.sections.some(({ id }) => id === section)) throw nothingHere();
      const comment = { reviewId: review.id, section, userId: member.id, says };
      await addComment(db, organisation.id, comment);
      const userId = member.id === review.repId ? review.managerId : review.repId;
      await addNotice(db, {
        ...{
          orgId: organisation.id,
          userId,
          kind: 'review',
          about: `comment ${review.id} ${new Date().toISOString()}`,
        },
        ...{ says: `${member.name} commented on your review.`, link: `/reviews/${review.id}#${section}` },
      });
      return c.json(done, 201);
    })
    .post('/reviews/:id/answer', async (c) => {
      const { member, organisation } = c.var.caller;
      const open = await openReview(deps, c, 'asked');
      stillOpen(open, member.id);
      await giveAnswer(db, organisation.id, open.review.id, member.id);
      await addNotice(db, {
        ...{ orgId: organisation.id, userId: open.review.managerId, kind: 'review' },
        about: `answer ${open.review.id} ${member.id}`,
        ...{ says: `A colleague gave their view on ${open.rep.name}.`, link: `/reviews/${open.review.id}` },
      });
      return c.json(done);
    });
}

function notSigned(status: OpenReview['review']['status']): void {
  if (status === 'signed') throw new Refusal(409, 'signed', 'Both have signed this review, so it stays as it is.');
}
