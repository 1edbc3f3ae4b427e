import type { EvidencePack, Sample } from '../domain/evidence.ts';
import { levelFrom } from '../domain/level.ts';
import { sureOf } from '../domain/percent.ts';
import { clockOf } from '../measure/row.ts';
import type { ProposedPoint, Seen } from '../protocol/review-view.ts';
import { certaintyOf, improvedOf, isScored, type Scored, strongestOf } from './headline.ts';

/**
 * What the evidence suggests, pure. As strengths: criteria improved beyond chance, the strongest, the strong moment. To
 * improve: rules that were not kept, and the weakest criterion.
 */

export type ProposedFrom = {
  evidence: EvidencePack;
  /** What the rep has seen, as an improvement may name it. */
  seen: readonly Seen[];
  /** What a coach would have a rep do, by criterion. */
  actions: ReadonlyMap<string, string>;
  /** Sessions in which a criterion was measured, by its quantity, the lowest first. */
  sessions: ReadonlyMap<string, readonly string[]>;
  /** Points named already. */
  named: readonly { kind: ProposedPoint['kind']; says: string }[];
};

const rules = 'Keep the rules of the call';
const weakestOf = (name: string) => `${name} is the weakest in this period`;

/** The criterion with the lowest mean of the period, where it leaves something to improve. */
export function weakestIn({ rows }: Pick<EvidencePack, 'rows'>): Scored | null {
  const [row] = rows.filter(isScored).toSorted((a, b) => a.now.value - b.now.value);
  return row && row.now.value < levelFrom.excellent ? row : null;
}

const scorecardOf = (seen: readonly Seen[], session: string): Seen[] =>
  seen.filter(({ kind, id }) => kind === 'scorecard' && id === session);

function ofRules({ evidence, seen }: ProposedFrom): ProposedPoint[] {
  const { flags, checked } = evidence.compliance;
  const [last] = flags.toSorted((a, b) => b.on.localeCompare(a.on));
  if (!last) return [];
  const sessions = new Set(flags.map(({ session }) => session)).size;
  const [source = null] = scorecardOf(seen, last.session);
  const of = `${sessions} of ${checked} ${checked === 1 ? 'session' : 'sessions'} with a rule to keep`;
  return [
    {
      ...{ id: 'compliance', kind: 'improvement' },
      says: `${rules}: ${of} had a flag. The last: ${last.says.charAt(0).toLowerCase()}${last.says.slice(1)}`,
      source,
    },
  ];
}

/** The goal on it, else the first of `sessions` whose scorecard the rep has seen. */
function seenOf(seen: readonly Seen[], row: Scored, sessions: readonly string[]): Seen | null {
  const goal = seen.find(({ kind, id }) => kind === 'goal' && id === row.goal);
  return goal ?? sessions.flatMap((session) => scorecardOf(seen, session))[0] ?? null;
}

function ofWeakest({ evidence, seen, actions, sessions }: ProposedFrom): ProposedPoint[] {
  const row = weakestIn(evidence);
  if (!row) return [];
  const source = seenOf(seen, row, sessions.get(row.what) ?? []);
  const value = Math.round(row.now.value);
  const action = actions.get(row.what) ?? '';
  const says = `${weakestOf(row.name)}: ${value}, ${certaintyOf(row.now)}. ${action}`.trim();
  return [{ id: 'weakest', kind: 'improvement', says, source }];
}

/** Improved criteria, the surest first and at most so many; then the strongest, where it isn't one of them. */
const mostImproved = 3;

/** The criteria that are proposed as strengths. */
export function strengthsIn({ rows }: Pick<EvidencePack, 'rows'>): { improved: Scored[]; strongest: Scored | null } {
  const scored = rows.filter(isScored);
  const strongest = strongestOf(scored);
  return {
    improved: improvedOf(scored).slice(0, mostImproved),
    strongest: strongest && strongest.now.value >= levelFrom.good ? strongest : null,
  };
}

function ofStrengths({ evidence, seen, sessions }: ProposedFrom): ProposedPoint[] {
  const { improved, strongest } = strengthsIn(evidence);
  const pointOf = (id: ProposedPoint['id'], row: Scored, says: string): ProposedPoint => {
    const highest = (sessions.get(row.what) ?? []).toReversed();
    return { ...{ id, says }, kind: 'strength', source: seenOf(seen, row, highest) };
  };
  const rose = improved.map((row) => {
    const [before, now] = [row.baseline?.value ?? 0, row.now.value].map(Math.round);
    const says = `${row.name} has improved by more than chance explains: from ${before} to ${now}, ${sureOf(row.change?.sure ?? 0)}. Now ${certaintyOf(row.now)}.`;
    return pointOf('improved', row, row === strongest ? `${says} It is also the strongest in this period.` : says);
  });
  if (!strongest || improved.includes(strongest)) return rose;
  const says = `${strongest.name} is the strongest in this period: ${Math.round(strongest.now.value)}, ${certaintyOf(strongest.now)}.`;
  return [...rose, pointOf('strongest', strongest, says)];
}

/** One moment proves nothing of other calls, and says so. */
function ofMoment({ evidence: { strong }, seen }: ProposedFrom): ProposedPoint[] {
  if (!strong) return [];
  const [source = null] = scorecardOf(seen, strong.session);
  return [{ id: 'moment', kind: 'strength', says: momentSays(strong), source }];
}

function momentSays({ title, source, atMs, headline, effect }: Sample): string {
  const kind = source === 'call' ? 'call' : 'session';
  const where = title === '' ? `a ${kind}` : `“${title}”`;
  return `A moment that helped, in ${where} at ${clockOf(atMs)}. ${headline}: ${effect} One moment of one ${kind}.`;
}

/** None that is named already as what it is, whatever its numbers were then. */
export function proposedPoints(from: ProposedFrom): ProposedPoint[] {
  const before = ({ kind, says }: ProposedFrom['named'][number]) => `${kind} ${says.split(': ')[0]}`;
  const named = new Set(from.named.map(before));
  const all = [...ofStrengths(from), ...ofMoment(from), ...ofRules(from), ...ofWeakest(from)];
  return all.filter((point) => !named.has(before(point)));
}
