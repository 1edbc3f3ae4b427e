import { z } from 'zod';

/** What happened at work, beside what was said in practice: figures a rep's company counts. */

/** `leading`: what a rep can do today. `lagging`: what comes of it. */
export const Figure = z.object({
  id: z.string().max(60),
  name: z.string().max(60),
  side: z.enum(['leading', 'lagging']),
  better: z.enum(['higher', 'lower']),
  /** Written behind the number: `%`, `days`, nothing for counts. */
  unit: z.string().max(12),
});
export type Figure = z.infer<typeof Figure>;

const leading = (id: string, name: string): Figure => ({ id, name, side: 'leading', better: 'higher', unit: '' });
const lagging = (id: string, name: string, unit: string, better: Figure['better'] = 'higher'): Figure => ({
  id,
  name,
  side: 'lagging',
  better,
  unit,
});

/** Those every organisation has. */
export const commonFigures: readonly Figure[] = [
  leading('calls-made', 'Calls made'),
  leading('meetings-booked', 'Meetings booked'),
  leading('opportunities-created', 'Opportunities created'),
  lagging('quota', 'Quota reached', '%'),
  lagging('win-rate', 'Win rate', '%'),
  lagging('pipeline-value', 'Pipeline value', ''),
  lagging('deal-size', 'Deal size', ''),
  lagging('deal-age', 'Age of open deals', 'days', 'lower'),
  lagging('cycle-length', 'Length of the sales cycle', 'days', 'lower'),
  lagging('retention', 'Retention', '%'),
  lagging('forecast-accuracy', 'Forecast accuracy', '%'),
];

const stage = /^conversion\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** A figure as somebody writes it in a file: "Win rate", "win-rate", "conversion/demo". */
export const figureIdOf = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/\s*\/\s*/g, '/')
    .replace(/[\s_]+/g, '-');

/** The figure of that id or name; conversion has one a stage, named as the company names its stages. */
export function figureNamed(written: string, own: readonly Figure[]): Figure | null {
  const id = figureIdOf(written);
  const found = [...commonFigures, ...own].find((figure) => figure.id === id || figureIdOf(figure.name) === id);
  if (found) return found;
  const [, named] = stage.exec(id) ?? [];
  return named && id.length <= 60 ? lagging(id, `Conversion from ${named.replaceAll('-', ' ')}`, '%') : null;
}

export type FigureTarget = {
  memberId: string | null;
  teamId: string | null;
  figure: string;
  startsOn: string;
  target: number;
  reason: string;
  madeAt: string;
};

/**
 * The target that holds for a rep's period: the newest adjustment that reaches it, else the imported one.
 * A rep's own adjustment goes before their team's. `adjustments`: in any order.
 */
export function targetFor(
  value: { memberId: string; figure: string; startsOn: string; target: number | null },
  teams: readonly string[],
  adjustments: readonly FigureTarget[],
): { target: number | null; reason: string | null } {
  const reaching = adjustments
    .filter(({ figure, startsOn }) => figure === value.figure && startsOn <= value.startsOn)
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
  const held =
    reaching.find(({ memberId }) => memberId === value.memberId) ??
    reaching.find(({ teamId }) => teamId !== null && teams.includes(teamId));
  return held ? { target: held.target, reason: held.reason } : { target: value.target, reason: null };
}
