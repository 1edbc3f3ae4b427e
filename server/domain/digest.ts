import { z } from 'zod';

/** What is told of a week: counts, means with their certainty, and where to read on. Nothing of what was said. */

/** Sessions of the last four weeks against those of the eight before, where the change is more than noise. */
export const Improvement = z.object({
  memberId: z.string(),
  name: z.string(),
  /** A criterion's name, or the total's. */
  what: z.string(),
  before: z.number(),
  now: z.number(),
  /** The ends of the interval of the difference. */
  low: z.number(),
  high: z.number(),
  level: z.number(),
  sessions: z.object({ before: z.int(), now: z.int() }),
});
export type Improvement = z.infer<typeof Improvement>;

/** An assignment still to be done; `on` is the day it is due. */
export const DueView = z.object({ assignment: z.string(), says: z.string(), on: z.iso.date() });
export type DueView = z.infer<typeof DueView>;

const improvements = {
  /** Scored sessions of the week. */
  sessions: z.int(),
  improved: z.array(Improvement),
  /** Criteria that had sessions enough on both sides to be compared. */
  compared: z.int(),
};

export const DigestBody = z.discriminatedUnion('for', [
  z.object({
    for: z.literal('rep'),
    ...improvements,
    /** Feedback they have not read. */
    feedback: z.int(),
    due: z.array(DueView),
  }),
  /** Sessions that were shared or declared in the week and that no coach has opened. */
  z.object({
    for: z.literal('coach'),
    sessions: z.int(),
    waiting: z.int(),
    /** Scorecards in the queue: somebody waits for an answer, an attempt was declared, or it is uncertain. */
    queue: z.int(),
  }),
  z.object({
    for: z.literal('manager'),
    ...improvements,
    /** People with an overdue assignment or a goal at risk. Who they are is on the team's page. */
    help: z.int(),
    /** Assignments, one a person: due in the week to come, and done in the one gone by. */
    due: z.int(),
    done: z.int(),
    overdue: z.int(),
  }),
]);
export type DigestBody = z.infer<typeof DigestBody>;

/** What an organisation's webhook is sent: counts and links alone. */
export const DigestPost = z.object({
  event: z.literal('weekly-digest'),
  organisation: z.object({ id: z.string(), name: z.string() }),
  week: z.iso.date(),
  sessions: z.int(),
  improved: z.int(),
  help: z.int(),
  due: z.int(),
  done: z.int(),
  overdue: z.int(),
  links: z.object({ digest: z.string(), team: z.string() }),
});
export type DigestPost = z.infer<typeof DigestPost>;

/** The Monday of a day's week, both `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}
