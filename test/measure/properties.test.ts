import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SessionRecord } from '../../server/domain/record.ts';
import { rngFor } from '../../server/domain/rng.ts';
import { Scorecard } from '../../server/domain/scorecard.ts';
import { type RepKind, repKinds, ScriptedReps } from '../../server/domain/scripted-reps.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { turnsOf } from '../../server/measure/turns.ts';
import { rehearse } from '../../server/practice/rehearsal.ts';
import { repPolicy } from '../../server/practice/scripted-rep.ts';
import { scenariosRoot } from '../prospect/acting.ts';
import { library, rowsOf } from './talk.ts';

/** Whole sessions of scripted reps, and records with pieces torn out: what holds for every card. */

const scenarios = [...library.scenarios.values()];
const repsOf = (id: string) =>
  ScriptedReps.parse(parse(readFileSync(join(scenariosRoot, 'reps', `${id}.yaml`), 'utf8')));
const shares = new Set(['share', 'yes-no']);

function play(scenario: (typeof scenarios)[number], kind: RepKind): SessionRecord {
  return rehearse(scenario, 'cold', 'property', repPolicy(repsOf(scenario.id), kind, 'property'));
}

function check(record: SessionRecord, scenario: (typeof scenarios)[number]) {
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error(`no rubric ${scenario.rubric}`);
  const score = () => scoreSession({ record, scenario, rubric, listener: 'rules-1' });
  const card = score();
  expect(Scorecard.safeParse(card).error).toBeUndefined();
  expect(JSON.stringify(score())).toBe(JSON.stringify(card));
  expect(JSON.stringify(card)).not.toMatch(/NaN|Infinity|undefined/);
  const texts = new Map(turnsOf(record).map((t) => [t.seq, t.text]));
  for (const m of card.measurements) {
    if (m.status === 'measured') expect(Number.isFinite(m.value), m.id).toBe(true);
    else expect(m.value, m.id).toBeNull();
    if (m.value !== null && shares.has(m.unit)) {
      expect(m.value, m.id).toBeGreaterThanOrEqual(0);
      expect(m.value, m.id).toBeLessThanOrEqual(1);
    }
    for (const { seq, start, end } of [...m.evidence, ...m.missed]) {
      const text = texts.get(seq);
      expect(text, m.id).toBeDefined();
      expect(start, m.id).toBeGreaterThanOrEqual(0);
      expect(end, m.id).toBeGreaterThan(start);
      expect(end, m.id).toBeLessThanOrEqual(text?.length ?? 0);
    }
  }
  for (const c of card.criteria) if (c.computed !== null) expect(c.computed >= 0 && c.computed <= 100, c.id).toBe(true);
  expect(card.moments.length).toBeLessThanOrEqual(3);
  return card;
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('[MEASURE5] %s', (_, scenario) => {
  it.each([...repKinds])('holds for the %s rep', (kind) => {
    check(play(scenario, kind), scenario);
  });

  it('[MEASURE4] the silent, the stuffer and the injector come to less than half of the average rep', () => {
    const average = check(play(scenario, 'average'), scenario);
    for (const kind of ['silent', 'stuffer', 'injector'] as const) {
      const card = check(play(scenario, kind), scenario);
      expect(card.overall ?? 0).toBeLessThan((average.overall ?? 0) / 2);
    }
  });

  it('holds for a record with pieces torn out', () => {
    const record = play(scenario, 'strong');
    for (let tear = 0; tear < 6; tear++) {
      const rng = rngFor('tear', tear);
      const keep = (_: unknown, i: number) => rng(`keep ${i}`) > 0.3;
      check({ events: record.events.filter(keep), steps: record.steps }, scenario);
      check({ events: record.events, steps: record.steps.filter(keep) }, scenario);
    }
    check({ events: [], steps: [] }, scenario);
    check({ events: record.events.slice(0, 2), steps: [] }, scenario);
  });
});

it('[MEASURE9] an empty session has no total, and says so', () => {
  const [scenario] = scenarios;
  if (!scenario) throw new Error('no scenario');
  const card = check({ events: [], steps: [] }, scenario);
  expect(card).toMatchObject({ overall: null, level: null, coverage: 0, moments: [] });
  expect(card.headline).toBe('Nothing was said, so nothing was scored.');
  expect(rowsOf([], scenario)('stress-agenda').status).toBe('no-opportunity');
});
