import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repKinds } from '../domain/scripted-reps.ts';
import { readLibrary, readScriptedReps } from '../practice/library.ts';
import { type DifficultyProof, type Play, proveDifficulty, seeds } from '../practice/proof.ts';

/** `npm run -s prove [-- ID] [--json]`: scripted reps play the scenarios; fails where a ranking is wrong. */

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const wanted = args.find((arg) => !arg.startsWith('--'));
const root = resolve(import.meta.dirname, '../../scenarios');
const { scenarios, rubrics } = readLibrary(root);

const chosen = [...scenarios.values()].filter((scenario) => !wanted || scenario.id === wanted);
if (chosen.length === 0) {
  console.error(`There is no scenario "${wanted}". There are: ${[...scenarios.keys()].join(', ')}.`);
  process.exit(2);
}

const plays = new Map<string, Play[]>();
const proofs = chosen.map((scenario) => {
  const reps = readScriptedReps(root, scenario.id);
  const rubric = rubrics.get(scenario.rubric);
  if (!rubric) throw new Error(`no rubric ${scenario.rubric}`);
  const played: Play[] = [];
  plays.set(scenario.id, played);
  const byDifficulty = scenario.difficulties.map((difficulty) => {
    const proof = proveDifficulty(scenario, rubric, reps, difficulty, played);
    if (!asJson) print(scenario.id, proof);
    return proof;
  });
  return { scenario, byDifficulty, passed: byDifficulty.every((proof) => proof.passed) };
});

const passed = proofs.every((proof) => proof.passed);
if (asJson) console.log(JSON.stringify(summary(), null, 2));
else console.log(passed ? 'Every scenario ranks them right.' : 'A ranking is wrong: see the lines marked "wrong".');
process.exit(passed ? 0 : 1);

function print(id: string, proof: DifficultyProof) {
  const means = repKinds.map((kind) => `${kind} ${format(proof.mean[kind])}`).join('  ');
  const cheats = Object.entries(proof.worstCheat).map(
    ([kind, lead]) => `${kind} ${lead > 0 ? '+' : ''}${format(lead)}`,
  );
  console.log(
    `${proof.passed ? 'right' : 'wrong'}  ${id.padEnd(20)} ${proof.difficulty.padEnd(8)} ${means}  |  strong over average ${proof.strongOverAverage}/${seeds}, average over weak ${proof.averageOverWeak}/${seeds}; against weak at worst: ${cheats.join(', ')}`,
  );
}

function format(value: number | null) {
  return value === null ? '–' : value.toFixed(1);
}

/** Rows of the measurement catalogue that a test holds: those named `[M7]` in the tests of the measurements. */
function rowsWithTests(): Set<number> {
  const folder = join(root, '../test/measure');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.test.ts')) : [];
  const tags = files.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\[M(\d+)\]/g)]);
  return new Set(tags.map((tag) => Number(tag[1])));
}

/** The shape of design.md: means over difficulties and seeds, which scenarios exercise which measurement, and which of those a test holds. */
function summary() {
  const tested = rowsWithTests();
  const measurements = new Map<string, { number: number; id: string; scenarios: Set<string> }>();
  for (const [id, played] of plays)
    for (const { card } of played)
      for (const m of card.measurements) {
        const entry = measurements.get(m.id) ?? { number: m.number, id: m.id, scenarios: new Set<string>() };
        if (m.status === 'measured') entry.scenarios.add(id);
        measurements.set(m.id, entry);
      }
  return {
    scenarios: proofs.map(({ scenario, byDifficulty, passed }) => ({
      id: scenario.id,
      family: scenario.family,
      passed,
      reps: Object.fromEntries(repKinds.map((kind) => [kind, mean(byDifficulty.flatMap((p) => p.mean[kind] ?? []))])),
      difficulties: byDifficulty,
    })),
    measurements: [...measurements.values()].map(({ number, id, scenarios }) => ({
      number,
      id,
      scenarios: [...scenarios],
      tested: tested.has(number),
    })),
  };
}

function mean(values: number[]) {
  return values.length === 0 ? null : Math.round((values.reduce((sum, v) => sum + v, 0) / values.length) * 10) / 10;
}
