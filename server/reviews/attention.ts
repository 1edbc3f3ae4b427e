import { levelFrom } from '../domain/level.ts';
import { criterionOf } from '../domain/measured.ts';
import { trendPeriods } from '../domain/period.ts';
import type { FlagsView, MentorView, PlateauView, WinIdea } from '../protocol/attention-view.ts';
import { type FixedCriterion, flagsOf, type Standing } from '../statistics/flag.ts';
import { mean } from '../statistics/values.ts';
import type { TeamSums } from './team-sums.ts';
import { changeOf, intervalOf } from './team-table.ts';

/** What of a team's table asks for somebody's attention. */

export type Named = { id: string; name: string };
export type Watched = { reps: readonly Named[]; criteria: readonly Named[]; sums: TeamSums };

/** The more criteria a rule looks at, the more of an ordinary team it names: these few are fixed before anything is measured. */
export const mostFlagCriteria = 5;
/** A period with fewer says nothing of standing still. */
const leastPractised = 4;
/** Fewer sessions make nobody an example. */
const leastExemplary = 4;
const mostMentors = 3;
/** Praise for everything is praise for nothing. */
const mostIdeas = 2;
const last = trendPeriods - 1;

/** `criteria` in the order of what is compared most; those whose error nobody knows can't be judged by. */
export function flagsView({ reps, criteria, sums }: Watched): FlagsView {
  const judged = criteria.slice(0, mostFlagCriteria);
  const fixed = judged.flatMap(({ id }): FixedCriterion[] => {
    const spread = sums.spread(criterionOf(id));
    return spread && spread.sem > 0 ? [{ id, spread }] : [];
  });
  const standings = reps.flatMap(({ id: rep }) =>
    fixed.flatMap(({ id: criterion }) =>
      [last - 1, last].flatMap((period): Standing[] => {
        const of = sums.of(rep, criterionOf(criterion), period);
        return of ? [{ rep, criterion, period, ...of }] : [];
      }),
    ),
  );
  const found = flagsOf(fixed, standings, last);
  if (found.state === 'not judged') return found;
  const nameOf = (list: readonly Named[], id: string) => list.find((each) => each.id === id)?.name ?? id;
  const flags = found.flags
    .map(({ rep, sure, periods, together }) => {
      const now = periods.at(-1)?.under.map(({ criterion }) => criterion) ?? [];
      const change = changeOf(sums.of(rep, 'overall', last - 1), sums.of(rep, 'overall', last), sums.spread('overall'));
      const under = together
        .filter(({ criterion }) => now.includes(criterion))
        .map((each) => ({ ...each, name: nameOf(criteria, each.criterion) }));
      return { member: { id: rep, name: nameOf(reps, rep) }, sure, under, change };
    })
    .toSorted((a, b) => b.sure - a.sure);
  const names = fixed.map(({ id }) => nameOf(criteria, id));
  return { state: 'judged', reps: found.team, criteria: names, flags, byChance: found.byChance };
}

/** Who practised in each of three periods, and whose change over them is inside the noise. */
export function plateausOf({ reps, sums }: Watched): PlateauView[] {
  return reps.flatMap((member): PlateauView[] => {
    const three = [last - 2, last - 1, last].map((period) => sums.of(member.id, 'overall', period));
    const change = changeOf(three[0] ?? null, three[2] ?? null, sums.spread('overall'));
    const sessions = three.map((of) => of?.n ?? 0);
    const isStill = change?.verdict === 'no clear change yet' && Math.min(...sessions) >= leastPractised;
    return change && isStill ? [{ member, change, sessions }] : [];
  });
}

/** Excellent on a criterion, and their interval wholly over the team's mean; the best few of each. */
export function mentorsOf({ reps, criteria, sums }: Watched, loadOf: (rep: string) => number): MentorView[] {
  return criteria.flatMap(({ id, name }) => {
    const what = criterionOf(id);
    const found = reps.flatMap((member) => {
      const of = sums.of(member.id, what, last);
      return of ? [{ member, of, interval: intervalOf(of, sums.spread(what)) }] : [];
    });
    const middle = mean(found.map(({ of }) => of.mean));
    return found
      .flatMap(({ member, of, interval }): MentorView[] =>
        interval && of.n >= leastExemplary && of.mean >= levelFrom.excellent && interval.low > middle
          ? [{ member, what, name, mean: of.mean, interval, sessions: of.n, load: loadOf(member.id) }]
          : [],
      )
      .toSorted((a, b) => b.mean - a.mean)
      .slice(0, mostMentors);
  });
}

export type MetGoal = {
  id: string;
  memberId: string;
  says: string;
  value: number | null;
  low: number | null;
  high: number | null;
  sessions: number;
};

/** Goals that were met in the period and criteria that reached excellent by more than the noise, the best of each rep. */
export function winIdeas({ reps, criteria, sums }: Watched, goals: readonly MetGoal[]): WinIdea[] {
  const reached = reps.flatMap((member) =>
    criteria.flatMap(({ id, name }): (WinIdea & { gain: number })[] => {
      const what = criterionOf(id);
      const [before, now] = [sums.of(member.id, what, last - 1), sums.of(member.id, what, last)];
      const spread = sums.spread(what);
      if (!before || !now || before.mean >= levelFrom.excellent || now.mean < levelFrom.excellent) return [];
      if (changeOf(before, now, spread)?.verdict !== 'improved') return [];
      const says = `${member.name} reached excellent on ${name}: ${Math.round(before.mean)} to ${Math.round(now.mean)}.`;
      const interval = intervalOf(now, spread);
      return [{ gain: now.mean - before.mean, member, about: what, says, value: now.mean, interval, sessions: now.n }];
    }),
  );
  const byGain = reached.toSorted((a, b) => b.gain - a.gain).map(({ gain: _, ...idea }) => idea);
  const met = goals.flatMap(({ id, memberId, says: goal, value, low, high, sessions }): WinIdea[] => {
    const member = reps.find((rep) => rep.id === memberId);
    if (!member) return [];
    const interval =
      value === null || low === null || high === null ? null : { estimate: value, low, high, level: 0.95 };
    return [{ member, about: `goal:${id}`, says: `${member.name} met a goal: ${goal}`, value, interval, sessions }];
  });
  const all = [...met, ...byGain];
  return reps.flatMap(({ id }) => all.filter(({ member }) => member.id === id).slice(0, mostIdeas));
}
