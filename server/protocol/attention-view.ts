import { z } from 'zod';
import { Interval } from '../domain/interval.ts';
import { WinState } from '../domain/win.ts';
import { ChangeView } from './team-view.ts';

/** Who in a team needs somebody, who could help, and what is worth telling. Nothing of it is sent by itself. */

const Person = z.object({ id: z.string(), name: z.string() });
const Says = z.string().trim().min(1).max(500);

export const FlagNoteView = z.object({
  id: z.string(),
  member: z.string(),
  says: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type FlagNoteView = z.infer<typeof FlagNoteView>;

export const FlagView = z.object({
  member: Person,
  /** Probability that what they do on average is under the line on two criteria or more. */
  sure: z.number(),
  /** Criteria they were under on in the latest period, over both periods together. */
  under: z.array(
    z.object({ criterion: z.string(), name: z.string(), mean: z.number(), line: z.number(), sure: z.number() }),
  ),
  /** Overall, since the period before. */
  change: ChangeView.nullable(),
});
export type FlagView = z.infer<typeof FlagView>;

export const FlagsView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not judged'), why: z.enum(['team under eight', 'fewer than two criteria']) }),
  z.object({
    state: z.literal('judged'),
    reps: z.int(),
    /** Fixed beforehand: those that most rubrics have. */
    criteria: z.array(z.string()),
    flags: z.array(FlagView),
    /** In a team where everyone is alike: the share of reps named, and of teams in which someone is. */
    byChance: z.object({ perRep: z.number(), anyone: z.number() }),
  }),
]);
export type FlagsView = z.infer<typeof FlagsView>;

export const PlateauView = z.object({ member: Person, change: ChangeView, sessions: z.array(z.int()) });
export type PlateauView = z.infer<typeof PlateauView>;

export const MentorView = z.object({
  member: Person,
  what: z.string(),
  name: z.string(),
  mean: z.number(),
  interval: Interval,
  sessions: z.int(),
  /** Whom they help already; two at most. */
  load: z.int(),
});
export type MentorView = z.infer<typeof MentorView>;

export const MentoringView = z.object({
  id: z.string(),
  mentor: Person,
  member: Person,
  what: z.string(),
  name: z.string(),
  since: z.iso.date(),
});
export type MentoringView = z.infer<typeof MentoringView>;

export const WinView = z.object({
  id: z.string(),
  member: Person,
  about: z.string(),
  says: z.string(),
  state: WinState,
  askedAt: z.iso.datetime(),
  postedAt: z.iso.datetime().nullable(),
  mine: z.boolean(),
});
export type WinView = z.infer<typeof WinView>;
export const WinList = z.array(WinView);

export const WinIdea = z.object({
  member: Person,
  about: z.string(),
  says: z.string(),
  /** How sure the number behind it is. */
  value: z.number().nullable(),
  interval: Interval.nullable(),
  sessions: z.int(),
});
export type WinIdea = z.infer<typeof WinIdea>;

export const AttentionView = z.object({
  flags: FlagsView,
  /** Of the last ninety days, newest first. */
  notes: z.array(FlagNoteView),
  plateaus: z.array(PlateauView),
  /** Who is sure to be over the team and excellent, by criterion. */
  mentors: z.array(MentorView),
  mentorings: z.array(MentoringView),
  mostMentored: z.int(),
  ideas: z.array(WinIdea),
  wins: z.array(WinView),
});
export type AttentionView = z.infer<typeof AttentionView>;

export const NewFlagNote = z.strictObject({ team: z.uuid(), member: z.uuid(), says: Says });
export type NewFlagNote = z.infer<typeof NewFlagNote>;
export const NewMentoring = z.strictObject({
  team: z.uuid(),
  mentor: z.uuid(),
  member: z.uuid(),
  what: z.string().min(1).max(80),
});
export type NewMentoring = z.infer<typeof NewMentoring>;
export const NewWin = z.strictObject({
  team: z.uuid(),
  member: z.uuid(),
  about: z.string().min(1).max(100),
  says: Says,
});
export type NewWin = z.infer<typeof NewWin>;
