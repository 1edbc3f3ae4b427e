import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../server/domain/scenario.ts';
import { allLines } from '../../server/domain/scenario-check.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** Forms of one call: a goal set on the one may close on the other. */

const scenarios = readScenarios(scenariosRoot);
const pairs = scenarios.flatMap((one) =>
  one.equivalents.map((id) => [one.id, id, one, scenarios.find((other) => other.id === id)] as const),
);

/** What a form asks of whoever plays it, whatever it is about. */
const demands = (s: Scenario) => ({
  family: s.family,
  rubric: s.rubric,
  minutes: s.minutes,
  words: s.words,
  difficulties: s.difficulties,
  handsOverAt: s.exits.handOverMinute,
  ladders: s.hidden.map(({ weight, rungs }) => [weight, rungs.length].join(' of ')).sort(),
  objections: s.objections.map(({ type, weight }) => `${type} ${weight}`).sort(),
  inTime: s.compliance.map(({ rule, byMinute }) => `${rule} ${byMinute ?? ''}`).sort(),
});

describe('[PROSPECT21] equivalent scenarios', () => {
  it('are there for every family', () => {
    expect(new Set(pairs.map(([, , { family }]) => family))).toEqual(
      new Set(['hostile-procurement', 'executive-roi', 'competitor-mention']),
    );
  });

  it.each(pairs)('%s and %s name each other and ask the same', (_, __, one, other) => {
    expect(other?.equivalents).toContain(one.id);
    expect(demands(one)).toEqual(demands(other!));
  });

  it.each(pairs)('%s and %s share no person, no firm and no line', (_, __, one, other) => {
    const told = (s: Scenario) =>
      new Set([
        ...s.personas.flatMap(({ name, organisation }) => [name, organisation]),
        ...[...allLines([s.hidden, s.objections, s.events])].map(({ text }) => text),
      ]);
    const theirs = told(other!);
    expect([...told(one)].filter((text) => theirs.has(text))).toEqual([]);
  });
});
