import type { Beat } from '../domain/beat.ts';
import {
  type DirectorStep,
  recordVersion,
  type SessionEvent,
  type SessionRecord,
  type SessionStep,
} from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import { initialState } from '../prospect/director.ts';
import { conversation } from './journal.ts';
import { type Cast, isWaiting, type Taken, take, takeTurn } from './turn.ts';

/** A whole session played without a socket or a database: the same chain, the same record. */

/** What a scripted rep does next: says something, or lets the silence stand. */
export type RepAct = { say: string } | { wait: true };
export type RepPolicy = {
  /** `heard`: the beats of the last step; `minute`: the prospect's clock. */
  next(heard: readonly Beat[], step: DirectorStep, minute: number): RepAct;
};

/** How long a rep takes over a turn, the prospect's words included. */
const turnMs = 48_000;
/** Longest a rehearsal may go on, in acts: a policy that only waits ends by the clock before. */
const mostActs = 200;

export function rehearse(
  scenario: Scenario,
  difficulty: Difficulty,
  seed: string,
  policy: RepPolicy,
  repName = 'Sam',
): SessionRecord {
  const cast: Cast = { scenario, difficulty, seed, repName };
  const record: SessionRecord = { events: [], steps: [] };
  let atMs = 0;

  const add = (event: SessionEvent) => {
    const seq = record.events.length + 1;
    record.events.push({ seq, v: recordVersion, atMs: Math.round(atMs), event });
    return seq;
  };
  const addStep = (seq: number, step: SessionStep) => record.steps.push({ seq, v: recordVersion, step });

  function put(taken: Taken, own: SessionEvent | null): DirectorStep {
    let seq = 0;
    for (const event of taken.events) seq = add(event);
    if (own) seq = add(own);
    if (seq === 0) seq = add({ kind: 'cue', cue: 'silence' });
    addStep(seq, taken.step);
    for (const [saying, { persona, text }] of taken.step.says.entries()) {
      const said = add({ kind: 'prospect-turn', persona, text });
      addStep(said, { kind: 'voice', voice: 'scripted', stepSeq: seq, saying });
    }
    return taken.step;
  }

  let step = put(take(cast, initialState(scenario, difficulty), { kind: 'open' }, 0), { kind: 'started' });
  for (let acts = 0; acts < mostActs && !step.state.ended; acts++) {
    const act = policy.next(step.beats, step, step.state.clockMs / 60_000);
    if ('wait' in act) {
      atMs = Math.max(atMs + 1_000, step.wakeAtMs ?? atMs + 10_000);
      const taken = take(cast, step.state, { kind: 'tick' }, atMs);
      step = isWaiting(taken) ? taken.step : put(taken, null);
    } else {
      atMs += turnMs;
      const taken = takeTurn(cast, step.state, act.say, conversation(record.events), atMs);
      step = put(taken, { kind: 'rep-turn', text: act.say, replyMs: null, tookMs: null });
    }
  }
  add({ kind: 'ended', reason: step.state.ended ?? 'by-rep' });
  return record;
}
