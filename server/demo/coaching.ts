import { finish } from '../db/coach-checks.ts';
import { addComment, sendBack } from '../db/coach-notes.ts';
import { setWeek } from '../db/coach-weeks.ts';
import { inGoals } from '../db/goal-measures.ts';
import { addNoticeRaw } from '../db/notices.ts';
import { noteOpening } from '../db/openings.ts';
import type { PlayedSession } from '../db/played-sessions.ts';
import { addDispute, addRequest, answerDispute } from '../db/rep-questions.ts';
import { onCard } from '../db/standing-card.ts';
import type { Moment } from '../domain/scorecard.ts';
import { overrideCriterion } from '../practice/verdicts.ts';
import { followGoals } from '../reviews/follow-goals.ts';
import { type Demo, daysSince, isDeclared, isOpen } from './demo.ts';

/** What the coach did with the sessions, and what the reps asked her. */

const coachName = 'Rosalind Kemble';
/** Newer ones still wait, but for every third. */
const waitingDays = 6;
const contested = 'next-step';

const said = {
  best: 'This is the sentence that moved the call. You stayed with what they had just said and gave them room to answer it. Keep a note of how you got there; I would like to hear it again under more pressure.',
  worst:
    'Here they had given you an opening and your answer went past it. Say back in your own words what they meant, wait for the yes, and only then come to your point.',
  again:
    'Answer this one turn again. Before you say anything about the offer, name what worries them, and ask one question about it.',
  override:
    'The count takes off for the first two answers. I take off less: the pressure came at once, and from the middle of the call on the tone was level and the answers got shorter. That is what I want to see more of.',
  disputed:
    'I did put a next step to them before we ended, and they didn’t turn it down. I would like somebody to read the last turns again.',
  declined:
    'I read the last turns twice. A step is there. What the level asks for is a person, a day and the condition it hangs on, all taken up by them, and I can’t find the three together. The score stands. Put them into one sentence and wait for the yes.',
  waiting: 'I named a next step before we hung up. I would like to know what was missing from it.',
  request: 'I changed how I open since we last spoke. Does it sound like me, or like somebody reading it out?',
};

const scoreOf = ({ card }: PlayedSession, criterion: string) =>
  card.criteria.find(({ id }) => id === criterion)?.computed ?? null;
/** Neither steady nor lost: a coach may see it otherwise. */
const isUneven = (score: number | null) => score !== null && score >= 40 && score < 80;
const isContestable = (session: PlayedSession) => (scoreOf(session, contested) ?? 100) < 60;

/** The team's queue: who looked at what, and when. */
export async function lookThrough(demo: Demo): Promise<void> {
  const { db, raw, orgId, played, dated } = demo;
  const coach = demo.id(coachName);
  await setWeek(db, orgId, coach, 12);
  const looked = played
    .filter(isOpen)
    .filter((session, i) => daysSince(demo, session) > waitingDays || (i % 3 === 0 && daysSince(demo, session) > 1));
  for (const { row } of looked) {
    const sessionId = row.id as string;
    await noteOpening(db, orgId, sessionId, coach);
    const at = new Date(row.endedAt.getTime() + 18 * 3_600_000);
    dated.push({ table: 'coach_check', by: 'session_id', id: sessionId, set: { done_at: at } });
    dated.push({ table: 'session_opened', by: 'session_id', id: sessionId, set: { opened_at: at } });
  }
  await inGoals(raw, orgId, async (tx) => {
    for (const { row } of looked) await finish(tx, { orgId, sessionId: row.id as string }, coach);
  });
}

