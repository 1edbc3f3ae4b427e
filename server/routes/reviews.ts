import { Hono } from 'hono';
import { addCheckIn } from '../db/check-ins.ts';
import { readMembers } from '../db/members.ts';
import { addNotice } from '../db/notices.ts';
import { askPeople, readPartsIn, setSource } from '../db/review-parts.ts';
import {
  changeDates,
  changeNext,
  insertReview,
  listAskedOf,
  listLatestReviews,
  listReviewsOf,
  readSignatures,
  removeDraft,
  shareReview,
  shareSelf,
  signReview,
} from '../db/reviews.ts';
import { readStandings } from '../db/standards.ts';
import { inOrg } from '../db/tenant.ts';
import { commonTeams } from '../domain/member.ts';
import { isSignedBy, nextOn } from '../domain/review.ts';
import {
  type AnyReviewView,
  type MadeReview,
  NewReview,
  ReviewDates,
  type ReviewsView,
  Sharing,
  Signing,
} from '../protocol/review-view.ts';
import { blindFor } from './blind.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { Refusal, shaped } from './problem.ts';
import { formerMember, ledRep, openReview, preparing, repsOf } from './review-access.ts';
import { reviewExampleRoutes } from './review-examples.ts';
import { dueOf, viewLine } from './review-lines.ts';
import { findSeen, readSeen } from './review-seen.ts';
import { evidenceNow, readToday, viewAsked, viewReview } from './review-view.ts';
import { reviewWritingRoutes } from './review-writing.ts';

/** `/api/reviews`: a manager prepares, shares and signs; the rep writes their own view, reads, comments and signs. */

const mostListed = 200;
const done = { status: 'done' as const };

