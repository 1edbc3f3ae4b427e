import type { Database } from '../db/connect.ts';
import { readMeasured } from '../db/measured.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type FoundGoal, readGoalsOf, readOpenSessions } from '../db/review-goals.ts';
import { readMoments } from '../db/scorecards.ts';
import { readSums } from '../db/team-measured.ts';
import { dayStart, daysFrom } from '../domain/day.ts';
import type { ComplianceFlag, EvidencePack, Sample } from '../domain/evidence.ts';
import { criterionOf } from '../domain/measured.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { periodDays } from '../domain/period.ts';
import type { Rubric } from '../domain/rubric.ts';
import { selfRows } from '../domain/self-assessment.ts';
import { listenerVersion } from '../listener/listen.ts';
import { namedRows } from '../measure/catalogue.ts';
import { evidencePack, type Value, type Watched } from './evidence-pack.ts';
import { partsInPeriod, teamSums } from './team-sums.ts';

/** Reads what an evidence pack is made of: open results only, of the rep and of the team they are in. */

const baselineDays = 30;
const partDays = periodDays / partsInPeriod;
const forbidden = 'forbidden-claims';
const disclosed = 'disclosures-made';

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
  now: Date;
};

function watchedOf(goals: readonly FoundGoal[], of: EvidenceOf, rubrics: ReadonlyMap<string, Rubric>): Watched[] {
  const open = new Map(goals.filter(({ status }) => status === 'open').map((goal) => [goal.what, goal]));
  const whats = ['overall', ...[...criteriaOf(rubrics).keys()].map(criterionOf)];
  return [...new Set([...whats, ...open.keys()])].map((what) => {
    const goal = open.get(what);
    const row = rows.find(({ id }) => id === what);
    const unit = row === undefined ? 'points' : row.unit === 'share' ? 'share' : 'other';
    return {
      ...{ what, name: nameOf(what, rubrics), unit, better: goal?.better ?? 'higher' },
      threshold: of.thresholds.get(what) ?? null,
      goal: goal
        ? {
            ...{ id: goal.id, target: goal.target, baseline: goal.baseline },
            ...{ margin: goal.baselineMargin, sessions: goal.baselineSessions },
          }
        : null,
    };
  });
}

function complianceOf(values: readonly Value[], fromMs: number, toMs: number, day: (ms: number) => string) {
  const own = values.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const ruled = own.filter(({ what }) => what === forbidden || what === disclosed);
  const flags = ruled.flatMap(({ what, value, sessionId, atMs }): ComplianceFlag[] => {
    const at = { session: sessionId, on: day(atMs) };
    if (what === forbidden && value > 0)
      return [{ ...at, says: value === 1 ? 'Something forbidden was said.' : `${value} forbidden things were said.` }];
    return what === disclosed && value < 1 ? [{ ...at, says: 'A required disclosure was missing or late.' }] : [];
  });
  return { checked: new Set(ruled.map(({ sessionId }) => sessionId)).size, flags };
}

type Scored = { session: string; at: Date; overall: number; title: string | null };

/** The moment that helped most in a session, or cost most; null where its scorecard tells of none such. */
async function sampleOf(
  db: Database,
  orgId: string,
  scored: Scored,
  helped: boolean,
  timeZone: string,
): Promise<Sample | null> {
  const moment = (await readMoments(db, orgId, scored.session)).find((each) => each.helped === helped);
  if (!moment) return null;
  return {
    ...{ session: scored.session, on: dayIn(timeZone, scored.at), title: scored.title ?? '', overall: scored.overall },
    ...{ at: moment.at, atMs: moment.atMs, answered: moment.answered },
    ...{ headline: moment.headline, effect: moment.effect },
  };
}

/** The first sample there is among a few sessions, the best or the worst first. */
async function findSample(db: Database, orgId: string, scored: readonly Scored[], helped: boolean, timeZone: string) {
  const sorted = scored.toSorted((a, b) => (helped ? b.overall - a.overall : a.overall - b.overall));
  for (const each of sorted.slice(0, 3)) {
    const sample = await sampleOf(db, orgId, each, helped, timeZone);
    if (sample) return sample;
  }
  return null;
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
  const day = (ms: number) => dayIn(timeZone, new Date(ms));
  const goals = await readGoalsOf(db, orgId, rep);
  const watched = watchedOf(goals, of, rubrics);
  const whats = [...watched.map(({ what }) => what), forbidden, disclosed];
  const wanted = { members: [rep], whats, from: baselineAt, to: toAt, listener: listenerVersion, openOnly: true };
  const [measured, sums, scored] = await Promise.all([
    readMeasured(db, orgId, wanted),
    readTeam(raw, of, baselineFrom, watched),
    readOpenSessions(db, orgId, { repId: rep, from: fromAt, to: toAt, openOnly: true, limit: 500 }),
  ]);
  const values = measured.map(({ at, ...value }) => ({ ...value, atMs: at.getTime() }));
  const practised = scored.filter(({ source }) => source === 'practice');
  const [strong, weak] = await Promise.all([
    findSample(db, orgId, practised, true, timeZone),
    findSample(db, orgId, practised, false, timeZone),
  ]);
  const [fromMs, toMs] = [fromAt.getTime(), toAt.getTime()];
  return evidencePack({
    ...{ team, watched, values, sums, strong, weak },
    period: { from, to, fromMs, toMs, days: daysFrom(from, to) },
    baseline: { from: baselineFrom, fromMs: baselineAt.getTime() },
    compliance: complianceOf(values, fromMs, toMs, day),
    preparedAt: now.toISOString(),
  });
}
