import { findCall, noteCallOpening } from '../db/calls.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { noteOpening } from '../db/openings.ts';
import { readSettings } from '../db/org-settings.ts';
import { findSession, readEvents } from '../db/practice-sessions.ts';
import { readGoalsOf, readGoalsOfReviews, readOpenSessions, readSessionsById } from '../db/review-goals.ts';
import { findReviewBefore } from '../db/reviews.ts';
import { listStandards, readSeen as readStandardsSeen } from '../db/standards.ts';
import { inOrg } from '../db/tenant.ts';
import { dayStart } from '../domain/day.ts';
import type { EvidencePack, Sample } from '../domain/evidence.ts';
import { mostOpenGoals } from '../domain/goal-line.ts';
import type { Evidence } from '../domain/measurement.ts';
import { leads, type Member, mayOpen } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import type { SessionRecord } from '../domain/record.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { AskedView, ReviewView, SampleWords, Seen, Side, StandardLine } from '../protocol/review-view.ts';
import { saidAt } from '../reviews/call-moment.ts';
import { progressOn } from '../reviews/follow-goals.ts';
import { criteriaOf, nameOf, readEvidence } from '../reviews/read-evidence.ts';
import { blindFor } from './blind.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { formerMember, type OpenReview, teamOf } from './review-access.ts';
import { isTimeToSign, viewGoal, viewLine } from './review-lines.ts';
import { proposedNow } from './review-proposed.ts';
import { findSeen, readSeen } from './review-seen.ts';

/** A review as its reader may see it. */

export type Today = { today: string; timeZone: string };
/** `hidden`: sessions whose scores the reader may not see. */
type Showing = Today & { hidden: ReadonlySet<string> };

export async function readToday({ db }: AppDeps, orgId: string): Promise<Today> {
  const { timeZone } = await readSettings(db, orgId);
  return { timeZone, today: dayIn(timeZone, new Date()) };
}

const sideOf = ({ review }: OpenReview, userId: string): Side | null =>
  userId === review.repId ? 'rep' : userId === review.managerId ? 'manager' : null;

/** Each sees their own words, and the other's once both are shared; asked colleagues' stand elsewhere. */
function textsOf(open: OpenReview): ReviewView['texts'] {
  const { review, as, parts } = open;
  const isShared = review.status !== 'preparing';
  const isVisible: Record<Side, boolean> = {
    rep: as === 'rep' || (isShared && review.selfSharedAt !== null),
    manager: as === 'manager' || isShared,
  };
  return parts.texts.flatMap(({ authorId, section, says, version, savedAt }) => {
    const by = sideOf(open, authorId);
    return by && isVisible[by] ? [{ section, by, says, version, savedAt: savedAt.toISOString() }] : [];
  });
}

async function askedOf(deps: AppDeps, orgId: string, { review, as, parts }: OpenReview): Promise<ReviewView['asked']> {
  const textsBy = (userId: string) =>
    parts.texts
      .filter(({ authorId, says }) => authorId === userId && says.trim() !== '')
      .map(({ section, says }) => ({ section, says }));
  const given = parts.asked.filter(({ answeredAt }) => answeredAt !== null);
  if (as !== 'manager') {
    if (review.status === 'preparing' || given.length === 0) return [];
    // one heap, in the order of the alphabet: nothing tells which answers are the same person's
    const texts = given.flatMap(({ userId }) => textsBy(userId)).toSorted((a, b) => a.says.localeCompare(b.says));
    return [{ name: null, answered: true, texts }];
  }
  const people = await readMembers(
    deps.signInDb,
    orgId,
    parts.asked.map(({ userId }) => userId),
  );
  return parts.asked.map(({ userId, answeredAt }) => ({
    name: (people.find(({ id }) => id === userId) ?? formerMember(userId)).name,
    answered: answeredAt !== null,
    texts: answeredAt === null ? [] : textsBy(userId),
  }));
}

const quoted = (events: SessionRecord['events'], at: Evidence | null): string | null => {
  const event = at && events.find(({ seq }) => seq === at.seq)?.event;
  return event && 'text' in event ? event.text.slice(at.start, at.end) : null;
};

async function wordsOfCall({ db }: AppDeps, caller: Caller, rep: Member, sample: Sample): Promise<SampleWords | null> {
  const orgId = caller.organisation.id;
  const call = await findCall(db, orgId, sample.session);
  if (!call?.turns || call.memberId !== rep.id || !mayOpen(caller.member, rep, 'shared')) return null;
  if (caller.member.id !== rep.id) await noteCallOpening(db, orgId, call.id, caller.member.id);
  const turnAt = (at: Evidence | null) => at && call.turns?.find(({ seq }) => seq === at.seq);
  const wordsAt = (at: Evidence | null) => (at && turnAt(at)?.text.slice(at.start, at.end)) ?? null;
  const turn = turnAt(sample.at);
  const said = turn ? saidAt(turn.text, sample.at) : null;
  const speaker = turnAt(sample.answered)?.name ?? '';
  return said === null ? null : { answered: wordsAt(sample.answered), speaker, said };
}

