import { z } from 'zod';
import { Interval } from '../domain/interval.ts';

/** A team over a period: the heat table. Everything rests on what its reps shared, declared or what was imported. */

const Period = z.object({ first: z.iso.date(), last: z.iso.date() });

export const ChangeView = z.object({
  /** Now less before. */
  by: Interval,
  verdict: z.enum(['improved', 'worse', 'no clear change yet']),
  sure: z.number(),
  /** Sessions before. */
  before: z.int(),
  /** How many of those were real calls. */
  beforeCalls: z.int(),
  /** Further sessions that would settle it; null where none within reason would. */
  further: z.int().nullable(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** A mean, how sure it is (null: unknown, nobody has practised twice) and the sessions it rests on. */
export const StandingView = z.object({
  mean: z.number(),
  interval: Interval.nullable(),
  sessions: z.int(),
  /** How many of them are real calls; they count as sessions do. */
  calls: z.int(),
  change: ChangeView.nullable(),
  /** More than one deviation under a team of at least eight. */
  under: z.boolean(),
});
export type StandingView = z.infer<typeof StandingView>;

export const TrendPoint = z.object({ mean: z.number(), interval: Interval.nullable(), sessions: z.int() });
export type TrendPoint = z.infer<typeof TrendPoint>;

export const TeamRow = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  overall: StandingView.nullable(),
  /** Overall of six periods, oldest first. */
  trend: z.array(TrendPoint.nullable()),
  /** In the order of the criteria; null where nothing was measured. */
  cells: z.array(StandingView.nullable()),
  /** Check-ins held in the period. */
  checkIns: z.int(),
});
export type TeamRow = z.infer<typeof TeamRow>;

/** Of the reps' means: their mean, their standard deviation (null of fewer than two) and how many there are. */
export const TeamMean = z.object({ mean: z.number(), spread: z.number().nullable(), reps: z.int() });
export type TeamMean = z.infer<typeof TeamMean>;

const NamedTeam = z.object({ id: z.string(), name: z.string() });

export const TeamView = z.object({
  /** Those the caller coaches or manages. */
  teams: z.array(NamedTeam),
  /** The one that is shown; null where they have none. */
  team: NamedTeam.nullable(),
  today: z.iso.date(),
  /** Six periods, oldest first; the last is the one shown. */
  periods: z.array(Period),
  /** How many periods back the one shown ends. */
  back: z.int(),
  criteria: z.array(z.object({ id: z.string(), name: z.string(), action: z.string() })),
  rows: z.array(TeamRow),
  overall: TeamMean.nullable(),
  means: z.array(TeamMean.nullable()),
});
export type TeamView = z.infer<typeof TeamView>;
