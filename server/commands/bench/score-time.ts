import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { SessionRecord } from '../../domain/record.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { ScriptedReps } from '../../domain/scripted-reps.ts';
import { listenerVersion } from '../../listener/listen.ts';
import { scoreSession } from '../../measure/score.ts';
import { readLibrary } from '../../practice/library.ts';
import { rehearse } from '../../practice/rehearsal.ts';
import { repPolicy } from '../../practice/scripted-rep.ts';
import { type Figure, row } from './figure.ts';
import { nowMs, percentile } from './numbers.ts';

/** Time to score a session from its stored moves, and how it grows with the turns. */

const root = resolve(import.meta.dirname, '../../../scenarios');
const lengths = [20, 40, 80] as const;

export const scoreTime: Figure = {
  id: 'score',
  says: 'score a 40-turn session from stored moves',
  async run({ quick }) {
    const { scenarios, rubrics } = readLibrary(root);
    const scenario = scenarios.get('night-desk');
    const rubric = scenario && rubrics.get(scenario.rubric);
    if (!scenario || !rubric) throw new Error('the scenario night-desk is not there');
    const long = rehearseLong(scenario);
    const times = quick ? 60 : 300;
    const measured = lengths.map((turns) => {
      const record = firstTurns(long, turns);
      const stored = JSON.stringify(record);
      const score = () => scoreSession({ record, scenario, rubric, listener: listenerVersion });
      const scoring = timeOf(times, score);
      const reading = timeOf(times, () => JSON.parse(stored));
      return { turns, scoring, reading, processor: processorTimeOf(times, score), bytes: stored.length };
    });
    const rows = measured.flatMap(({ turns, scoring, reading }) =>
      ([0.5, 0.95] as const).map((share) =>
        row('score', {
          what: `${turns} rep turns: p${share * 100}`,
          value: percentile(scoring, share),
          unit: 'ms',
          baseline: { what: 'JSON.parse of the record', value: percentile(reading, share), unit: 'ms' },
          goal: turns === 40 ? { atMost: 5 } : undefined,
        }),
      ),
    );
    const [at20, at40, at80] = measured.map(({ processor }) => processor) as [number, number, number];
    rows.push(
      row('score', { what: '40 rep turns: processor time', value: at40, unit: 'ms' }),
      row('score', {
        what: 'processor time at 80 turns over 40',
        value: at80 / at40,
        unit: '×',
        goal: { atMost: 2.2 },
      }),
      row('score', {
        what: 'processor time at 40 turns over 20',
        value: at40 / at20,
        unit: '×',
        goal: { atMost: 2.2 },
      }),
    );
    const sizes = measured.map(({ turns, bytes }) => `${turns}: ${Math.round(bytes / 1_024)} KB`).join(', ');
    return {
      rows,
      notes: [`score: size of the records as JSON by rep turns: ${sizes}; linear is 2 ×, 2.2 is allowed`],
    };
  },
};

/** A strong rep plays a call that has time for eighty turns and that nobody leaves. */
function rehearseLong(scenario: Scenario): SessionRecord {
  const reps = ScriptedReps.parse(parse(readFileSync(join(root, 'reps', `${scenario.id}.yaml`), 'utf8')));
  const { temperament } = scenario;
  const leaves = { ...temperament.thresholds.leaves, notBeforeMinute: 1_000 };
  const agrees = { ...temperament.thresholds.agrees, trust: 1_000 };
  const patient: Scenario = {
    ...scenario,
    minutes: 100,
    exits: { ...scenario.exits, handOverMinute: 1_000 },
    temperament: { ...temperament, thresholds: { ...temperament.thresholds, leaves, agrees } },
  };
  return rehearse(patient, 'cold', 'bench', repPolicy(reps, 'strong', 'bench'));
}

/** The record up to the prospect's answer to the n-th rep turn, ended there. */
function firstTurns(record: SessionRecord, turns: number): SessionRecord {
  const said = record.events.filter((e) => e.event.kind === 'rep-turn');
  if (said.length < turns) throw new Error(`the rehearsal ended after ${said.length} turns`);
  const next = said[turns]?.seq ?? record.events.length;
  const events = record.events.filter((e) => e.seq < next);
  const last = events.at(-1);
  if (!last) throw new Error('the rehearsal is empty');
  events.push({ ...last, seq: last.seq + 1, event: { kind: 'ended', reason: 'by-rep' } });
  return { events, steps: record.steps.filter((s) => s.seq < next) };
}

/** Milliseconds of each of so many runs, after as many to warm up. */
function timeOf(times: number, work: () => unknown): number[] {
  for (let i = 0; i < times; i++) work();
  return Array.from({ length: times }, () => {
    const began = nowMs();
    work();
    return nowMs() - began;
  });
}

/** Mean milliseconds of a processor: waiting for one, on a busy machine, doesn't lengthen it. */
function processorTimeOf(times: number, work: () => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / times;
}
