import { z } from 'zod';
import { AssignmentState } from '../domain/assignment.ts';
import { Improvement } from '../domain/digest.ts';
import { Role } from '../domain/member.ts';
import { OrgSettings } from '../domain/org-settings.ts';
import { FlagsView, FlagView, WinIdea, WinView } from './attention-view.ts';
import { QueueItem } from './coaching-view.ts';
import { GoalView } from './goal-view.ts';
import { SharedSession } from './home-view.ts';
import { SessionView } from './session-view.ts';

/** First pages of those who look after others: what needs them this week, and why. Days are the organisation's. */

const Named = z.object({ id: z.string(), name: z.string() });

/** A review to begin, to prepare for its meeting, shared and to be talked about, or from that day on to sign. */
export const ReviewToDo = z.object({
  rep: Named,
  /** Null: it isn't begun. */
  review: z.string().nullable(),
  does: z.enum(['begin', 'prepare', 'meet', 'sign']),
  /** The meeting, or when the next one is due; null where none was agreed. */
  on: z.iso.date().nullable(),
});
export type ReviewToDo = z.infer<typeof ReviewToDo>;

/** `on`: null where there was none yet. */
export const CheckInToDo = z.object({ rep: Named, on: z.iso.date().nullable() });
export type CheckInToDo = z.infer<typeof CheckInToDo>;

/** Practice that is past its day, or whose attempts are used up without passing, and with whom. */
export const LateAssignment = z.object({
  id: z.string(),
  titles: z.array(z.string()),
  dueOn: z.iso.date(),
  attempts: z.int(),
  passBar: z.number().nullable(),
  /** `run`: attempts that are open to the caller. */
  reps: z.array(Named.extend({ state: AssignmentState, run: z.int() })),
});
export type LateAssignment = z.infer<typeof LateAssignment>;

export const TeamFlag = FlagView.extend({
  team: Named,
  /** What was noted about it last; null: nothing in ninety days. */
  noted: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type TeamFlag = z.infer<typeof TeamFlag>;

/** The last seven days, and the seven before. Of what is open to the caller alone. */
export const SinceLastWeek = z.object({
  sessions: z.object({ now: z.int(), before: z.int() }),
  /** Reps with a session in these seven days. */
  practised: z.int(),
  checkIns: z.int(),
  goalsMet: z.int(),
  /** As the digest of this week told; null where none was. */
  improved: z.array(Improvement).nullable(),
  compared: z.int(),
});
export type SinceLastWeek = z.infer<typeof SinceLastWeek>;

const both = {
  today: z.iso.date(),
  /** Reps the caller looks after. */
  reps: z.int(),
  checkIns: z.array(CheckInToDo),
  /** Newest sessions that reps opened to them. */
  shared: z.array(SharedSession),
  /** Their own practice. */
  own: z.object({ unfinished: SessionView.nullable(), recent: z.array(SessionView) }),
};

export const ManagerWeek = z.object({
  for: z.literal('manager'),
  ...both,
  reviews: z.array(ReviewToDo),
  /** Open goals that are at risk, past their day, or where nothing has moved. */
  goals: z.array(GoalView),
  flags: z.array(TeamFlag),
  /** Teams the rule says nothing of. */
  unjudged: z.array(z.object({ team: Named, why: FlagsView.options[0].shape.why })),
  /** Reps who dispute a score or asked for a check. */
  asking: z.array(QueueItem),
  late: z.array(LateAssignment),
  /** Their rep agreed; nobody has told the team. */
  toTell: z.array(WinView.extend({ team: Named })),
  ideas: z.array(WinIdea.extend({ team: Named })),
  since: SinceLastWeek,
});
export type ManagerWeek = z.infer<typeof ManagerWeek>;

export const CoachWeek = z.object({
  for: z.literal('coach'),
  ...both,
  /** The first in order. */
  queue: z.array(QueueItem),
  /** All that wait, by why. */
  waiting: z.object({ asked: z.int(), declared: z.int(), uncertain: z.int() }),
  week: z.object({ wanted: z.int(), done: z.int() }),
  /** Rounds with sessions left for the caller to rate. */
  rounds: z.array(z.object({ id: z.string(), title: z.string(), by: z.string(), left: z.int(), of: z.int() })),
});
export type CoachWeek = z.infer<typeof CoachWeek>;

export const gaps = [
  'no team',
  'no rep',
  'no coach',
  'no manager',
  'nobody in team',
  'nobody over team',
  'no team for',
  'invitation ends',
  'no mail',
  'time zone',
] as const;
/** Something without which people miss a thing; `names` are the teams, people or addresses it is about. */
export const SetupGap = z.object({ what: z.enum(gaps), names: z.array(z.string()) });
export type SetupGap = z.infer<typeof SetupGap>;

export const AdminWeek = z.object({
  for: z.literal('admin'),
  gaps: z.array(SetupGap),
  people: z.record(Role, z.int()),
  teams: z.int(),
  invitations: z.int(),
  settings: OrgSettings,
  mail: z.boolean(),
  /** The model that hears ended sessions beside ours; null where there is none. */
  secondListener: z.string().nullable(),
  own: both.own,
});
export type AdminWeek = z.infer<typeof AdminWeek>;

export const WeekView = z.discriminatedUnion('for', [ManagerWeek, CoachWeek, AdminWeek]);
export type WeekView = z.infer<typeof WeekView>;
