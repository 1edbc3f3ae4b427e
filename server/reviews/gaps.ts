import { criterionOf } from '../domain/measured.ts';
import { percentOf } from '../domain/percent.ts';
import type { Rubric } from '../domain/rubric.ts';
import { onScale } from '../domain/scale.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import type { Standing } from './goal-progress.ts';

/** Pure: practice proposed from what was measured. Each proposal has its reason, and is a manager's to change. */

export const gapKinds = ['objections', 'rivals', 'talk-share', 'criterion'] as const;
export type GapKind = (typeof gapKinds)[number];

export type Gap = {
  kind: GapKind;
  what: string;
  /** What was found, in a sentence with its numbers. */
  finds: string;
  /** The same as the rep would read it. */
  reason: string;
  /** What a coach would have the rep do. */
  action: string;
  standing: Standing;
  /** It lies under the threshold with its whole interval. */
  sure: boolean;
  /** The session that shows it most. */
  session: string;
  scenarios: string[];
  difficulty: Difficulty;
};

export type Measured = { sessionId: string; value: number };
export type RepMeasured = {
  /** By `what`, in order of time. */
  values: ReadonlyMap<string, readonly Measured[]>;
  standing(what: string): Standing;
  /** Types of the objections raised in the newest sessions. */
  objections: readonly string[];
  met: ReadonlySet<string>;
};

export type Content = { scenarios: readonly Scenario[]; rubrics: ReadonlyMap<string, Rubric> };

/** From this share on, in so many sessions running, it is a habit. */
export const muchTalk = { share: 0.65, sessions: 3 } as const;
const mostGaps = 3;
const mostProposed = 2;
/** Under this score practice starts at the gentlest. */
const gentleUnder = 45;

const objectionRows = ['objection-question-first', 'objections-acknowledged', 'objections-resolved'];
const rivalRows = ['redirect-within-two', 'fair-intelligence', 'competitor-response', 'strengths-conceded'];

export function gapsOf(rep: RepMeasured, content: Content, threshold: number): Gap[] {
  const criteria = [...content.rubrics.values()].flatMap((rubric) => rubric.criteria);
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const found = [...byId.values()].flatMap((criterion) => criterionGap(rep, criterion, content, threshold));
  const sorted = found.toSorted(
    (a, b) => Number(b.sure) - Number(a.sure) || (a.standing.value ?? 0) - (b.standing.value ?? 0),
  );
  return [...talkGap(rep, content), ...sorted].slice(0, mostGaps);
}

function criterionGap(
  rep: RepMeasured,
  { id, name, action, measures }: Rubric['criteria'][number],
  content: Content,
  threshold: number,
): Gap[] {
  const what = criterionOf(id);
  const values = rep.values.get(what) ?? [];
  const standing = rep.standing(what);
  const worst = lowest(values);
  if (standing.value === null || !worst || standing.value >= threshold) return [];
  const isOf = (rows: readonly string[]) => measures.some((measure) => rows.includes(measure.id));
  const kind: GapKind = isOf(objectionRows) ? 'objections' : isOf(rivalRows) ? 'rivals' : 'criterion';
  const scoring = content.scenarios.filter(({ rubric }) =>
    content.rubrics.get(rubric)?.criteria.some((criterion) => criterion.id === id),
  );
  const type = kind === 'objections' ? mostOften(rep.objections) : null;
  const raising = type ? scoring.filter(({ objections }) => objections.some((each) => each.type === type)) : [];
  const chosen = freshFirst(raising.length > 0 ? raising : scoring, rep.met);
  const finds = `${name} stands at ${Math.round(standing.value)}, under ${threshold}${say(standing)}.`;
  const often = type ? ` The objection met most was ${type}.` : '';
  const card = kind === 'rivals' ? ' Read the battlecard of each call before you start it.' : '';
  return [
    {
      kind,
      what,
      finds: finds + often,
      reason: `${finds}${often} ${action}${card}`,
      action,
      standing,
      sure: standing.high !== null && standing.high < threshold,
      session: worst.sessionId,
      scenarios: chosen.map((scenario) => scenario.id),
      difficulty: standing.value < gentleUnder ? 'guarded' : 'cold',
    },
  ];
}

/** Talking most of the time, session after session. */
function talkGap(rep: RepMeasured, { scenarios }: Content): Gap[] {
  const what = rep.values.has('talk-share') ? 'talk-share' : 'talk-share-words';
  const last = (rep.values.get(what) ?? []).slice(-muchTalk.sessions);
  const newest = last.at(-1);
  if (!newest || last.length < muchTalk.sessions || last.some(({ value }) => value <= muchTalk.share)) return [];
  const shares = last.map(({ value }) => percentOf(value)).join(', ');
  const finds = `In ${muchTalk.sessions} sessions running more than ${percentOf(muchTalk.share)} of the talk was the rep’s: ${shares}.`;
  const action =
    'Sequence open questions: one on what happened, one on what it led to, one on whom it costs. Ask each and wait for the whole answer before you say anything of yours.';
  return [
    {
      kind: 'talk-share',
      what,
      finds,
      reason: `You spoke more than ${percentOf(muchTalk.share)} of the time in ${muchTalk.sessions} sessions running (${shares}). ${action}`,
      action,
      standing: rep.standing(what),
      sure: true,
      session: newest.sessionId,
      scenarios: freshFirst(scenarios, rep.met).map(({ id }) => id),
      difficulty: 'guarded',
    },
  ];
}

function say({ low, high, sessions }: Standing): string {
  const of = sessions === 1 ? 'one session' : `${sessions} sessions`;
  return low === null || high === null
    ? ` in ${of}, too few to say how sure`
    : ` in ${of}, between ${Math.round(onScale(low, 'score'))} and ${Math.round(onScale(high, 'score'))} with 95% certainty`;
}

const lowest = (values: readonly Measured[]) => values.toSorted((a, b) => a.value - b.value)[0];

const freshFirst = (scenarios: readonly Scenario[], met: ReadonlySet<string>) =>
  scenarios.toSorted((a, b) => Number(met.has(a.id)) - Number(met.has(b.id))).slice(0, mostProposed);

/** The one that stands there most; of several the first. */
function mostOften(types: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
