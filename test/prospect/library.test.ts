import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../server/domain/scenario.ts';
import { difficulties } from '../../server/domain/scenario-parts.ts';
import { act, beatsOf, type Line, politeSeeds, type Rep, scenariosRoot, turn, wordsOf } from './acting.ts';
import { goodRep, politeRep } from './good-rep.ts';
import { readScenarios } from './scenario-files.ts';
import { smallScenario } from './small-scenario.ts';

const scenarios: [string, Scenario][] = [smallScenario, ...readScenarios(scenariosRoot)].map((s) => [s.id, s]);
const seeds = (count: number) => Array.from({ length: count }, (_, i) => `seed-${i}`);

/** Statements that never tire him: what a call brings by itself. */
const blandRep: Rep = (_, number) =>
  turn(`Yes, point ${number}.`, number % 3 === 0 ? ['acknowledge', 'label'] : ['label']);

function lowest(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.resistance));
}

describe.each(scenarios)('%s', (_, scenario) => {
  it('[PROSPECT9] never lowers resistance by more than 5 points for polite nothing, at any difficulty', () => {
    for (const difficulty of difficulties)
      for (const seed of seeds(politeSeeds))
        expect(lowest(act({ scenario, difficulty, seed }, politeRep, 20))).toBeGreaterThanOrEqual(95);
  });

  it('[PROSPECT6] lets nobody leave before the fifth minute unless insulted', () => {
    const pusher: Rep = () => turn('It has everything.', ['defend', 'disparage', 'feature'], { topic: null });
    for (const difficulty of difficulties)
      for (const seed of seeds(10)) {
        const lines = act({ scenario, difficulty, seed }, pusher, 20, 20_000);
        expect(lines.at(-1)?.state.ended).toBe('walked-away');
        expect(lines.at(-1)?.state.clockMs).toBeGreaterThanOrEqual(300_000);
      }
  });

  it('[PROSPECT5] brings every chance that a call of normal length promises', () => {
    for (const seed of seeds(10)) {
      const lines = act({ scenario, difficulty: 'guarded', seed }, blandRep, 20);
      const beats = beatsOf(lines);
      const last = lines.at(-1)?.state;
      expect(last?.clockMs).toBeGreaterThan(12 * 60_000);
      const raised = Object.keys(last?.objections ?? {});
      const types = raised.map((id) => scenario.objections.find((o) => o.id === id)?.type);
      expect(raised.length).toBeGreaterThanOrEqual(5);
      expect(new Set(types).size).toBeGreaterThanOrEqual(4);
      expect(last?.counts.pressed ?? 0).toBeGreaterThanOrEqual(Math.min(4, pressingIn(scenario)));
      const heaviest = [...scenario.hidden].sort((a, b) => b.weight - a.weight).slice(0, 4);
      expect(heaviest.filter((h) => (last?.told[h.id] ?? 0) >= 1).length).toBe(4);
      expect(beats.filter((b) => b.reply === 'handing-over').length).toBeGreaterThanOrEqual(1);
    }
  });

  it('[PROSPECT5] raises by its minute every objection that has one', () => {
    for (const seed of seeds(10)) {
      const lines = act({ scenario, difficulty: 'guarded', seed }, blandRep, 20);
      for (const objection of scenario.objections.filter((o) => o.by !== undefined && o.by <= 12)) {
        const first = lines.find((line) => line.state.objections[objection.id]);
        expect(first, `${objection.id} of ${scenario.id}`).toBeDefined();
        expect((first?.state.clockMs ?? 0) / 60_000).toBeLessThanOrEqual((objection.by ?? 0) + 1.6);
      }
    }
  });

  it('[PROSPECT2] opens within 17 turns to a rep who does right', () => {
    for (const seed of seeds(5)) {
      const lines = act({ scenario, difficulty: 'cold', seed }, goodRep(scenario), 17);
      const { trust, irritation } = lines.at(-1)?.state.mood ?? { trust: 0, irritation: 100 };
      expect(trust).toBeGreaterThanOrEqual(scenario.temperament.thresholds.open.trust);
      expect(irritation).toBeLessThan(scenario.temperament.thresholds.open.irritation);
      expect(lowest(lines)).toBeLessThan(60);
    }
  });

  it('[PROSPECT5] presses four times, and objects five, on a rep who does right as well', () => {
    for (const difficulty of difficulties)
      for (const seed of seeds(5)) {
        const last = act({ scenario, difficulty, seed }, goodRep(scenario), 18).at(-1)?.state;
        expect(last?.ended).toBeNull();
        expect(last?.counts.pressed ?? 0).toBeGreaterThanOrEqual(Math.min(4, pressingIn(scenario)));
        expect(Object.keys(last?.objections ?? {}).length).toBeGreaterThanOrEqual(5);
      }
  });

  it('[PROSPECT5] plays no event that what was raised or fired before it rules out', () => {
    for (const seed of seeds(5))
      for (const rep of [goodRep(scenario), blandRep]) {
        const lines = act({ scenario, difficulty: 'cold', seed }, rep, 20);
        lines.forEach((line, i) => {
          const before = lines[i - 1]?.state;
          for (const beat of line.beats.filter((b) => b.event && b.part === 'concern')) {
            const unless = scenario.events.find((e) => e.id === beat.event)?.unless ?? [];
            for (const condition of unless) {
              if ('raised' in condition) expect(before?.objections[condition.raised]).toBeUndefined();
              if ('fired' in condition) expect(before?.fired[condition.fired]).toBeUndefined();
            }
          }
        });
      }
  });

  it('[PROSPECT6] can be won at every difficulty', () => {
    for (const difficulty of difficulties)
      for (const seed of seeds(5)) {
        const { ended } = act({ scenario, difficulty, seed }, goodRep(scenario, 17), 20).at(-1)?.state ?? {};
        expect(['agreed', 'settled']).toContain(ended);
      }
  });

  it('[PROSPECT8] gives the same words to the same seed, and others to another', () => {
    const words = (seed: string) => wordsOf(act({ scenario, difficulty: 'cold', seed }, goodRep(scenario), 15));
    expect(words('a')).toEqual(words('a'));
    expect(words('a')).not.toEqual(words('b'));
  });
});

function pressingIn(scenario: Scenario): number {
  const fair = scenario.events.filter((e) => e.pressing && e.when.some((t) => 'minute' in t || 'after' in t));
  return scenario.objections.filter((o) => o.pressing).length + fair.length;
}
