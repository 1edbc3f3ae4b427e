import type { Database } from '../db/connect.ts';
import { readMeasured } from '../db/measured.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type FoundGoal, readGoalsOf, readOpenSessions } from '../db/review-goals.ts';
import { readSums } from '../db/team-measured.ts';
import { dayStart, daysFrom } from '../domain/day.ts';
import type { EvidencePack } from '../domain/evidence.ts';
import { criterionOf } from '../domain/measured.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { periodDays } from '../domain/period.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Rubric } from '../domain/rubric.ts';
import { boundsOf } from '../domain/scale.ts';
import { selfRows } from '../domain/self-assessment.ts';
import { listenerVersion } from '../listener/listen.ts';
import { namedRows } from '../measure/catalogue.ts';
import { evidencePack, type Watched } from './evidence-pack.ts';
import { complianceOf, findSample, ruled } from './evidence-places.ts';
import { progressOn } from './follow-goals.ts';
import { partsInPeriod, teamSums } from './team-sums.ts';

/** Reads what an evidence pack is made of: open results only, of the rep and of the team they are in. */

const baselineDays = 30;
const partDays = periodDays / partsInPeriod;

/** Criteria of all rubrics by id, each under its first name. */
export function criteriaOf(rubrics: ReadonlyMap<string, Rubric>) {
  const found = new Map<string, Rubric['criteria'][number]>();
  for (const rubric of rubrics.values())
    for (const criterion of rubric.criteria) if (!found.has(criterion.id)) found.set(criterion.id, criterion);
  return found;
}

const rows = [...namedRows, ...selfRows];

/** What a quantity of `measured` is called. */
export function nameOf(what: string, rubrics: ReadonlyMap<string, Rubric>): string {
  if (what === 'overall') return 'Overall';
  if (what.startsWith('criterion:')) return criteriaOf(rubrics).get(what.slice('criterion:'.length))?.name ?? what;
  return rows.find(({ id }) => id === what)?.name ?? what;
}

export type EvidenceOf = {
  orgId: string;
  rep: string;
  team: readonly string[];
  from: string;
  to: string;
  timeZone: string;
  /** What the role's standards ask for, by quantity. */
  thresholds: ReadonlyMap<string, number>;
  /** Sessions that whoever prepares it rates blind: none of them is the best or the worst it shows. */
  blind: ReadonlySet<string>;
  now: Date;
};

function unitOf(unit: Quantity['unit']): Watched['unit'] {
  if (unit === 'share') return 'share';
  return boundsOf(unit)[0] === 0 ? 'count' : 'other';
}

function watchedOf(goals: readonly FoundGoal[], of: EvidenceOf, rubrics: ReadonlyMap<string, Rubric>): Watched[] {
  const open = new Map(goals.filter(({ status }) => status === 'open').map((goal) => [goal.what, goal]));
  const whats = ['overall', ...[...criteriaOf(rubrics).keys()].map(criterionOf)];
  return [...new Set([...whats, ...open.keys()])].map((what) => {
    const goal = open.get(what);
    const row = rows.find(({ id }) => id === what);
    const unit = row === undefined ? 'points' : unitOf(row.unit);
    return {
      ...{ what, name: nameOf(what, rubrics), unit, better: goal?.better ?? 'higher' },
      threshold: of.thresholds.get(what) ?? null,
      goal: goal
        ? {
            ...{ id: goal.id, target: goal.target, baseline: goal.baseline },
            ...{ margin: goal.baselineMargin, sessions: goal.baselineSessions, basis: goal.baselineBasis },
            spread: goal.progress?.spread ?? null,
          }
        : null,
    };
  });
}

/** The team's sums in parts of ten days: those of the baseline before `from`, those of the period from it on. */
async function readTeam(
  raw: RawDatabase,
  { orgId, team, from, to, timeZone }: EvidenceOf,
  baselineFrom: string,
  watched: readonly Watched[],
) {
  const days = [...partsFrom(baselineFrom, from), ...partsFrom(from, dayAfter(to, 1)), dayAfter(to, 1)];
  const firstPart = days.indexOf(from);
  const sums = await readSums(raw, orgId, {
    members: team,
    whats: watched.map(({ what }) => ({ what, fromPart: 0 })),
    bounds: days.map((day) => dayStart(timeZone, day)),
    listener: listenerVersion,
  });
  return teamSums(sums, (part) => (part < firstPart ? 0 : 1));
}

/** First days of the parts of ten days from `first` on; `end` begins none. */
function partsFrom(first: string, end: string): string[] {
  const count = Math.ceil((daysFrom(first, end) - 1) / partDays);
  return Array.from({ length: count }, (_, part) => dayAfter(first, part * partDays));
}

export async function readEvidence(
  { db, raw }: { db: Database; raw: RawDatabase },
  rubrics: ReadonlyMap<string, Rubric>,
  of: EvidenceOf,
): Promise<EvidencePack> {
  const { orgId, rep, team, from, to, timeZone, now } = of;
  const baselineFrom = dayAfter(from, -baselineDays);
  const [baselineAt, fromAt, toAt] = [baselineFrom, from, dayAfter(to, 1)].map((day) => dayStart(timeZone, day)) as [
    Date,
    Date,
    Date,
  ];
  const day = { today: dayIn(timeZone, now), timeZone, now };
  const found = await readGoalsOf(db, orgId, rep);
  const goals: FoundGoal[] = [];
  for (const goal of found) goals.push({ ...goal, progress: await progressOn(raw, goal, [rep], day) });
  const watched = watchedOf(goals, of, rubrics);
  const whats = [...watched.map(({ what }) => what), ...ruled];
  const wanted = { members: [rep], whats, from: baselineAt, to: toAt, listener: listenerVersion, openOnly: true };
  const [measured, sums, scored] = await Promise.all([
    readMeasured(db, orgId, wanted),
    readTeam(raw, of, baselineFrom, watched),
    readOpenSessions(db, orgId, { repId: rep, from: fromAt, to: toAt, openOnly: true, limit: 500 }),
  ]);
  const values = measured.map(({ at, ...value }) => ({ ...value, atMs: at.getTime() }));
  const [fromMs, toMs] = [fromAt.getTime(), toAt.getTime()];
  const own = values.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const where = { db, orgId, timeZone };
  const shown = scored.filter(({ session }) => !of.blind.has(session));
  const [strong, weak, compliance] = await Promise.all([
    findSample(where, shown, true),
    findSample(where, shown, false),
    complianceOf(where, own),
  ]);
  return evidencePack({
    ...{ team, watched, values, sums, strong, weak, compliance, timeZone },
    period: { from, to, fromMs, toMs, days: daysFrom(from, to) },
    baseline: { from: baselineFrom, fromMs: baselineAt.getTime() },
    preparedAt: now.toISOString(),
  });
}
