import { z } from 'zod';
import { AssignmentView } from './assignment-view.ts';
import { GoalView } from './goal-view.ts';
import { Password } from './people-view.ts';
import { Me, ScenarioSummary, SessionView } from './session-view.ts';
import { NoticeView } from './telling-view.ts';

/** What a member's first page shows, and lists of sessions. */

/** Somebody else's session that the caller may open, with the teams they have in common. */
export const SharedSession = SessionView.extend({ teams: z.array(z.string()) });
export type SharedSession = z.infer<typeof SharedSession>;

export const HomeView = z.object({
  /** The scenario recommended next, and why in a sentence; null where the library is empty. */
  lead: z
    .object({
      scenario: ScenarioSummary,
      reason: z.string(),
      /** The assignment it is due for; null where it is only a recommendation. */
      assignment: AssignmentView.nullable(),
    })
    .nullable(),
  /** Assignments with something left to do, the first due first, without the one that leads. */
  due: z.array(AssignmentView),
  /** The caller's own open goals. */
  goals: z.array(GoalView),
  /** The day it is, in the organisation's time zone. */
  today: z.string(),
  /** The newest session still running. */
  unfinished: SessionView.nullable(),
  recent: z.array(SessionView),
  /** The newest review of a rep, where it was shared with them and they have not signed it. */
  reviews: z.array(
    z.object({
      id: z.string(),
      manager: z.string(),
      meetingOn: z.iso.date(),
      /** Read before the meeting, signed from its day on. */
      does: z.enum(['read', 'sign']),
      /** The member has shared their own view. */
      own: z.boolean(),
    }),
  ),
  /** What was said of the member's work, unread, newest first. */
  feedback: z.array(NoticeView),
  /** The strongest criterion of each recent session that reached excellent, newest first. */
  wins: z.array(z.object({ session: z.string(), says: z.string(), at: z.string() })),
});
export type HomeView = z.infer<typeof HomeView>;

export const SessionPage = z.object({ sessions: z.array(SessionView), next: z.string().nullable() });
export type SessionPage = z.infer<typeof SessionPage>;

export const SharedPage = z.object({ sessions: z.array(SharedSession), next: z.string().nullable() });
export type SharedPage = z.infer<typeof SharedPage>;

/** Who looks at the page: null while nobody is signed in. */
export const Visitor = z.object({ me: Me.nullable() });
export type Visitor = z.infer<typeof Visitor>;

export const DemoMember = z.object({ email: z.string(), name: z.string(), role: z.string(), says: z.string() });
export type DemoMember = z.infer<typeof DemoMember>;

/** Makes the first organisation and its admin, with the code the server printed at its start. */
export const Setup = z.strictObject({
  code: z.string().max(100),
  organisation: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(320),
  password: Password,
});
export type Setup = z.infer<typeof Setup>;
