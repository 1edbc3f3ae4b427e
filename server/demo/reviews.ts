import { addNotice } from '../db/notices.ts';
import type { PlayedSession } from '../db/played-sessions.ts';
import { addCall, addComment, addPoint, saveText } from '../db/review-parts.ts';
import { insertReview, shareReview, shareSelf, signReview } from '../db/reviews.ts';
import { inOrg } from '../db/tenant.ts';
import { type Cadence, nextOn, type PointSource, type ReviewTemplate, weekday } from '../domain/review.ts';
import { demoReps } from '../practice/demo-plan.ts';
import { readEvidence } from '../reviews/read-evidence.ts';
import { type Demo, daysSince, isOpen } from './demo.ts';
import { before, chosenCall, comments, now, type ReviewWords, signed } from './review-words.ts';
import { roleOf, thresholdsFor } from './standards.ts';
import { checkInOf, type TalkIds } from './talks.ts';

/** Reviews that were held and signed, with their evidence as it stood, and one in preparation. */

const managerName = 'Stephen Reyes';
const periodDays = 30;
/** The review that Daniel Okoro is due. */
const dueNext: Record<string, number> = { 'Daniel Okoro': -2 };

type Begun = { id: string; repId: string; managerId: string; fromDay: string; toDay: string };

function templateFor({ reviewTemplates }: Demo, name: string): ReviewTemplate {
  const found = [...reviewTemplates.values()].find((each) => each.kind === 'manager' && each.role === roleOf(name));
  if (!found) throw new Error('no template for a manager’s review');
  return found;
}

type Begin = {
  name: string;
  cadence: Cadence;
  from: number;
  to: number;
  meetingOn: string;
  nextOn: string;
  begun: Date;
};

async function begin(demo: Demo, { name, cadence, from, to, meetingOn, nextOn, begun }: Begin): Promise<Begun> {
  const { db, orgId, dated } = demo;
  const of = { repId: demo.id(name), managerId: demo.id(managerName), fromDay: demo.day(from), toDay: demo.day(to) };
  const row = { ...of, template: templateFor(demo, name), meetingOn, cadence, nextOn };
  const id = await inOrg(db, orgId, (tx) => insertReview(tx, orgId, row));
  dated.push({ table: 'review', by: 'id', id, set: { made_at: begun } });
  return { id, ...of };
}

type Written = Pick<ReviewWords, 'manager' | 'rep' | 'points'>;

async function write(demo: Demo, of: Begun, words: Written, source: (improvement: number) => PointSource | null) {
  const { db, orgId } = demo;
  const { id: reviewId, repId, managerId } = of;
  for (const [authorId, texts] of [[managerId, words.manager] as const, [repId, words.rep] as const])
    for (const [section, says] of Object.entries(texts))
      await saveText(db, orgId, { reviewId, authorId, section, version: 0, says });
  let improvement = 0;
  for (const { kind, says } of words.points) {
    const of = { reviewId, kind, says, madeBy: managerId };
    await addPoint(db, orgId, { ...of, source: kind === 'improvement' ? source(improvement++) : null });
  }
}

/** Shared with the evidence of its period, talked over and signed by both. */
async function close(demo: Demo, of: Begun, name: string, met: number): Promise<void> {
  const { db, orgId, library, dated } = demo;
  const [sharedAt, signedAt] = [demo.at(met + 1, 15), demo.at(met, 15)];
  const evidence = await readEvidence(demo, library.rubrics, {
    ...{ orgId, rep: of.repId, team: demoReps.map(demo.id), from: of.fromDay, to: of.toDay, timeZone: 'UTC' },
    ...{ thresholds: thresholdsFor(roleOf(name)), blind: new Set(), now: sharedAt },
  });
  await shareSelf(db, orgId, of.id);
  await inOrg(db, orgId, (tx) => shareReview(tx, orgId, of.id, evidence));
  await signReview(db, orgId, of, { userId: of.managerId, name: managerName });
  await signReview(db, orgId, of, { userId: of.repId, name });
  const set = { self_shared_at: demo.at(met + 2, 11), shared_at: sharedAt, signed_at: signedAt };
  dated.push({ table: 'review', by: 'id', id: of.id, set });
  dated.push({ table: 'review_text', by: 'review_id', id: of.id, set: { saved_at: demo.at(met + 2, 10) } });
  dated.push({ table: 'review_signature', by: 'review_id', id: of.id, set: { at: signedAt } });
  dated.push({ table: 'review_comment', by: 'review_id', id: of.id, set: { at: demo.at(met, 12) } });
  dated.push({ table: 'review_call', by: 'review_id', id: of.id, set: { added_at: demo.at(met + 2, 10) } });
  dated.push({ table: 'review_point', by: 'review_id', id: of.id, set: { made_at: demo.at(met + 3, 10) } });
}

