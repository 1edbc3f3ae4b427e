import { countWaiting } from '../db/coach-checks.ts';
import type { Database, SignInDatabase } from '../db/connect.ts';
import {
  countSessions,
  countUnopened,
  type NewDigest,
  readAtRisk,
  type SendTold,
  storeWeek,
  wasTold,
} from '../db/digests.ts';
import { type DueAssignment, readDue } from '../db/due-assignments.ts';
import { listNotices } from '../db/notices.ts';
import type { Mailable, Organisation } from '../db/organisations.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type DigestPost, mondayOf } from '../domain/digest.ts';
import { commonTeams } from '../domain/member.ts';
import { feedbackKinds } from '../domain/notice.ts';
import { dayAfter, dayIn, hourIn } from '../domain/org-settings.ts';
import { improvementsOf, type Quantity, readValues, spreadsOf } from './improvement.ts';

/**
 * The digest of a week: told on the Monday after it from seven in the morning, in the organisation's time zone, or as
 * soon after that as the server runs. A member to whom nothing happened is told nothing.
 */

export type DigestDeps = {
  db: Database;
  raw: RawDatabase;
  signInDb: SignInDatabase;
  quantitiesIn(orgId: string): Promise<readonly Quantity[]>;
  listener: string;
  titleOf(scenario: string): string;
  /** Where people open the product; ends without a slash. */
  publicUrl: string;
};

export const morning = 7;
const dayMs = 86_400_000;
/** Assignments overdue for longer say nothing new. */
const overdueDays = 28;
const mostFeedback = 50;

/** The Monday to tell of now; null on a Monday before the hour. */
export function weekToTell(timeZone: string, now: Date): string | null {
  const today = dayIn(timeZone, now);
  const monday = mondayOf(today);
  return today === monday && hourIn(timeZone, now) < morning ? null : monday;
}

export async function tellWeek(
  deps: DigestDeps,
  organisation: Organisation,
  people: readonly Mailable[],
  { timeZone, now, send }: { timeZone: string; now: Date; send: SendTold },
): Promise<boolean> {
  const week = weekToTell(timeZone, now);
  if (week === null || (await wasTold(deps.db, organisation.id, week))) return false;
  const made = await makeWeek(deps, organisation, people, { week, now, today: dayIn(timeZone, now) });
  return storeWeek(deps.raw, organisation.id, week, made, send);
}

type When = { week: string; now: Date; today: string };

async function makeWeek(deps: DigestDeps, organisation: Organisation, people: readonly Mailable[], when: When) {
  const { db, listener, publicUrl } = deps;
  const { week, now, today } = when;
  const orgId = organisation.id;
  const quantities = await deps.quantitiesIn(orgId);
  const reps = people.filter(({ role }) => role === 'rep');
  const ids = reps.map(({ id }) => id);
  const span = { from: new Date(now.getTime() - 7 * dayMs), to: now };
  const days = { from: dayAfter(week, -overdueDays), to: dayAfter(week, 6), today };
  const [openValues, due, atRisk, openSessions, allSessions] = await Promise.all([
    readValues(db, orgId, { members: ids, quantities, at: now, listener, openOnly: true }),
    readDue(db, orgId, reps, days),
    readAtRisk(db, orgId, ids),
    countSessions(db, orgId, ids, span, true),
    countSessions(db, orgId, ids, span, false),
  ]);
  const spreads = spreadsOf(openValues);
  const openOf = (id: string) =>
    new Map([...openValues].map(([what, rows]) => [what, rows.filter(({ memberId }) => memberId === id)]));
  const openly = new Map(reps.map((rep) => [rep.id, improvementsOf(rep, quantities, openOf(rep.id), spreads, now)]));
  const dueOf = Map.groupBy(due, ({ memberId }) => memberId);

  /** What coaches and managers may know of these reps. */
  const countsOf = (of: readonly Mailable[]) => {
    const theirs = of.flatMap(({ id }) => dueOf.get(id) ?? []);
    const late = theirs.filter(({ state }) => state === 'overdue' || state === 'missed');
    const help = new Set([
      ...late.map(({ memberId }) => memberId),
      ...of.filter(({ id }) => atRisk.has(id)).map(({ id }) => id),
    ]);
    return {
      sessions: of.reduce((sum, { id }) => sum + (openSessions.get(id) ?? 0), 0),
      improved: of.flatMap(({ id }) => openly.get(id)?.improved ?? []),
      compared: of.reduce((sum, { id }) => sum + (openly.get(id)?.compared ?? 0), 0),
      help: help.size,
      due: theirs.filter(({ dueOn, state }) => dueOn >= week && state === 'open').length,
      done: theirs.filter(({ dueOn, state }) => dueOn >= dayAfter(week, -7) && (state === 'passed' || state === 'done'))
        .length,
      overdue: late.length,
    };
  };

  const digests: NewDigest[] = [];
  for (const person of people) {
    const digest = await digestFor(person);
    if (digest) digests.push({ userId: person.id, body: digest });
  }
  const { improved, compared: _, ...counts } = countsOf(reps);
  const post: DigestPost = {
    event: 'weekly-digest',
    organisation: { id: orgId, name: organisation.name },
    week,
    ...counts,
    improved: new Set(improved.map(({ memberId }) => memberId)).size,
    links: { digest: `${publicUrl}/digest`, team: `${publicUrl}/team` },
  };
  return { digests, post };

  async function digestFor(person: Mailable): Promise<NewDigest['body'] | null> {
    if (person.role === 'rep') return forRep(person);
    const team = reps.filter((rep) => commonTeams(person, rep).length > 0);
    if (person.role === 'manager') {
      const body = { for: 'manager' as const, ...countsOf(team) };
      return body.sessions + body.help + body.due + body.done > 0 ? body : null;
    }
    if (person.role !== 'coach') return null;
    const coaches = people.filter((other) => other.role === 'coach' && commonTeams(person, other).length > 0);
    const coachIds = [person.id, ...coaches.map(({ id }) => id)];
    const teamIds = team.map(({ id }) => id);
    const [waiting, inQueue] = await Promise.all([
      countUnopened(db, orgId, teamIds, coachIds, span),
      countWaiting(deps.raw, orgId, teamIds),
    ]);
    const queue = inQueue.asked + inQueue.declared + inQueue.uncertain;
    const { sessions } = countsOf(team);
    return sessions + waiting + queue > 0 ? { for: 'coach', sessions, waiting, queue } : null;
  }

  async function forRep(rep: Mailable): Promise<NewDigest['body'] | null> {
    const [own, unread] = await Promise.all([
      readValues(db, orgId, { members: [rep.id], quantities, at: now, listener, openOnly: false }),
      listNotices(db, orgId, rep.id, { limit: mostFeedback, kinds: feedbackKinds, unreadOnly: true }),
    ]);
    const sessions = allSessions.get(rep.id) ?? 0;
    const next = (dueOf.get(rep.id) ?? []).filter(({ state }) => state === 'open' || state === 'overdue');
    if (sessions + unread.length + next.length === 0) return null;
    return {
      for: 'rep',
      sessions,
      ...improvementsOf(rep, quantities, own, spreads, now),
      feedback: unread.length,
      due: next.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)).map(viewDue),
    };
  }

  function viewDue({ id, scenarios, dueOn }: DueAssignment) {
    return { assignment: id, says: scenarios.map(deps.titleOf).join(' or '), on: dueOn };
  }
}
