import { and, asc, eq, getTableColumns, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { judgedRowId, judgedRowKey } from '../domain/judge.ts';
import { upgradeEvent, upgradeStep } from '../domain/record-upgrade.ts';
import type { Database } from './connect.ts';
import { assignment } from './schema/assignment.ts';
import { call, callOpened } from './schema/call.ts';
import { checkIn } from './schema/check-in.ts';
import { coachCheck } from './schema/coach-check.ts';
import { coachWeek } from './schema/coach-week.ts';
import { comment } from './schema/comment.ts';
import { correction } from './schema/correction.ts';
import { criterionStanding } from './schema/criterion-standing.ts';
import { digest, digestWeek } from './schema/digest.ts';
import { dispute } from './schema/dispute.ts';
import { flagNote } from './schema/flag-note.ts';
import { goal } from './schema/goal.ts';
import { goalChange } from './schema/goal-change.ts';
import { hint } from './schema/hint.ts';
import { judgeRound } from './schema/judge-round.ts';
import { judgeVote } from './schema/judge-vote.ts';
import { keyFigure } from './schema/key-figure.ts';
import { keyFigureTarget } from './schema/key-figure-target.ts';
import { keyFigureValue } from './schema/key-figure-value.ts';
import { listenerMark } from './schema/listener-mark.ts';
import { listenerRound } from './schema/listener-round.ts';
import { listenerVote } from './schema/listener-vote.ts';
import { mailChoice } from './schema/mail-choice.ts';
import { measured } from './schema/measured.ts';
import { mentoring } from './schema/mentoring.ts';
import { modelCalls } from './schema/model-calls.ts';
import { notice } from './schema/notice.ts';
import { orgSetting } from './schema/org-setting.ts';
import { override } from './schema/override.ts';
import { plan } from './schema/plan.ts';
import { practiceSession } from './schema/practice-session.ts';
import { rating } from './schema/rating.ts';
import { ratingRound } from './schema/rating-round.ts';
import { repStanding } from './schema/rep-standing.ts';
import { review } from './schema/review.ts';
import { reviewAsked } from './schema/review-asked.ts';
import { reviewCall } from './schema/review-call.ts';
import { reviewComment } from './schema/review-comment.ts';
import { reviewPoint } from './schema/review-point.ts';
import { reviewSignature } from './schema/review-signature.ts';
import { reviewText } from './schema/review-text.ts';
import { roomLease } from './schema/room-lease.ts';
import { rubricDraft } from './schema/rubric-draft.ts';
import { rubricVersion } from './schema/rubric-version.ts';
import { sayReceipt } from './schema/say-receipt.ts';
import { scoreRequest } from './schema/score-request.ts';
import { scorecard } from './schema/scorecard.ts';
import { selfAssessment } from './schema/self-assessment.ts';
import { sentBack } from './schema/sent-back.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionOpened } from './schema/session-opened.ts';
import { sessionStep } from './schema/session-step.ts';
import { standard } from './schema/standard.ts';
import { standardSeen } from './schema/standard-seen.ts';
import { survey } from './schema/survey.ts';
import { surveyAnswer } from './schema/survey-answer.ts';
import { surveyGiven } from './schema/survey-given.ts';
import { watcher } from './schema/watcher.ts';
import { win } from './schema/win.ts';
import { isForAll, isKept } from './scorecards.ts';
import { inOrg } from './tenant.ts';

/**
 * Everything that is kept of a member, table by table, read a session at a time. A new table of an
 * organisation goes into one of the four lists.
 */

type Part = {
  table: PgTable & { orgId: PgColumn };
  /** The column that names the session or the member, or what holds of their rows. */
  whose: PgColumn | ((id: string) => SQL);
  order: PgColumn;
  only?: SQL;
  /** The columns to take, where not all are for their eyes. */
  columns?: Record<string, PgColumn | SQL>;
};

/** Rows of what belongs to the member: their reviews once these were shared with them, their calls, their goals. */
const within = (column: PgColumn, of: SQL) => sql`${column} in (${of})`;
const sharedReviews = (id: string) => sql`select ${review.id} from ${review} where ${review.orgId} = current_org()
  and ${review.repId} = ${id} and ${review.sharedAt} is not null`;
/** What a member wrote, and what the manager or the rep wrote in a review that was shared; colleagues stay nameless. */
const writtenOrShown = (author: PgColumn, of: PgColumn) => (id: string) =>
  sql`(${author} = ${id} or exists (select from ${review} where ${review.orgId} = current_org() and ${review.id} = ${of}
    and ${review.repId} = ${id} and ${review.sharedAt} is not null and ${review.managerId} = ${author}))`;

/** What a language model votes on is theirs to see once coaches agree with it, not before. */
const agreedWith = (session: SQL | PgColumn, judge: SQL | PgColumn) => sql`exists (
  select from criterion_standing stands join practice_session of on of.org_id = stands.org_id and of.id = ${session}
    and of.rubric->>'id' = stands.rubric_id
  where stands.org_id = current_org() and stands.judge = ${judge} and stands.state = 'steady'
    and (stands.criterion = ${judgedRowKey} or exists (
      select from jsonb_array_elements(of.rubric->'criteria') own, jsonb_array_elements(own->'measures') measure
      where own->>'id' = stands.criterion and measure->>'id' = ${judgedRowId})))`;
const isAgreed = (id: string) => sql`exists (select from judge_round votes where votes.org_id = current_org()
  and votes.session_id = ${id} and ${agreedWith(sql`votes.session_id`, sql`votes.by`)})`;

/**
 * Whether a rating was held against code alone, or against votes that are theirs to see. Columns by name: of a field of
 * one table Drizzle leaves the table's name off, and `criterion_standing` has columns of the same name.
 */
const isOpenRating = sql`(rating.judge is null or exists (
  select from criterion_standing stands join rating_round made on made.org_id = stands.org_id
    and made.rubric_id = stands.rubric_id and made.id = rating.round_id
  where stands.org_id = current_org() and stands.criterion = rating.criterion and stands.judge = rating.judge
    and stands.state = 'steady'))`;

/** What hangs on a session of theirs, whoever wrote it. */
export const ofSession = {
  scorecards: { table: scorecard, whose: scorecard.sessionId, order: scorecard.computedAt, only: isForAll },
  judging: {
    table: judgeRound,
    whose: (id) => sql`${judgeRound.sessionId} = ${id} and ${isAgreed(id)}`,
    order: judgeRound.judgedAt,
  },
  votes: {
    table: judgeVote,
    whose: (id) => sql`${judgeVote.sessionId} = ${id} and ${isAgreed(id)}`,
    order: judgeVote.vote,
  },
  selfAssessment: { table: selfAssessment, whose: selfAssessment.sessionId, order: selfAssessment.at },
  opened: { table: sessionOpened, whose: sessionOpened.sessionId, order: sessionOpened.openedAt },
  watched: { table: watcher, whose: watcher.sessionId, order: watcher.since },
  hints: { table: hint, whose: hint.sessionId, order: hint.at },
  marks: { table: listenerMark, whose: listenerMark.sessionId, order: listenerMark.markedAt },
  comments: { table: comment, whose: comment.sessionId, order: comment.madeAt },
  corrections: { table: correction, whose: correction.sessionId, order: correction.madeAt },
  overrides: {
    table: override,
    whose: override.sessionId,
    order: override.madeAt,
    columns: {
      ...getTableColumns(override),
      computed: sql`case when not ${isKept(override.sessionId, override.criterion)} then ${override.computed} end`,
    },
  },
  disputes: { table: dispute, whose: dispute.sessionId, order: dispute.madeAt },
  requests: { table: scoreRequest, whose: scoreRequest.sessionId, order: scoreRequest.madeAt },
  sentBack: { table: sentBack, whose: sentBack.sessionId, order: sentBack.madeAt },
  ratings: {
    table: rating,
    whose: rating.sessionId,
    order: rating.madeAt,
    columns: {
      ...getTableColumns(rating),
      computed: sql`case when ${isOpenRating} then rating.computed end`,
      judge: sql`case when ${isOpenRating} then rating.judge end`,
    },
  },
  check: { table: coachCheck, whose: coachCheck.sessionId, order: coachCheck.since },
} satisfies Record<string, Part>;

/** What is kept of them by name. */
export const ofMember = {
  measured: { table: measured, whose: measured.memberId, order: measured.at },
  goals: { table: goal, whose: goal.memberId, order: goal.madeAt },
  assignments: { table: assignment, whose: assignment.memberId, order: assignment.madeAt },
  goalChanges: {
    table: goalChange,
    whose: (id) =>
      within(
        goalChange.goalId,
        sql`select ${goal.id} from ${goal} where ${goal.orgId} = current_org() and ${goal.memberId} = ${id}`,
      ),
    order: goalChange.at,
  },
  notices: { table: notice, whose: notice.userId, order: notice.at },
  digests: { table: digest, whose: digest.userId, order: digest.madeAt },
  calls: { table: call, whose: call.memberId, order: call.importedAt },
  callsOpened: {
    table: callOpened,
    whose: (id) =>
      within(
        callOpened.callId,
        sql`select ${call.id} from ${call} where ${call.orgId} = current_org() and ${call.memberId} = ${id}`,
      ),
    order: callOpened.openedAt,
  },
  checkIns: { table: checkIn, whose: checkIn.repId, order: checkIn.madeAt },
  plans: { table: plan, whose: plan.repId, order: plan.madeAt },
  reviews: { table: review, whose: review.repId, order: review.madeAt, only: isNotNull(review.sharedAt) },
  reviewTexts: {
    table: reviewText,
    whose: writtenOrShown(reviewText.authorId, reviewText.reviewId),
    order: reviewText.savedAt,
  },
  reviewComments: {
    table: reviewComment,
    whose: writtenOrShown(reviewComment.userId, reviewComment.reviewId),
    order: reviewComment.at,
  },
  reviewPoints: {
    table: reviewPoint,
    whose: (id) => within(reviewPoint.reviewId, sharedReviews(id)),
    order: reviewPoint.madeAt,
  },
  reviewCalls: {
    table: reviewCall,
    whose: (id) => within(reviewCall.reviewId, sharedReviews(id)),
    order: reviewCall.addedAt,
  },
  reviewSignatures: { table: reviewSignature, whose: reviewSignature.userId, order: reviewSignature.at },
  reviewsAsked: { table: reviewAsked, whose: reviewAsked.userId, order: reviewAsked.askedAt },
  standing: { table: repStanding, whose: repStanding.userId, order: repStanding.userId },
  standardsSeen: { table: standardSeen, whose: standardSeen.userId, order: standardSeen.at },
  surveysAnswered: { table: surveyGiven, whose: surveyGiven.userId, order: surveyGiven.surveyId },
  figures: { table: keyFigureValue, whose: keyFigureValue.memberId, order: keyFigureValue.givenAt },
  targets: { table: keyFigureTarget, whose: keyFigureTarget.memberId, order: keyFigureTarget.madeAt },
  flagNotes: { table: flagNote, whose: flagNote.memberId, order: flagNote.madeAt },
  wins: { table: win, whose: win.memberId, order: win.askedAt },
  mentorings: {
    table: mentoring,
    whose: (id) => sql`(${mentoring.memberId} = ${id} or ${mentoring.mentorId} = ${id})`,
    order: mentoring.since,
  },
  mail: { table: mailChoice, whose: mailChoice.userId, order: mailChoice.userId },
  rubricDrafts: { table: rubricDraft, whose: rubricDraft.memberId, order: rubricDraft.rubricId },
  coachWeek: { table: coachWeek, whose: coachWeek.userId, order: coachWeek.userId },
  // a mark on somebody else's practice holds their words, and goes with their leave to open it
  marks: {
    table: listenerMark,
    whose: listenerMark.userId,
    order: listenerMark.markedAt,
    only: isNull(listenerMark.sessionId),
  },
} satisfies Record<string, Part>;

/** Read in a way of their own. */
export const ofRecord = [practiceSession, sessionEvent, sessionStep] as const;

/** Tables that hold nothing of a member, and why. */
export const notPersonal = new Map<PgTable, string>([
  [orgSetting, 'settings of the organisation'],
  [rubricVersion, 'what everybody is scored by; who published it is shown to all who edit'],
  [roomLease, 'which process holds a room'],
  [sayReceipt, 'hashes by which a line sent twice is known'],
  [modelCalls, 'how many calls the organisation made'],
  [keyFigure, 'the names of figures'],
  [standard, 'what is expected of everybody in a role'],
  [survey, 'a survey of a whole team'],
  [surveyAnswer, 'kept without who gave it'],
  [ratingRound, 'who rates what; the ratings stand with their sessions'],
  [criterionStanding, 'how far coaches agree on a criterion'],
  [digestWeek, 'that a week’s digests were made'],
  [listenerRound, 'how our listener was judged: counts alone'],
  [listenerVote, 'how our listener was judged: labels and places; the words stand in the record'],
]);

const sessionsAtOnce = 50;
const rowsAtOnce = 500;

const columns = {
  id: practiceSession.id,
  scenarioId: practiceSession.scenarioId,
  scenarioVersion: practiceSession.scenarioVersion,
  rubric: practiceSession.rubric,
  difficulty: practiceSession.difficulty,
  status: practiceSession.status,
  endedReason: practiceSession.endedReason,
  visibility: practiceSession.visibility,
  watching: practiceSession.watching,
  assignmentId: practiceSession.assignmentId,
  replaySession: practiceSession.replaySession,
  replaySeq: practiceSession.replaySeq,
  listener: practiceSession.listener,
  engine: practiceSession.engine,
  promptVersion: practiceSession.promptVersion,
  activeMs: practiceSession.activeMs,
  turns: practiceSession.turns,
  startedAt: practiceSession.startedAt,
  endedAt: practiceSession.endedAt,
  scoring: practiceSession.scoring,
};

export type Whose = { orgId: string; memberId: string };

/**
 * Their sessions with all that hangs on them, oldest first. Not the scenario's own text, which holds what a
 * prospect keeps back; nor, while a session runs, its steps.
 */
export async function* readOwnSessions(db: Database, whose: Whose): AsyncGenerator<object> {
  let page = await sessionsAfter(db, whose, null);
  while (page.length > 0) {
    for (const session of page) yield { ...session, ...(await readParts(db, whose.orgId, session)) };
    page = await sessionsAfter(db, whose, page.at(-1)?.id ?? null);
  }
}

function sessionsAfter(db: Database, { orgId, memberId }: Whose, id: string | null) {
  const mine = and(eq(practiceSession.orgId, orgId), eq(practiceSession.memberId, memberId));
  return inOrg(db, orgId, (tx) =>
    tx
      .select(columns)
      .from(practiceSession)
      .where(and(mine, id === null ? undefined : gt(practiceSession.id, id)))
      .orderBy(asc(practiceSession.id))
      .limit(sessionsAtOnce),
  );
}

async function readParts(db: Database, orgId: string, { id, status }: { id: string; status: 'live' | 'ended' }) {
  return inOrg(db, orgId, async (tx) => {
    const mine = (table: typeof sessionEvent | typeof sessionStep) =>
      and(eq(table.orgId, orgId), eq(table.sessionId, id));
    const events = await tx.select().from(sessionEvent).where(mine(sessionEvent)).orderBy(asc(sessionEvent.seq));
    const steps =
      status === 'live'
        ? []
        : await tx.select().from(sessionStep).where(mine(sessionStep)).orderBy(asc(sessionStep.seq));
    const parts: Record<string, unknown> = { events: events.map(upgradeEvent), steps: steps.map(upgradeStep) };
    for (const [name, { table, whose, order, only, columns = getTableColumns(table) }] of Object.entries(sessionParts))
      parts[name] = await tx
        .select(columns)
        .from(table as PgTable)
        .where(and(eq(table.orgId, orgId), ofWhom(whose, id), only))
        .orderBy(asc(order));
    return parts;
  });
}

const sessionParts: Record<string, Part> = ofSession;
const ofWhom = (whose: Part['whose'], id: string) => (typeof whose === 'function' ? whose(id) : eq(whose, id));

/** The rows of one of `ofMember`, oldest first. */
export async function* readOwnRows(
  db: Database,
  { orgId, memberId }: Whose,
  { table, whose, order, only }: Part,
): AsyncGenerator<object> {
  for (let from = 0; ; from += rowsAtOnce) {
    const page = await inOrg(db, orgId, (tx) =>
      tx
        .select()
        .from(table as PgTable)
        .where(and(eq(table.orgId, orgId), ofWhom(whose, memberId), only))
        .orderBy(asc(order), sql`ctid`)
        .limit(rowsAtOnce)
        .offset(from),
    );
    yield* page;
    if (page.length < rowsAtOnce) return;
  }
}
