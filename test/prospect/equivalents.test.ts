import { expect, it } from 'vitest';
import type { Scenario } from '../../server/domain/scenario.ts';
import { allLines } from '../../server/domain/scenario-check.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** Equivalent scenarios: a goal set on the one may close on the other, so the other asks as much. */

const scenarios = readScenarios(scenariosRoot);
const pairs = scenarios.flatMap((scenario) => scenario.equivalents.map((other) => [scenario.id, other] as const));
const find = (id: string): Scenario => {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  return scenario;
};
const numbers = (all: number[]) => all.toSorted((a, b) => b - a);
const types = ({ objections }: Scenario) => new Set(objections.map((objection) => objection.type)).size;

/** What a scenario asks of whoever plays it, whatever it is about. */
const demands = (scenario: Scenario) => ({
  family: scenario.family,
  rubric: scenario.rubric,
  minutes: scenario.minutes,
  difficulties: scenario.difficulties,
  words: scenario.words,
  ladders: scenario.hidden.map(({ weight, rungs }) => `${weight} over ${rungs.length}`).toSorted(),
  objections: numbers(scenario.objections.map(({ weight }) => weight)),
  types: types(scenario),
  pressing: [...scenario.events, ...scenario.objections].filter(({ pressing }) => pressing).length,
  compliance: scenario.compliance.length,
  mustRaise: scenario.mustRaise.length,
  trades: [scenario.trades.give.length, scenario.trades.get.length],
});

it('[PROSPECT21] there are equivalents to go on to', () => {
  expect(pairs.length).toBeGreaterThan(0);
});

it.each(pairs)('[PROSPECT21] %s and %s name each other and ask as much', (id, other) => {
  expect(find(other).equivalents).toContain(id);
  expect(demands(find(other))).toEqual(demands(find(id)));
});

it.each(pairs)('[PROSPECT21] whoever played %s has heard no line of %s', (id, other) => {
  const said = ({ hidden, objections, events }: Scenario) =>
    [...allLines([hidden, objections, events])].map(({ text }) => text);
  const heard = new Set(said(find(id)));
  expect(said(find(other)).filter((text) => heard.has(text))).toEqual([]);
});