/** Reading the words is opening the session, for its rep to see. */
async function wordsOf(deps: AppDeps, caller: Caller, rep: Member, sample: Sample | null): Promise<SampleWords | null> {
  const orgId = caller.organisation.id;
  if (sample?.source === 'call') return wordsOfCall(deps, caller, rep, sample);
  const session = sample && (await findSession(deps.db, orgId, sample.session));
  if (!session || session.memberId !== rep.id || !mayOpen(caller.member, rep, session.visibility)) return null;
  if (caller.member.id !== rep.id) await noteOpening(deps.db, orgId, session.id, caller.member.id);
  const events = await readEvents(deps.db, orgId, session.id);
  const said = quoted(events, sample.at);
  const persona = session.personas[0]?.name ?? '';
  return said === null ? null : { answered: quoted(events, sample.answered), speaker: persona, said };
}

async function standardsOf(deps: AppDeps, orgId: string, rep: Member, role: string): Promise<StandardLine[]> {
  const teams = rep.teams.map(({ id }) => id);
  const standards = (await listStandards(deps.db, orgId, teams)).filter((each) => each.role === role);
  const seen = await readStandardsSeen(
    deps.db,
    orgId,
    standards.map(({ id }) => id),
  );
  const { ever } = await rubricsOf(deps, orgId);
  return standards.map(({ id, what, says, threshold, fromDay }) => ({
    ...{ what, says, threshold, fromDay, name: nameOf(what, ever) },
    seenAt: seen.find(({ standard, user }) => standard === id && user === rep.id)?.at.toISOString() ?? null,
  }));
}

/** The evidence of a review in preparation, as it is now. */
export async function evidenceNow(
  deps: AppDeps,
  caller: Caller,
  { review, rep }: OpenReview,
  { timeZone, hidden }: Showing,
): Promise<EvidencePack> {
  const orgId = caller.organisation.id;
  const [team, standards, { ever }] = await Promise.all([
    teamOf(deps, orgId, caller.member, rep),
    standardsOf(deps, orgId, rep, review.template.role),
    rubricsOf(deps, orgId),
  ]);
  return readEvidence(deps, ever, {
    ...{ orgId, rep: rep.id, team, from: review.fromDay, to: review.toDay, timeZone, now: new Date() },
    blind: hidden,
    thresholds: new Map(standards.map(({ what, threshold }) => [what, threshold])),
  });
}

/** Of a pack that somebody else prepared, or before the round began. */
function withoutBlind(pack: EvidencePack | null, hidden: ReadonlySet<string>): EvidencePack | null {
  const shown = (sample: Sample | null) => (sample && hidden.has(sample.session) ? null : sample);
  return pack && { ...pack, strong: shown(pack.strong), weak: shown(pack.weak) };
}

async function callsOf(
  deps: AppDeps,
  caller: Caller,
  open: OpenReview,
  { timeZone, hidden }: Showing,
): Promise<ReviewView['calls']> {
  const { review, as, parts } = open;
  const shown = parts.calls.filter(
    ({ addedBy }) => addedBy === caller.member.id || addedBy === review.repId || review.status !== 'preparing',
  );
  const known = await readSessionsById(
    deps.db,
    caller.organisation.id,
    review.repId,
    shown.map(({ sessionId }) => sessionId),
  );
  return shown.map(({ sessionId, addedBy, note }) => {
    const found = known.find(({ session }) => session === sessionId);
    const isOpen = found !== undefined && (found.open || as === 'rep');
    return {
      ...{ session: sessionId, note, mine: addedBy === caller.member.id, open: isOpen },
      source: isOpen ? found.source : null,
      title: isOpen ? (found.title ?? 'A call') : 'No longer shared',
      on: isOpen ? dayIn(timeZone, found.at) : null,
      overall: isOpen && !hidden.has(sessionId) ? found.overall : null,
      by: addedBy === review.repId ? 'rep' : 'manager',
    };
  });
}

function pointsOf({ review, as, parts }: OpenReview, seen: readonly Seen[]): ReviewView['points'] {
  if (as === 'rep' && review.status === 'preparing') return [];
  return parts.points.map(({ id, kind, says, source, madeBy }) => ({
    ...{ id, kind, says, source: findSeen(seen, source) },
    by: madeBy === review.repId ? 'rep' : 'manager',
  }));
}

/** Sessions one may pull in: those of the period and since that are open to both. */
async function choosableOf(deps: AppDeps, orgId: string, { review, parts }: OpenReview, showing: Showing) {
  const { today, timeZone, hidden } = showing;
  const upTo = today > review.toDay ? today : review.toDay;
  const sessions = await readOpenSessions(deps.db, orgId, {
    ...{ repId: review.repId, from: dayStart(timeZone, review.fromDay), to: dayStart(timeZone, dayAfter(upTo, 1)) },
    ...{ openOnly: true, limit: 100 },
  });
  return sessions
    .filter(({ session }) => !parts.calls.some(({ sessionId }) => sessionId === session))
    .map(({ session, title, at, overall }) => ({
      session,
      title: title ?? 'A call',
      on: dayIn(timeZone, at),
      overall: hidden.has(session) ? null : overall,
    }));
}

