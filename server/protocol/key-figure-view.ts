import { z } from 'zod';
import { LineProblem } from '../domain/figure-lines.ts';
import { Figure } from '../domain/key-figure.ts';
import { TrendPoint } from './team-view.ts';

/** Key figures: what happened, beside what was said. */

const Person = z.object({ id: z.string(), name: z.string() });
const Day = z.iso.date();
const Number15 = z.number().min(-1e15).max(1e15);

export const FigureValueView = z.object({
  member: z.string(),
  figure: z.string(),
  startsOn: Day,
  value: z.number(),
  /** The one that holds; null where there is none. */
  target: z.number().nullable(),
  /** As imported, before it was adjusted. */
  planned: z.number().nullable(),
  /** Why it was adjusted; null where it wasn't. */
  reason: z.string().nullable(),
});
export type FigureValueView = z.infer<typeof FigureValueView>;

export const TargetView = z.object({
  id: z.string(),
  figure: z.string(),
  /** A person's or a team's name. */
  whose: z.string(),
  startsOn: Day,
  target: z.number(),
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type TargetView = z.infer<typeof TargetView>;

export const FiguresView = z.object({
  /** Whose are shown, by name. */
  people: z.array(Person),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  team: z.string().nullable(),
  /** Those every organisation has and its own. */
  figures: z.array(Figure),
  /** Of the last two years, oldest first. */
  values: z.array(FigureValueView),
  /** Every adjustment of a target, newest first. */
  targets: z.array(TargetView),
  /** What a figure can stand beside; none for whoever sees no practice. */
  whats: z.array(z.object({ id: z.string(), name: z.string() })),
  may: z.object({ give: z.boolean(), define: z.boolean() }),
});
export type FiguresView = z.infer<typeof FiguresView>;

export const NewFigure = z.strictObject({
  name: z.string().trim().min(1).max(60),
  side: z.enum(['leading', 'lagging']),
  better: z.enum(['higher', 'lower']),
  unit: z.string().trim().max(12).default(''),
});
export type NewFigure = z.input<typeof NewFigure>;

export const NewFigureValues = z.strictObject({
  values: z
    .array(
      z.strictObject({
        email: z.string().max(320),
        figure: z.string().max(60),
        startsOn: Day,
        value: Number15,
        target: Number15.optional(),
      }),
    )
    .min(1)
    .max(1000),
});
export type NewFigureValues = z.infer<typeof NewFigureValues>;

export const FigureImport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('imported'), values: z.int(), people: z.int() }),
  z.object({
    state: z.literal('refused'),
    /** As in a Problem. */
    code: z.literal('bad-lines'),
    message: z.string(),
    retryable: z.literal(false),
    problems: z.array(LineProblem),
    /** How many more there are than are told. */
    more: z.int(),
  }),
]);
export type FigureImport = z.infer<typeof FigureImport>;

export const NewTarget = z
  .strictObject({
    figure: z.string().min(1).max(60),
    team: z.uuid().optional(),
    member: z.uuid().optional(),
    startsOn: Day,
    target: Number15,
    reason: z.string().trim().min(1).max(300),
  })
  .refine(({ team, member }) => (team === undefined) !== (member === undefined), {
    path: ['team'],
    error: 'name a team or a member, one of the two',
  });
export type NewTarget = z.infer<typeof NewTarget>;

/** A figure and a criterion of one rep over the figure's own periods. */
export const BesideView = z.object({
  points: z.array(
    z.object({
      first: Day,
      last: Day,
      value: z.number().nullable(),
      target: z.number().nullable(),
      /** What was said: null where nothing was measured. */
      said: TrendPoint.nullable(),
    }),
  ),
});
export type BesideView = z.infer<typeof BesideView>;
