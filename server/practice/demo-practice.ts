import { v7 as uuidv7 } from 'uuid';
import type { PlayedSession } from '../db/played-sessions.ts';
import type { ScriptedReps } from '../domain/scripted-reps.ts';
import { listenerVersion } from '../listener/listen.ts';
import { scoreSession } from '../measure/score.ts';
import { engineVersion } from '../prospect/director.ts';
import { keptFresh, type PlannedSession, planDemo } from './demo-plan.ts';
import type { Library } from './library.ts';
import { skilledPolicy } from './mixed-rep.ts';
import { rehearse } from './rehearsal.ts';

/** Plays the demo team's twelve weeks: real calls with the scripted voice, really scored. */

export type DemoPeople = { orgId: string; people: ReadonlyMap<string, string> };
type Reps = ReadonlyMap<string, ScriptedReps>;

const day = 24 * 60 * 60_000;

/**
 * `today`: midnight in UTC. Members of the plan who are not among the people practise nothing; of the plan's sessions
 * those alone are played whose place in it `isWanted`.
 */
export function playDemo(
  demo: DemoPeople,
  library: Library,
  reps: Reps,
  today: Date,
  isWanted: (place: number) => boolean = () => true,
): PlayedSession[] {
  const scenarios = [...library.scenarios.keys()].filter((id) => reps.has(id) && !keptFresh.has(id));
  return planDemo(scenarios).flatMap((planned, place) => {
    const memberId = demo.people.get(planned.name);
    return memberId === undefined || !isWanted(place)
      ? []
      : [play(planned, { ...demo, memberId }, library, reps, today)];
  });
}

function play(
  { name, scenario: id, difficulty, skill, seed, daysAgo, minute, visibility }: PlannedSession,
  { orgId, memberId }: { orgId: string; memberId: string },
  library: Library,
  reps: Reps,
  today: Date,
): PlayedSession {
  const scenario = library.scenarios.get(id)!;
  const rubric = library.rubrics.get(scenario.rubric)!;
  const record = rehearse(scenario, difficulty, seed, skilledPolicy(reps.get(id)!, skill, seed), name);
  const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
  const startedMs = today.getTime() - daysAgo * day + minute * 60_000;
  const activeMs = record.events.at(-1)?.atMs ?? 0;
  const ended = record.events.at(-1)?.event;
  const endedAt = new Date(startedMs + activeMs);
  return {
    row: {
      ...{ orgId, id: uuidv7({ msecs: startedMs }), memberId, scenarioId: scenario.id, scenario, rubric },
      ...{ scenarioVersion: scenario.version, difficulty, seed, visibility, activeMs },
      ...{ listener: listenerVersion, engine: engineVersion, promptVersion: 'none' },
      ...{ status: 'ended', scoring: 'ready', startedAt: new Date(startedMs), endedAt },
      endedReason: ended?.kind === 'ended' ? ended.reason : 'by-rep',
      turns: record.events.filter(({ event }) => event.kind === 'rep-turn').length,
    },
    ...{ record, card, cardId: uuidv7({ msecs: endedAt.getTime() }) },
  };
}
