import * as measures from '../db/goal-measures.ts';
import { criterionOf } from '../domain/measured.ts';
import type { Member } from '../domain/member.ts';
import { dayAfter } from '../domain/org-settings.ts';
import { listenerVersion } from '../listener/listen.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { ProposalList, ProposalView } from '../protocol/assignment-view.ts';
import { type Gap, gapsOf } from '../reviews/gaps.ts';
import { spreadFor, standingOf } from '../reviews/goal-progress.ts';
import { quantitiesOf } from '../reviews/quantities.ts';
import type { AppDeps } from './deps.ts';
import { readToday } from './overseen.ts';

/** Practice proposed for each rep from the last thirty days of what is open. */

const lookBackMs = 30 * 86_400_000;
/** Sessions whose objections are counted. */
const ledgers = 10;
const dueIn = 7;

export async function viewProposals(deps: AppDeps, orgId: string, people: readonly Member[]): Promise<ProposalList> {
  const { library, raw } = deps;
  const { today, settings } = await readToday(deps, orgId);
  const { inForce } = await rubricsOf(deps, orgId);
  const criteria = [...inForce.values()].flatMap((rubric) => rubric.criteria.map(({ id }) => criterionOf(id)));
  const of = {
    members: people.map(({ id }) => id),
    whats: [...new Set([...criteria, 'talk-share', 'talk-share-words'])],
    listener: listenerVersion,
  };
  const { values, objections, met } = await measures.inGoals(raw, orgId, async (tx) => {
    const values = await measures.openValuesOf(tx, orgId, of, new Date(Date.now() - lookBackMs));
    return {
      values,
      objections: await measures.objectionsIn(tx, orgId, newestSessions(values)),
      met: await measures.metBy(tx, orgId, of.members),
    };
  });
  const byWhat = Map.groupBy(values, ({ what }) => what);
  const spreads = new Map([...byWhat].map(([what, each]) => [what, spreadFor(what, each, false)]));
  const quantities = quantitiesOf(inForce.values());
  const content = { scenarios: [...library.scenarios.values()], rubrics: inForce };
  const proposals = people.flatMap((person): ProposalView[] => {
    const own = Map.groupBy(
      values.filter(({ memberId }) => memberId === person.id),
      ({ what }) => what,
    );
    const rep = {
      values: own,
      standing: (what: string) => standingOf(own.get(what) ?? [], spreads.get(what) ?? null),
      objections: objections.get(person.id) ?? [],
      met: met.get(person.id) ?? new Set<string>(),
    };
    const source = new Map(values.map((value) => [value.sessionId, value.source]));
    return gapsOf(rep, content, settings.threshold).flatMap((gap) => {
      const quantity = quantities.get(gap.what);
      const evidence = { session: gap.session, source: source.get(gap.session) ?? ('practice' as const) };
      return quantity ? [{ ...proposed(gap, person, today, settings.threshold), quantity, evidence }] : [];
    });
  });
  const seen = new Set(values.map(({ memberId }) => memberId));
  return { proposals, unknown: people.filter(({ id }) => !seen.has(id)).map(({ name }) => name) };
}

function proposed(gap: Gap, { id, name }: Member, today: string, threshold: number) {
  const { kind, finds, action, standing, sure, scenarios, difficulty, reason } = gap;
  return {
    member: { id, name },
    kind,
    finds,
    action,
    ...standing,
    sure,
    assignment: {
      scenarios,
      difficulty,
      dueOn: dayAfter(today, dueIn),
      attempts: 2,
      passBar: kind === 'talk-share' ? null : threshold,
      declared: true,
      reason: reason.slice(0, 500),
    },
  };
}

/** The newest of each member's, to count objections in. */
function newestSessions(values: readonly measures.ValueAt[]): string[] {
  const practice = values.filter(({ source }) => source === 'practice');
  return [...Map.groupBy(practice, ({ memberId }) => memberId).values()].flatMap((each) =>
    [...new Set(each.map(({ sessionId }) => sessionId))].slice(-ledgers),
  );
}
