import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Scenario } from '../../domain/scenario.ts';
import { ScriptedReps } from '../../domain/scripted-reps.ts';
import { listen } from '../../listener/listen.ts';
import { readTurn } from '../../listener/read-turn.ts';
import { readLibrary } from '../../practice/library.ts';
import { type Figure, row } from './figure.ts';
import { median, nowMs, percentile } from './numbers.ts';

/** Time to hear and read a rep's turn, and how it grows with the turn's length. */

const root = resolve(import.meta.dirname, '../../../scenarios');
const sentence = 'you know what the memo says about fifteen per cent and who signs it by friday ';

export const turnTime: Figure = {
  id: 'hear',
  says: 'hear and read one turn of a rep',
  async run({ quick }) {
    const scenario = readLibrary(root).scenarios.get('night-desk');
    if (!scenario) throw new Error('the scenario night-desk is not there');
    const turns = linesOf(scenario).slice(0, quick ? 100 : 300);
    const bare = turns.map((text) => timeOf(() => text.toLowerCase().split(/\s+/)));
    const heard = turns.map((text) => timeOf(() => hearAndRead(scenario, text)));
    const [short, long] = [12_500, 50_000].map((words) =>
      median(Array.from({ length: 3 }, () => timeOf(() => hearAndRead(scenario, wordsOf(words))))),
    ) as [number, number];
    const split = 'splitting the same turns into words';
    const rows = ([0.5, 0.99] as const).map((share) =>
      row('hear', {
        what: `a turn: p${share * 100}`,
        value: percentile(heard, share),
        unit: 'ms',
        baseline: { what: split, value: percentile(bare, share), unit: 'ms' },
      }),
    );
    rows.push(row('hear', { what: '50,000 words over 12,500', value: long / short, unit: '×', goal: { atMost: 6 } }));
    return { rows, notes: [`hear: 50,000 words take ${Math.round(long)} ms; linear is 4 ×, 6 is allowed`] };
  },
};

function linesOf(scenario: Scenario): string[] {
  const reps = ScriptedReps.parse(parse(readFileSync(join(root, 'reps', `${scenario.id}.yaml`), 'utf8')));
  return Object.values(reps.strong.objections)
    .concat(Object.values(reps.weak.objections), Object.values(reps.average.objections))
    .flat();
}

const wordsOf = (words: number) => sentence.repeat(Math.ceil(words / sentence.trim().split(' ').length));

function hearAndRead(scenario: Scenario, text: string) {
  const { moves } = listen({ speaker: 'rep', text, before: [] });
  return readTurn(scenario, text, moves, { before: [], open: null, topic: null, asked: null });
}

function timeOf(work: () => unknown): number {
  const began = nowMs();
  work();
  return nowMs() - began;
}
