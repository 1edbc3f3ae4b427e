import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type Assignment, findAssignment, readAttempts } from '../db/assignments.ts';
import type { Database } from '../db/connect.ts';
import { insertSession, type NewSessionRow } from '../db/new-session.ts';
import { findOriginal } from '../db/practice-sessions.ts';
import { assignmentState, attemptFault, attemptOf } from '../domain/assignment.ts';
import { recordVersion, type SessionRecord } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { listenerVersion } from '../listener/listen.ts';
import { engineVersion, initialState } from '../prospect/director.ts';
import type { NewSession } from '../protocol/session-view.ts';
import type { Library } from './library.ts';
import { beginningOf } from './replay.ts';
import { rubricInForce } from './rubrics.ts';
import { take } from './turn.ts';

/** Starts sessions: what one runs on is frozen here, and the call opens. */

/** Why a session was not started: the code of the answer's Problem, and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly code:
    | 'no-such-scenario'
    | 'no-such-session'
    | 'no-such-assignment'
    | 'no-such-turn'
    | 'still-live'
    | 'not-possible';
  constructor(code: CannotStart['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type StartDeps = { db: Database; library: Library; promptVersion: string };
/** `teams`: ids of those the starter is in, whose assignments are theirs too. */
export type Starter = { orgId: string; userId: string; name: string; teams?: readonly string[] };

/** Starts a session for `starter` and returns its id. Throws CannotStart. */
export async function createSession(deps: StartDeps, starter: Starter, wanted: NewSession): Promise<string> {
  if (wanted.assignment !== undefined && wanted.seed !== undefined)
    throw new CannotStart(
      'not-possible',
      'A declared attempt at an assignment takes no chosen seed. Leave the seed out.',
    );
  const assigned = wanted.assignment === undefined ? null : await assignedTo(deps, starter, wanted.assignment, wanted);
  return wanted.replayOf
    ? startReplay(deps, starter, wanted, wanted.replayOf)
    : startFresh(deps, starter, wanted, assigned);
}

/** The starter's assignment of that id, with an attempt left that this session may be. Throws CannotStart. */
async function assignedTo({ db }: StartDeps, starter: Starter, id: string, wanted: NewSession): Promise<Assignment> {
  const { orgId, userId, teams = [] } = starter;
  const found = await findAssignment(db, orgId, id);
  if (!found || !(found.memberId === userId || (found.teamId !== null && teams.includes(found.teamId))))
    throw new CannotStart('no-such-assignment', 'There is no such assignment for you. Start the scenario without one.');
  const mine = (await readAttempts(db, orgId, [id])).filter((attempt) => attempt.memberId === userId);
  // late is better than never: the day it is due closes nothing
  const state = assignmentState({ ...found, withdrawn: found.withdrawnAt !== null }, mine.map(attemptOf), found.dueOn);
  const { scenario, difficulty, replayOf } = wanted;
  const fault = attemptFault(found, state, mine.length, { scenario, difficulty, isReplay: replayOf !== undefined });
  if (fault) throw new CannotStart('not-possible', fault);
  return found;
}

async function startFresh(
  deps: StartDeps,
  starter: Starter,
  wanted: NewSession,
  assigned: Assignment | null,
): Promise<string> {
  const scenario = deps.library.scenarios.get(wanted.scenario);
  const rubric = scenario && (await rubricInForce(deps, starter.orgId, scenario.rubric));
  if (!scenario || !rubric)
    throw new CannotStart('no-such-scenario', 'There is no such scenario. Take an id from the list of scenarios.');
  const difficulty =
    assigned?.difficulty ?? wanted.difficulty ?? (scenario.difficulties[0] as Scenario['difficulties'][number]);
  if (!scenario.difficulties.includes(difficulty))
    throw new CannotStart('not-possible', `This scenario can be practised ${scenario.difficulties.join(', ')}.`);
  const seed = wanted.seed ?? randomBytes(8).toString('hex');
  const opening = take(
    { scenario, difficulty, seed, repName: starter.name },
    initialState(scenario, difficulty),
    { kind: 'open' },
    0,
  );
  const events = [{ kind: 'started' } as const, ...opening.events];
  const beginning: SessionRecord = {
    events: events.map((event, i) => ({ seq: i + 1, v: recordVersion, atMs: 0, event })),
    steps: [{ seq: 1, v: recordVersion, step: opening.step }],
  };
  const row = {
    ...whose(starter),
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    scenario,
    rubric,
    difficulty,
    seed,
    watching: wanted.watch ? ('allowed' as const) : ('off' as const),
    ...runsOn(deps),
    ...(assigned && {
      assignmentId: assigned.id,
      visibility: assigned.declared ? ('declared' as const) : ('private' as const),
    }),
  };
  if (!(await insertSession(deps.db, row, beginning)))
    throw new CannotStart('not-possible', 'The last attempt at this assignment has just been started elsewhere.');
  return row.id;
}

/** The same call up to a turn, to be answered again: on the scenario as it was then. */
async function startReplay(
  deps: StartDeps,
  starter: Starter,
  wanted: NewSession,
  from: { session: string; seq: number },
): Promise<string> {
  const original = await findOriginal(deps.db, starter.orgId, starter.userId, from.session);
  if (!original)
    throw new CannotStart('no-such-session', 'There is no such session of yours. Replay one from your history.');
  const { session, record } = original;
  if (session.status !== 'ended')
    throw new CannotStart('still-live', 'That session is still running. End it, then replay it from any turn.');
  if (wanted.scenario !== session.scenarioId || (wanted.difficulty ?? session.difficulty) !== session.difficulty)
    throw new CannotStart('not-possible', 'A replay keeps the scenario and the difficulty of its session.');
  const beginning = beginningOf(record, from.seq);
  if (!beginning)
    throw new CannotStart('no-such-turn', 'No turn of yours stands there or after it. Choose an earlier one.');
  const { events } = beginning.record;
  const row: NewSessionRow = {
    ...whose(starter),
    scenarioId: session.scenarioId,
    scenarioVersion: session.scenarioVersion,
    scenario: session.scenario,
    rubric: session.rubric,
    difficulty: session.difficulty,
    seed: wanted.seed ?? session.seed,
    watching: wanted.watch ? 'allowed' : 'off',
    ...runsOn(deps),
    replaySession: session.id,
    replaySeq: beginning.seq,
    activeMs: events.at(-1)?.atMs ?? 0,
    turns: events.filter((e) => e.event.kind === 'rep-turn').length,
  };
  await insertSession(deps.db, row, beginning.record);
  return row.id;
}

const whose = (starter: Starter) => ({ orgId: starter.orgId, id: uuidv7(), memberId: starter.userId });

const runsOn = (deps: StartDeps) => ({
  listener: listenerVersion,
  engine: engineVersion,
  promptVersion: deps.promptVersion,
});