export async function viewReview(deps: AppDeps, caller: Caller, open: OpenReview): Promise<ReviewView> {
  const { review, as, rep, manager, parts } = open;
  const { db, signInDb } = deps;
  const orgId = caller.organisation.id;
  const [today, hidden] = await Promise.all([readToday(deps, orgId), blindFor(deps, caller)]);
  const day = { ...today, hidden };
  const isDraft = review.status === 'preparing';
  const pack = review.evidence ?? (as === 'manager' ? await evidenceNow(deps, caller, open, day) : null);
  const evidence = withoutBlind(pack, hidden);
  const before = await inOrg(db, orgId, (tx) => findReviewBefore(tx, orgId, review));
  const isMine = as === 'manager';
  const [seen, goals, works, calls, choosable, standards, overseers, asked, strong, weak, { ever }] = await Promise.all(
    [
      readSeen(db, orgId, rep.id, day, hidden),
      readGoalsOfReviews(db, orgId, [review.id, ...(before ? [before.id] : [])]),
      isMine && review.status !== 'signed' ? readGoalsOf(db, orgId, rep.id) : [],
      callsOf(deps, caller, open, day),
      as === 'reader' || review.status === 'signed' ? [] : choosableOf(deps, orgId, open, day),
      standardsOf(deps, orgId, rep, review.template.role),
      readOverseers(
        signInDb,
        orgId,
        rep.teams.map(({ id }) => id),
      ),
      askedOf(deps, orgId, open),
      wordsOf(deps, caller, rep, evidence?.strong ?? null),
      wordsOf(deps, caller, rep, evidence?.weak ?? null),
      rubricsOf(deps, orgId),
    ],
  );
  const upToDay = { ...today, now: new Date() };
  const lineOf = async (goal: (typeof goals)[number]) => ({
    review: goal.reviewId,
    ...viewGoal({ ...goal, progress: await progressOn(deps.raw, goal, [rep.id], upToDay) }, ever),
  });
  const openGoals = works.filter(({ status }) => status === 'open');
  const [lines, openLines] = await Promise.all([
    Promise.all(goals.map(lineOf)),
    Promise.all(openGoals.filter(({ reviewId }) => reviewId !== review.id).map(lineOf)),
  ]);
  const goalsOf = (id: string) => lines.filter((line) => line.review === id);
  const names = new Map([rep, manager].map(({ id, name }) => [id, name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? formerMember(id).name });
  const whats = new Set(evidence?.rows.map(({ what }) => what));
  const isPreparing = isMine && isDraft;
  return {
    ...viewLine(review, { rep, manager }, { id: caller.member.id, today: today.today }, parts.signatures),
    timeToSign: isTimeToSign(review, today.today),
    as: as as ReviewView['as'],
    template: review.template,
    texts: textsOf(open),
    points: pointsOf(open, seen),
    seen: isPreparing ? seen : [],
    proposed: isPreparing && evidence ? await proposedNow(deps, orgId, open, { evidence, seen, hidden, ...today }) : [],
    ...{ calls, choosable, evidence, standards, asked, words: { strong, weak } },
    comments: parts.comments.map(({ id, section, userId, says, at }) => ({
      ...{ id, section, says, by: person(userId), at: at.toISOString() },
    })),
    signatures: parts.signatures.map(({ userId, name, at }) => ({
      ...{ by: sideOf(open, userId) ?? 'manager', name, at: at.toISOString() },
    })),
    goals: goalsOf(review.id),
    openGoals: openLines,
    goalsFull: openGoals.length >= mostOpenGoals,
    before: before && { id: before.id, to: before.toDay, goals: goalsOf(before.id) },
    criteria: [...criteriaOf(ever).values()]
      .filter(({ id }) => whats.size === 0 || whats.has(`criterion:${id}`))
      .map(({ id, name, levels }) => ({ id, name, levels })),
    surprises: pointsOf(open, seen).filter(({ kind, source }) => kind === 'improvement' && !source).length,
    readers: overseers.filter((member) => leads(member, rep)).map(({ name }) => ({ name, why: 'manager of the team' })),
  };
}

/** What an asked colleague sees of it. */
export function viewAsked({ review, rep, manager, parts }: OpenReview, userId: string): AskedView {
  const asked = parts.asked.find((each) => each.userId === userId);
  return {
    ...{ id: review.id, as: 'asked', title: review.template.title, from: review.fromDay, to: review.toDay },
    rep: { id: rep.id, name: rep.name },
    manager: { id: manager.id, name: manager.name },
    meetingOn: review.meetingOn,
    answered: (asked?.answeredAt ?? null) !== null,
    open: review.status === 'preparing' && (asked?.answeredAt ?? null) === null,
    sections: review.template.sections.filter(({ by }) => by.includes('asked')),
    texts: parts.texts
      .filter(({ authorId }) => authorId === userId)
      .map(({ section, says, version, savedAt }) => ({ section, says, version, savedAt: savedAt.toISOString() })),
  };
}