export function reviewRoutes(deps: AppDeps) {
  const { db, signInDb, reviewTemplates } = deps;

  return new Hono<Env>()
    .use('/reviews/*', membersOnly(deps))
    .get('/reviews', async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const isManager = member.role === 'manager';
      const reps = isManager ? await repsOf(deps, orgId, member) : [];
      const repIds = isManager ? reps.map(({ id }) => id) : member.role === 'rep' ? [member.id] : [];
      const [found, latest, asked, standings, { today }] = await Promise.all([
        listReviewsOf(db, orgId, repIds, mostListed),
        listLatestReviews(db, orgId, isManager ? repIds : []),
        listAskedOf(db, orgId, member.id),
        readStandings(db, orgId, repIds),
        readToday(deps, orgId),
      ]);
      const mine = found.filter(
        ({ managerId, status }) => !isManager || managerId === member.id || status !== 'preparing',
      );
      const ids = [...found, ...asked.map(({ review }) => review)].flatMap(({ repId, managerId }) => [
        repId,
        managerId,
      ]);
      const people = new Map((await readMembers(signInDb, orgId, [...new Set(ids)])).map((each) => [each.id, each]));
      const person = (id: string) => people.get(id) ?? formerMember(id);
      const signatures = await readSignatures(
        db,
        orgId,
        mine.filter(({ status }) => status === 'shared').map(({ id }) => id),
      );
      const signed = Map.groupBy(signatures, ({ reviewId }) => reviewId);
      return c.json<ReviewsView>({
        today,
        reviews: mine.map((review) =>
          viewLine(
            review,
            { rep: person(review.repId), manager: person(review.managerId) },
            { id: member.id, today },
            signed.get(review.id) ?? [],
          ),
        ),
        asked: asked.map(({ review, answeredAt }) => {
          const { id, name } = person(review.repId);
          const { template, meetingOn } = review;
          return { id: review.id, rep: { id, name }, title: template.title, meetingOn, answered: answeredAt !== null };
        }),
        reps: reps.map((rep) => ({
          rep: { id: rep.id, name: rep.name },
          role: standings.get(rep.id) ?? 'experienced',
          ...dueOf(
            latest.find(({ repId }) => repId === rep.id),
            today,
          ),
          mates: reps
            .filter((mate) => mate.id !== rep.id && commonTeams(mate, rep).length > 0)
            .map(({ id, name }) => ({ id, name })),
        })),
        templates: isManager
          ? [...reviewTemplates.values()].map(({ id, title, kind, role, cadence, says }) => ({
              id,
              title,
              kind,
              role,
              cadence,
              says,
            }))
          : [],
      });
    })
    .post('/reviews', shaped('json', NewReview), async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const { rep: repId, template: templateId, from, to, meetingOn, nextOn: next, ask } = c.req.valid('json');
      const rep = await ledRep(deps, c, repId);
      const template = reviewTemplates.get(templateId);
      if (!template) throw new Refusal(422, 'no-such-template', 'There is no such template. Choose one from the list.');
      const mates = (await repsOf(deps, orgId, member)).filter((mate) => mate.id !== rep.id);
      if (!ask.every((id) => mates.some((mate) => mate.id === id)))
        throw new Refusal(422, 'not-a-colleague', 'Only colleagues of your teams can be asked. Choose again.');
      const isAsking = template.kind === 'peer' || template.kind === '360';
      if (ask.length > 0 && !isAsking)
        throw new Refusal(422, 'not-asked', 'Colleagues are asked in peer and 360 reviews. Choose such a template.');
      const id = await inOrg(db, orgId, async (tx) => {
        const made = await insertReview(tx, orgId, {
          ...{ repId: rep.id, managerId: member.id, template, fromDay: from, toDay: to, meetingOn },
          ...{ cadence: template.cadence, nextOn: next ?? nextOn(template.cadence, meetingOn) },
        });
        await askPeople(tx, orgId, made, ask);
        const told = { orgId, kind: 'review' as const, link: `/reviews/${made}` };
        await addNotice(tx, {
          ...{ ...told, userId: rep.id, about: `begun ${made}` },
          says: `${member.name} has begun a review with you, to meet on ${meetingOn}. Write your own view first.`,
        });
        for (const userId of ask)
          await addNotice(tx, {
            ...{ ...told, userId, about: `asked ${made}` },
            says: `${member.name} asks for your view on ${rep.name}. They read it without your name.`,
          });
        return made;
      });
      return c.json<MadeReview>({ id }, 201);
    })
    .route('/', reviewExampleRoutes(deps))
    .get('/reviews/:id', async (c) => {
      const open = await openReview(deps, c);
      const { caller } = c.var;
      return c.json<AnyReviewView>(
        open.as === 'asked' ? viewAsked(open, caller.member.id) : await viewReview(deps, caller, open),
      );
    })
    .post('/reviews/:id/dates', shaped('json', ReviewDates), async (c) => {
      const orgId = c.var.caller.organisation.id;
      const { review } = await openReview(deps, c, 'manager');
      const {
        from = review.fromDay,
        to = review.toDay,
        meetingOn = review.meetingOn,
        nextOn = review.nextOn,
      } = c.req.valid('json');
      if (from > to) throw new Refusal(400, 'bad-request', 'to: the period ends before it begins');
      const isNextOnly = from === review.fromDay && to === review.toDay && meetingOn === review.meetingOn;
      if (!isNextOnly) preparing(review);
      const changed = isNextOnly
        ? await changeNext(db, orgId, review.id, nextOn)
        : await changeDates(db, orgId, review.id, { fromDay: from, toDay: to, meetingOn, nextOn });
      if (!changed) throw new Refusal(409, 'signed', 'Both have signed this review, so it stays as it is.');
      return c.json(done);
    })
    .post('/reviews/:id/share', shaped('json', Sharing), async (c) => {
      const { caller } = c.var;
      const { saidOn } = c.req.valid('json');
      const orgId = caller.organisation.id;
      const open = await openReview(deps, c, 'manager');
      const { review, rep } = open;
      preparing(review);
      const [day, hidden] = await Promise.all([readToday(deps, orgId), blindFor(deps, caller)]);
      if (saidOn !== null && saidOn > day.today)
        throw new Refusal(400, 'bad-request', 'saidOn: say it to the rep first, then share the review');
      const [evidence, seen] = await Promise.all([
        evidenceNow(deps, caller, open, { ...day, hidden }),
        readSeen(db, orgId, rep.id, day),
      ]);
      await inOrg(db, orgId, async (tx) => {
        if (!(await shareReview(tx, orgId, review.id, evidence))) return preparing({ ...review, status: 'shared' });
        const { points } = await readPartsIn(tx, orgId, review.id);
        const fresh = points.filter(({ kind, source }) => kind === 'improvement' && !findSeen(seen, source));
        if (fresh.length > 0 && saidOn === null)
          throw new Refusal(
            409,
            'surprises',
            `${fresh.length === 1 ? 'One improvement is' : `${fresh.length} improvements are`} new to ${rep.name}. Say it to them first, then share the review with the day on which you did.`,
          );
        for (const { id, says } of fresh) {
          const said = await addCheckIn(tx, orgId, {
            ...{ repId: rep.id, byId: caller.member.id, onDay: saidOn ?? day.today, progress: says },
            ...{ obstacles: '', support: '', cadence: 'weekly' as const, goalId: null },
            nextOn: nextOn('weekly', saidOn ?? day.today),
          });
          await setSource(tx, orgId, review.id, id, { kind: 'check-in', id: said.id });
        }
        await addNotice(tx, {
          ...{ orgId, userId: rep.id, kind: 'review', about: `shared ${review.id}`, link: `/reviews/${review.id}` },
          says: `${caller.member.name} has shared your review with you.`,
        });
      });
      return c.json(done);
    })
    .post('/reviews/:id/share-self', async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'rep');
      if (!(await shareSelf(db, organisation.id, review.id)))
        throw new Refusal(409, 'already-shared', 'Your own view is shared already.');
      await addNotice(db, {
        ...{ orgId: organisation.id, userId: review.managerId, kind: 'review', about: `self ${review.id}` },
        ...{ says: `${member.name} has written their own view for the review.`, link: `/reviews/${review.id}` },
      });
      return c.json(done);
    })
    .post('/reviews/:id/sign', shaped('json', Signing), async (c) => {
      const { member, organisation } = c.var.caller;
      const { review } = await openReview(deps, c, 'rep', 'manager');
      const { name } = c.req.valid('json');
      if (!isSignedBy(name, member.name))
        throw new Refusal(422, 'not-your-name', `Type your name as it stands here: ${member.name}.`);
      const result = await signReview(db, organisation.id, review, { userId: member.id, name });
      if (result === 'not now')
        throw new Refusal(409, 'not-now', 'A review is signed once by each, after it was shared.');
      const userId = member.id === review.repId ? review.managerId : review.repId;
      await addNotice(db, {
        ...{ orgId: organisation.id, userId, kind: 'review', about: `signed ${review.id} ${member.id}` },
        says:
          result === 'closed'
            ? `${member.name} has signed: the review is closed.`
            : `${member.name} has signed the review.`,
        link: `/reviews/${review.id}`,
      });
      return c.json(done);
    })
    .post('/reviews/:id/remove', async (c) => {
      const { review } = await openReview(deps, c, 'manager');
      if (!(await removeDraft(db, c.var.caller.organisation.id, review.id)))
        throw new Refusal(409, 'already-shared', 'Somebody has shared their view in it, so it stays.');
      return c.json(done);
    })
    .route('/', reviewWritingRoutes(deps));
}