/** Two comments, an override and a turn to answer again, for Imogen Hart. */
export async function coachImogen(demo: Demo): Promise<void> {
  const { db, raw, orgId, dated, unread } = demo;
  const [imogen, by] = [demo.id('Imogen Hart'), { id: demo.id(coachName), name: coachName }];
  const theirs = demo.sessionsOf('Imogen Hart').filter(isOpen);
  const told = theirs.findLast(
    ({ row, card }) => row.visibility === 'shared' && card.moments.some(({ helped }) => !helped),
  );
  if (!told) return;
  const of = { orgId, sessionId: told.row.id as string, memberId: imogen, by, title: told.row.scenario.title };
  const daysAgo = Math.max(0, Math.floor(daysSince(demo, told)));
  const note = (table: string, id: string, at: Date, isRead: boolean) => {
    dated.push({ table, by: 'id', id, set: { made_at: at, ...(isRead && { read_at: at }) } });
    dated.push({ table: 'notice', by: 'about', id, set: { at } });
    if (!isRead) unread.push({ userId: imogen, about: id });
  };
  const place = ({ at: { seq, start, end } }: Moment) => ({ seq, start, end });
  const best = told.card.moments.find(({ helped }) => helped);
  const worst = told.card.moments.find(({ helped }) => !helped);
  if (best) note('comment', await addComment(db, of, said.best, place(best)), demo.at(daysAgo, 16), true);
  if (worst) {
    note('comment', await addComment(db, of, said.worst, place(worst)), demo.at(daysAgo, 17), false);
    note('sent_back', await sendBack(db, of, worst.at.seq, said.again), demo.at(daysAgo, 17.2), false);
  }
  const overridden = theirs.findLast(
    (session) => session !== told && daysSince(demo, session) > 8 && isUneven(scoreOf(session, 'composure')),
  );
  if (!overridden) return;
  const made = await overrideCriterion(
    { raw, measured: followGoals },
    { orgId, sessionId: overridden.row.id as string, by },
    {
      criterion: 'composure',
      score: Math.min(100, Math.round((scoreOf(overridden, 'composure') ?? 0) + 12)),
      reason: said.override,
    },
  );
  const at = new Date(overridden.row.endedAt.getTime() + 20 * 3_600_000);
  if (typeof made === 'string') return;
  dated.push({ table: 'override', by: 'id', id: made.id, set: { made_at: at } });
  dated.push({ table: 'notice', by: 'about', id: made.id, set: { at } });
}

/** A dispute that was answered, one that waits, and a session a coach is asked to look at. */
export async function askTheCoach(demo: Demo): Promise<void> {
  const { raw, orgId, dated, unread } = demo;
  const coach = demo.id(coachName);
  const ask = async (
    session: PlayedSession | undefined,
    kind: 'dispute' | 'request',
    says: string,
    at: Date,
  ): Promise<string | null> => {
    if (!session) return null;
    const sessionId = session.row.id as string;
    const id = await onCard(raw, orgId, sessionId, async (tx, standing) => {
      const made =
        kind === 'dispute' ? await addDispute(tx, standing, contested, says) : await addRequest(tx, standing, says);
      const doing = kind === 'dispute' ? 'disputes a score of' : 'asks you to look at';
      if (made)
        await addNoticeRaw(tx, {
          ...{ orgId, userId: coach, kind, about: made, link: `/coaching?session=${sessionId}` },
          says: `${demo.nameOf(standing.memberId)} ${doing} “${standing.title}”.`,
        });
      return made;
    });
    if (!id) return null;
    dated.push({ table: kind === 'dispute' ? 'dispute' : 'score_request', by: 'id', id, set: { made_at: at } });
    dated.push({ table: 'coach_check', by: 'session_id', id: sessionId, set: { since: at } });
    dated.push({ table: 'notice', by: 'about', id, set: { at } });
    return id;
  };
  const older = demo
    .sessionsOf('Imogen Hart')
    .findLast((session) => isOpen(session) && isContestable(session) && daysSince(demo, session) > 20);
  const answered = await ask(
    older,
    'dispute',
    said.disputed,
    new Date((older?.row.endedAt.getTime() ?? 0) + 7_200_000),
  );
  if (older && answered) {
    const of = { orgId, sessionId: older.row.id as string };
    const at = new Date(older.row.endedAt.getTime() + 26 * 3_600_000);
    await inGoals(raw, orgId, async (tx) => {
      const given = { id: answered, by: coach, answer: said.declined, state: 'declined' as const };
      await answerDispute(tx, of, { ...given, overrideId: null, correctionId: null });
      await finish(tx, of, coach);
    });
    dated.push({ table: 'dispute', by: 'id', id: answered, set: { answered_at: at } });
    dated.push({ table: 'coach_check', by: 'session_id', id: of.sessionId, set: { done_at: at } });
  }
  const latest = (name: string, which: (session: PlayedSession) => boolean) =>
    demo.sessionsOf(name).findLast((session) => isOpen(session) && which(session));
  const waiting = await ask(
    latest('Daniel Okoro', (session) => isDeclared(session) && isContestable(session) && daysSince(demo, session) > 2),
    'dispute',
    said.waiting,
    demo.at(1, 9),
  );
  const asked = await ask(
    latest('Yasmin Farouk', () => true),
    'request',
    said.request,
    demo.at(0, 0),
  );
  for (const about of [waiting, asked]) if (about) unread.push({ userId: coach, about });
}
