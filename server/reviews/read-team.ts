import type { Database } from '../db/connect.ts';
import { readSettings } from '../db/org-settings.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { readSums } from '../db/team-measured.ts';
import { criterionOf } from '../domain/measured.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { dayStart, type Period, periodDays, periodsUntil, trendPeriods } from '../domain/period.ts';
import { partsInPeriod, type TeamSums, teamSums } from './team-sums.ts';

/** Reads what a team's table, its attention and its wins are made of. */

export type TeamPeriods = { today: string; timeZone: string; periods: Period[] };

export async function readPeriods(db: Database, orgId: string, back: number, now = new Date()): Promise<TeamPeriods> {
  const { timeZone } = await readSettings(db, orgId);
  const today = dayIn(timeZone, now);
  return { today, timeZone, periods: periodsUntil(today, trendPeriods, back) };
}

/** Ends of the parts of the periods, ten days each. */
function boundsOf({ timeZone, periods }: TeamPeriods): Date[] {
  const first = periods[0]?.first ?? '';
  const step = periodDays / partsInPeriod;
  return Array.from({ length: periods.length * partsInPeriod + 1 }, (_, part) =>
    dayStart(timeZone, dayAfter(first, part * step)),
  );
}

/** Overall over all six periods, criteria over the last two. */
export async function readTeamSums(
  raw: RawDatabase,
  orgId: string,
  { members, criteria, over }: { members: readonly string[]; criteria: readonly string[]; over: TeamPeriods },
): Promise<TeamSums> {
  const fromPart = (trendPeriods - 2) * partsInPeriod;
  const whats = criteria.map((criterion) => ({ what: criterionOf(criterion), fromPart }));
  return teamSums(
    await readSums(raw, orgId, {
      members,
      whats: [{ what: 'overall', fromPart: 0 }, ...whats],
      bounds: boundsOf(over),
    }),
  );
}
