import type { EvidencePack, EvidenceRow, Mean } from '../domain/evidence.ts';
import { levelFrom } from '../domain/level.ts';
import { criterionOf } from '../domain/measured.ts';
import type { ProposedPoint, Seen } from '../protocol/review-view.ts';
import { certaintyOf } from './headline.ts';

/** What the evidence suggests to improve: rules that were not kept, and the weakest criterion. Pure. */

export type ProposedFrom = {
  evidence: EvidencePack;
  /** What the rep has seen, as an improvement may name it. */
  seen: readonly Seen[];
  /** What a coach would have a rep do, by criterion. */
  actions: ReadonlyMap<string, string>;
  /** Sessions in which the weakest criterion was measured, the lowest first. */
  lowest: readonly string[];
  /** Improvements named already. */
  named: readonly string[];
};

const rules = 'Keep the rules of the call';
const weakestOf = (name: string) => `${name} is the weakest in this period`;

type Scored = EvidenceRow & { now: Mean };

/** The criterion with the lowest mean of the period, where it leaves something to improve. */
export function weakestIn({ rows }: Pick<EvidencePack, 'rows'>): Scored | null {
  const scored = rows.filter(
    (row): row is Scored => row.now !== null && row.unit === 'points' && row.what.startsWith(criterionOf('')),
  );
  const [row] = scored.toSorted((a, b) => a.now.value - b.now.value);
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
      id: 'compliance',
      says: `${rules}: ${of} had a flag. The last: ${last.says.charAt(0).toLowerCase()}${last.says.slice(1)}`,
      source,
    },
  ];
}

function ofWeakest({ evidence, seen, actions, lowest }: ProposedFrom): ProposedPoint[] {
  const row = weakestIn(evidence);
  if (!row) return [];
  const goal = seen.find(({ kind, id }) => kind === 'goal' && id === row.goal);
  const [source = null] = goal ? [goal] : lowest.flatMap((session) => scorecardOf(seen, session));
  const value = Math.round(row.now.value);
  const action = actions.get(row.what) ?? '';
  const says = `${weakestOf(row.name)}: ${value}, ${certaintyOf(row.now)}. ${action}`.trim();
  return [{ id: 'weakest', says, source }];
}

/** At most one of each, and none that is named already, whatever its numbers were then. */
export function proposedPoints(from: ProposedFrom): ProposedPoint[] {
  const before = (says: string) => says.split(':')[0] ?? says;
  const named = new Set(from.named.map(before));
  return [...ofRules(from), ...ofWeakest(from)].filter(({ says }) => !named.has(before(says)));
}