const inPeriod = (demo: Demo, name: string, from: number, to: number): PlayedSession[] =>
  demo.sessionsOf(name).filter((each) => {
    const days = daysSince(demo, each);
    return isOpen(each) && days <= from && days > to;
  });

const weakestOf = (sessions: readonly PlayedSession[]) =>
  sessions.toSorted((a, b) => (a.card.overall ?? 100) - (b.card.overall ?? 100))[0];

/** The rest of the team's, each with an improvement that one of its scorecards had told. */
export async function holdReviews(demo: Demo): Promise<void> {
  for (const { name, met, ...words } of signed) {
    const day = demo.workday(met);
    const [from, to] = [day + periodDays + 2, day + 3];
    const meetingOn = demo.day(day);
    const cadence = name in dueNext ? 'monthly' : 'quarterly';
    const next = name in dueNext ? weekday(demo.day(dueNext[name] ?? 0)) : nextOn(cadence, meetingOn);
    const of = await begin(demo, { name, cadence, from, to, meetingOn, nextOn: next, begun: demo.at(day + 10) });
    const weak = weakestOf(inPeriod(demo, name, from, to));
    await write(demo, of, words, () => (weak ? { kind: 'scorecard', id: weak.row.id as string } : null));
    await close(demo, of, name, day);
  }
}

/** Imogen Hart's of the month before. Returns its id. */
export async function holdImogens(demo: Demo, of: { checkIns: TalkIds; goal: string | null }): Promise<string> {
  const { db, orgId } = demo;
  const { name, met, ...words } = before;
  const day = demo.workday(met);
  const [from, to] = [day + periodDays + 2, day + 3];
  const meeting = weekday(demo.day(-5));
  const begun = await begin(demo, {
    ...{ name, cadence: 'monthly', from, to, meetingOn: demo.day(day), nextOn: meeting, begun: demo.at(day + 9) },
  });
  const seen: (PointSource | null)[] = [
    sourceOf('check-in', of.checkIns.get(checkInOf('Imogen Hart', 41))),
    sourceOf('goal', of.goal),
  ];
  await write(demo, begun, words, (improvement) => seen[improvement] ?? null);
  const chosen = inPeriod(demo, name, from, to).at(-1);
  if (chosen)
    await addCall(db, orgId, {
      ...{ reviewId: begun.id, sessionId: chosen.row.id as string, addedBy: begun.repId, note: chosenCall },
    });
  for (const { section, by, says } of comments)
    await addComment(db, orgId, {
      ...{ reviewId: begun.id, section, says, userId: by === 'rep' ? begun.repId : begun.managerId },
    });
  await close(demo, begun, name, day);
  return begun.id;
}

const sourceOf = (kind: PointSource['kind'], id: string | null | undefined): PointSource | null =>
  id ? { kind, id } : null;

/** The present one: her own view is written and shared, the manager's begun. */
export async function prepareImogens(demo: Demo, checkIns: TalkIds): Promise<void> {
  const { db, orgId, dated, unread } = demo;
  const name = 'Imogen Hart';
  const meetingOn = weekday(demo.day(-5));
  const of = await begin(demo, {
    ...{ name, cadence: 'monthly', from: demo.workday(before.met) + 2, to: 1, meetingOn, begun: demo.at(4, 9) },
    nextOn: nextOn('monthly', meetingOn),
  });
  await write(demo, of, now, () => sourceOf('check-in', checkIns.get(checkInOf('Imogen Hart', 13))));
  await shareSelf(db, orgId, of.id);
  const about = `self ${of.id}`;
  await addNotice(db, {
    ...{ orgId, userId: of.managerId, kind: 'review', about, link: `/reviews/${of.id}` },
    says: `${name} has written their own view for the review.`,
  });
  const at = demo.at(1, 16);
  dated.push({ table: 'review', by: 'id', id: of.id, set: { self_shared_at: at } });
  dated.push({ table: 'review_text', by: 'review_id', id: of.id, set: { saved_at: at } });
  dated.push({ table: 'notice', by: 'about', id: about, set: { at } });
  unread.push({ userId: of.managerId, about });
}
