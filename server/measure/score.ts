import { isJudged, type Judged } from '../domain/judge.ts';
import type { EndReason } from '../domain/prospect-state.ts';
import type { SessionRecord, Turn } from '../domain/record.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { type Call, callOf } from './call.ts';
import { measureCall } from './catalogue.ts';
import { lostIn } from './costs.ts';
import { levelOf, scoreCriterion, totalOf, withheld } from './criteria.ts';
import { doubtsOf } from './doubts.ts';
import { judgedRow } from './judged.ts';
import { withJudged } from './judged-card.ts';
import { ledgerOf } from './ledger.ts';
import { decisiveIn, momentsOf } from './moments.ts';
import { headlineOf, outcomeIn } from './outcome.ts';
import { isLost } from './row.ts';
import { turnsOf } from './turns.ts';

/** Record → measurements → criteria → scorecard. Pure: the same record gives the same card, always. */

type Scored = { turns: Turn[]; scenario: Scenario | null; rubric: Rubric; listener: string };
type Ending = { ended: EndReason | null; activeMs: number };

function scoreCall(call: Call, { rubric, listener }: Pick<Scored, 'rubric' | 'listener'>, end: Ending): Scorecard {
  const measurements = measureCall(call);
  const byId = new Map(measurements.map((m) => [m.id, m]));
  const criteria = rubric.criteria.map((criterion) =>
    isJudged(criterion) ? withheld(criterion) : scoreCriterion(criterion, byId, isLost(call)),
  );
  const { overall, coverage } = totalOf(rubric, criteria);
  const outcome = outcomeIn(call.whole ?? call, end.ended, end.activeMs);
  const decisive = decisiveIn(call, lostIn(criteria, measurements));
  return {
    v: 1,
    rubric: { id: rubric.id, version: rubric.version, title: rubric.title },
    listener,
    overall,
    level: levelOf(overall),
    doubts: doubtsOf(call, rubric, criteria, measurements, coverage),
    coverage,
    headline: headlineOf(call, decisive, outcome),
    criteria,
    measurements,
    moments: momentsOf(call, decisive),
    ledger: ledgerOf(call.whole ?? call),
    outcome,
  };
}

type Session = {
  record: SessionRecord;
  scenario: Scenario;
  rubric: Rubric;
  listener: string;
  takenOver?: number;
  judged?: Judged | null;
};

/** A session as the rows look at it. */
export const callIn = ({ record, scenario, takenOver }: Pick<Session, 'record' | 'scenario' | 'takenOver'>): Call =>
  callOf(turnsOf(record), scenario, takenOver);

/**
 * A practice session, from its record. Cost grows with its turns. `takenOver`: of a replay, the last seq that it took
 * over from the session it replays. What the rep did there was scored there: the rows on conduct and the moments count
 * from the fork on, the rows on what the call has reached, the ledger and the outcome over the whole call. `judged`: the
 * votes that a judge gave, if any.
 */
export function scoreSession(input: Session): Scorecard {
  const { record, rubric, judged } = input;
  const end = record.events.findLast(({ event }) => event.kind === 'ended');
  const ended = end?.event.kind === 'ended' ? end.event.reason : null;
  const call = callIn(input);
  const card = scoreCall(call, input, { ended, activeMs: record.events.at(-1)?.atMs ?? 0 });
  return judged ? withJudged(card, rubric, judgedRow(call, judged, false), judged) : card;
}

/** A real call, heard by the listener; with a scenario where its reps were given one. */
export function scoreTurns(input: Scored): Scorecard {
  const { turns, scenario } = input;
  const ends = turns.map((turn) => turn.endMs ?? turn.atMs);
  const from = turns[0]?.atMs ?? 0;
  const activeMs = ends.reduce((most, ms) => Math.max(most, ms - from), 0);
  return scoreCall(callOf(turns, scenario), input, { ended: null, activeMs });
}
