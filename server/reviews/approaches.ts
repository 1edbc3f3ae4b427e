import type { Approach, Cause } from '../domain/goal.ts';
import type { Scenario } from '../domain/scenario.ts';

/** Fewer sessions than this in thirty days are hardly practice. */
const fewSessions = 5;

/** What else to try where a goal hasn't moved, the likeliest first, each with its reason. Pure. */
export function approachesFor(
  { cause, sessions }: { cause: Cause; sessions: number },
  otherKinds: readonly Scenario[],
): { approach: Approach; says: string }[] {
  const [other] = otherKinds;
  const more = {
    approach: 'more practice' as const,
    says: `${sessions === 1 ? 'One session' : `${sessions} sessions`} since the goal was set. Assign shorter practice, two or three times a week.`,
  };
  const kinds = other
    ? [
        {
          approach: 'other scenarios' as const,
          says: `The same skill in another kind of call, say “${other.title}”: what has become habit in one call shows in another.`,
        },
      ]
    : [];
  const watch = {
    approach: 'live observation' as const,
    says: 'Watch a session or a real call together and agree on what happens just before it goes wrong.',
  };
  if (cause !== 'skill') return [watch, ...kinds, more];
  return sessions < fewSessions ? [more, ...kinds, watch] : [...kinds, watch, more];
}
