import type { EndReason } from '../domain/prospect-state.ts';
import type { SessionRecord, Turn } from '../domain/record.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { callOf } from './call.ts';
import { measureCall } from './catalogue.ts';
import { levelOf, scoreCriterion, totalOf } from './criteria.ts';
import { ledgerOf } from './ledger.ts';
import { decisiveIn, momentOf } from './moments.ts';
import { headlineOf, outcomeIn } from './outcome.ts';
import { turnsOf } from './turns.ts';

/** Record → measurements → criteria → scorecard. Pure: the same record gives the same card, always. */

type Scored = { turns: Turn[]; scenario: Scenario | null; rubric: Rubric; listener: string };

function scoreCall(
  { turns, scenario, rubric, listener }: Scored,
  ended: EndReason | null,
  activeMs: number,
): Scorecard {
  const call = callOf(turns, scenario);
  const measurements = measureCall(call);
  const byId = new Map(measurements.map((m) => [m.id, m]));
  const criteria = rubric.criteria.map((criterion) => scoreCriterion(criterion, byId));
  const { overall, coverage } = totalOf(rubric, criteria);
  const outcome = outcomeIn(call, ended, activeMs);
  const decisive = decisiveIn(call);
  return {
    v: 1,
    rubric: { id: rubric.id, version: rubric.version, title: rubric.title },
    listener,
    overall,
    level: levelOf(overall),
    coverage,
    headline: headlineOf(call, decisive, outcome),
    criteria,
    measurements,
    moments: decisive.map((d) => momentOf(call, d)).toSorted((a, b) => a.at.seq - b.at.seq),
    ledger: ledgerOf(call),
    outcome,
  };
}

/** A practice session, from its record. Cost grows with its turns. */
export function scoreSession(input: {
  record: SessionRecord;
  scenario: Scenario;
  rubric: Rubric;
  listener: string;
}): Scorecard {
  const { record, ...rest } = input;
  const last = record.events.at(-1);
  const end = record.events.findLast(({ event }) => event.kind === 'ended');
  const ended = end?.event.kind === 'ended' ? end.event.reason : null;
  return scoreCall({ ...rest, turns: turnsOf(record) }, ended, last?.atMs ?? 0);
}

/** A real call, heard by the listener; with a scenario where its reps were given one. */
export function scoreTurns(input: Scored): Scorecard {
  const ends = input.turns.map((turn) => turn.endMs ?? turn.atMs);
  const from = input.turns[0]?.atMs ?? 0;
  return scoreCall(
    input,
    null,
    ends.reduce((most, ms) => Math.max(most, ms - from), 0),
  );
}
