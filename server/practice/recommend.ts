import type { Scenario } from '../domain/scenario.ts';
import type { Scorecard } from '../domain/scorecard.ts';

/** What to practise next: a scenario never met, else the one that asks most of the weakest criterion. */

export type Meetings = ReadonlyMap<string, { met: number; lastAt: Date | null }>;
export type Scored = { scenario: string; body: Scorecard };

export type Recommendation = { scenario: Scenario; reason: string };

export function recommend(
  scenarios: readonly Scenario[],
  meetings: Meetings,
  scored: readonly Scored[],
): Recommendation | null {
  const fresh = scenarios.find((scenario) => !meetings.has(scenario.id));
  if (fresh) return { scenario: fresh, reason: 'You have not met this one yet.' };
  const weakest = weakestCriterion(scored);
  const longestAgo = [...scenarios].sort((a, b) => lastMet(meetings, a) - lastMet(meetings, b));
  const fitting = weakest && longestAgo.find((scenario) => weakest.rubrics.has(scenario.rubric));
  if (fitting)
    return { scenario: fitting, reason: `${weakest.name} is your weakest criterion so far; this call asks for it.` };
  const [first] = longestAgo;
  return first ? { scenario: first, reason: 'It is the one you practised longest ago.' } : null;
}

const lastMet = (meetings: Meetings, scenario: Scenario) => meetings.get(scenario.id)?.lastAt?.getTime() ?? 0;

function weakestCriterion(scored: readonly Scored[]) {
  const found = new Map<string, { name: string; scores: number[]; rubrics: Set<string> }>();
  for (const { body } of scored)
    for (const criterion of body.criteria) {
      if (criterion.effective === null) continue;
      const entry = found.get(criterion.id) ?? { name: criterion.name, scores: [], rubrics: new Set<string>() };
      entry.scores.push(criterion.effective);
      entry.rubrics.add(body.rubric.id);
      found.set(criterion.id, entry);
    }
  const mean = (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return [...found.values()].sort((a, b) => mean(a.scores) - mean(b.scores))[0];
}

/** The strongest criterion of each scorecard that reached excellent; the same sentence is not said of two of them. */
export function winsOf(cards: readonly { session: string; computedAt: Date; body: Scorecard }[]) {
  const said = new Set<string>();
  return cards.flatMap(({ session, computedAt, body }) => {
    const [best] = body.criteria
      .flatMap(({ name, effective, level, says }) =>
        effective !== null && level === 'excellent' && !said.has(`${name}: ${says}`)
          ? [{ name, score: effective, says }]
          : [],
      )
      .sort((a, b) => b.score - a.score);
    if (best) said.add(`${best.name}: ${best.says}`);
    return best ? [{ session, says: `${best.name}: ${best.says}`, at: computedAt.toISOString() }] : [];
  });
}
