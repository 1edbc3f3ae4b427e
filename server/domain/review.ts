import { z } from 'zod';
import { dayAfter } from './org-settings.ts';

/** Reviews: who writes which section, what state one is in, when the next one is. */

export const reviewKinds = ['self', 'peer', 'manager', '360'] as const;
export const ReviewKind = z.enum(reviewKinds);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** Whom standards and templates are for. */
export const repRoles = ['new hire', 'experienced', 'team lead'] as const;
export const RepRole = z.enum(repRoles);
export type RepRole = z.infer<typeof RepRole>;

export const cadences = [
  'daily',
  'weekly',
  'every two weeks',
  'monthly',
  'quarterly',
  'twice a year',
  'annual',
] as const;
export const Cadence = z.enum(cadences);
export type Cadence = z.infer<typeof Cadence>;

const cadenceDays: Record<Cadence, { days?: number; months?: number }> = {
  daily: { days: 1 },
  weekly: { days: 7 },
  'every two weeks': { days: 14 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  'twice a year': { months: 6 },
  annual: { months: 12 },
};

/** The same day so many months on, or that month's last day. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** The working day after Saturdays and Sundays. */
export function weekday(day: string): string {
  const of = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, of === 6 ? 2 : of === 0 ? 1 : 0);
}

/** When the next one is proposed for, never on a weekend. Days are `YYYY-MM-DD`. */
export function nextOn(cadence: Cadence, from: string): string {
  const { days = 0, months = 0 } = cadenceDays[cadence];
  return weekday(months > 0 ? monthsAfter(from, months) : dayAfter(from, days));
}

/** What a section holds: words alone, or something the product prepares or keeps beside them. */
export const sectionHolds = [
  'words',
  'figures',
  'strengths',
  'improvements',
  'samples',
  'levels',
  'plan',
  'next',
] as const;
export const SectionHolds = z.enum(sectionHolds);
export type SectionHolds = z.infer<typeof SectionHolds>;

/** `asked`: colleagues who were asked for their view. */
export const Author = z.enum(['rep', 'manager', 'asked']);
export type Author = z.infer<typeof Author>;

export const Section = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,30}$/, 'write a short id in lower case, such as growth'),
  heading: z.string().min(1).max(60),
  holds: SectionHolds,
  /** Who writes in it; nobody, where the product fills it by itself. */
  by: z.array(Author),
  /** Questions to write on. */
  ask: z.array(z.string().min(1).max(200)).default([]),
});
export type Section = z.infer<typeof Section>;

/** What no review may be without. */
const needed: SectionHolds[] = ['figures', 'strengths', 'improvements', 'plan', 'next'];

const wellOrdered = (sections: readonly Section[]) => {
  const at = (holds: SectionHolds) => sections.findIndex((section) => section.holds === holds);
  return at('strengths') < at('improvements');
};

export const ReviewTemplate = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    version: z.int().min(1),
    title: z.string().min(1).max(80),
    kind: ReviewKind,
    role: RepRole,
    cadence: Cadence,
    /** When to take it, in a sentence. */
    says: z.string().min(1).max(300),
    sections: z.array(Section).min(5),
  })
  .superRefine(({ kind, sections }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', path: ['sections'], message });
    for (const holds of needed)
      if (!sections.some((section) => section.holds === holds)) fault(`a review needs a section that holds ${holds}`);
    if (!wellOrdered(sections)) fault('strengths come before what to improve');
    if (new Set(sections.map(({ id }) => id)).size < sections.length) fault('two sections have the same id');
    const isByAsked = sections.some(({ by }) => by.includes('asked'));
    if (isByAsked !== (kind === 'peer' || kind === '360'))
      fault('colleagues write in peer and 360 reviews, and in no other');
  });
export type ReviewTemplate = z.infer<typeof ReviewTemplate>;

export const ReviewStatus = z.enum(['preparing', 'shared', 'signed']);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

/** What the rep had seen of an improvement point before the review. */
export const PointSource = z.object({
  kind: z.enum(['scorecard', 'comment', 'check-in', 'goal']),
  id: z.uuid(),
});
export type PointSource = z.infer<typeof PointSource>;

/** Letters without case, marks or spaces: a name typed to sign is the name, however it's typed. */
const bare = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
export const isSignedBy = (typed: string, name: string): boolean => bare(typed) === bare(name);
