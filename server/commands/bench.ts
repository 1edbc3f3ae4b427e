import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { endAll, endProcesses, makeFolder, profileInto } from './bench/children.ts';
import { watchProcessors } from './bench/contention.ts';
import { measureDisk } from './bench/disk.ts';
import type { Figure, Row } from './bench/figure.ts';
import { firstScreen } from './bench/first-screen.ts';
import { firstWord } from './bench/first-word.ts';
import { idleSessions } from './bench/idle-sessions.ts';
import { modelStream } from './bench/model-stream.ts';
import { ms, percentile } from './bench/numbers.ts';
import { resume } from './bench/resume.ts';
import { scoreTime } from './bench/score-time.ts';
import { scorecardReady } from './bench/scorecard-ready.ts';
import { scorecardScreen } from './bench/scorecard-screen.ts';
import { storedTurns } from './bench/stored-turns.ts';
import { drawTable } from './bench/table.ts';
import { teamPages } from './bench/team-pages.ts';
import { turnTime } from './bench/turn-time.ts';

/**
 * `npm run bench [-- FIGURE …] [--quick] [--json FILE] [--profile FOLDER]`: the figures the product is
 * held to, each beside a bare thing that was run next to it. Ends with 1 where a goal was missed.
 */

const figures: Figure[] = [
  firstWord,
  storedTurns,
  modelStream,
  idleSessions,
  turnTime,
  scoreTime,
  scorecardReady,
  scorecardScreen,
  resume,
  firstScreen,
  teamPages,
];

const options = { quick: { type: 'boolean' }, json: { type: 'string' }, profile: { type: 'string' } } as const;

/** Throws on an option or a figure that isn't there. */
function readArguments() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const unknown = positionals.find((id) => !figures.some((figure) => figure.id === id));
  if (unknown) throw new TypeError(`There is no figure "${unknown}".`);
  return { quick: values.quick ?? false, json: values.json, profile: values.profile, wanted: positionals };
}

function explain(error: unknown): never {
  console.error((error as Error).message);
  console.error('npm run bench [-- FIGURE …] [--quick] [--json FILE] [--profile FOLDER]; the figures:');
  for (const { id, says } of figures) console.error(`  ${id.padEnd(20)} ${says}`);
  process.exit(2);
}

const given = (() => {
  try {
    return readArguments();
  } catch (error) {
    return explain(error);
  }
})();
const { quick, wanted } = given;
if (given.profile) profileInto(given.profile);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endAll().then(() => process.exit(130)));

const percent = (share: number) => `${Math.round(share * 100)} %`;

const rows: Row[] = [];
const notes: string[] = [];
const failures: string[] = [];
const folder = makeFolder();
const disk = () => measureDisk(folder, quick ? 100 : 300);
const before = { load: loadavg()[0] ?? 0, disk: disk() };
for (const figure of figures.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  console.error(`${figure.id}: ${figure.says} …`);
  const contention = watchProcessors();
  try {
    const outcome = await figure.run({ quick });
    console.error(`${drawTable(outcome.rows)}\n`);
    rows.push(...outcome.rows);
    notes.push(...outcome.notes);
    const seen = contention();
    if (seen)
      notes.push(
        `${figure.id}: processors busy ${percent(seen.all)} of the time, somebody waiting for one ${percent(seen.waiting)}`,
      );
  } catch (error) {
    failures.push(`${figure.id} could not be measured: ${(error as Error).message}`);
  } finally {
    await endProcesses();
  }
}
const synced = [...before.disk, ...disk()];
await endAll();

const machine = {
  cores: availableParallelism(),
  node: process.version,
  loadBefore: before.load,
  loadAfter: loadavg()[0] ?? 0,
};
const fdatasync = { p50: percentile(synced, 0.5), p99: percentile(synced, 0.99) };
console.log(drawTable(rows));
console.log('');
for (const note of notes) console.log(note);
console.log(
  `machine: ${machine.cores} cores, Node ${machine.node}, load ${machine.loadBefore.toFixed(2)} before and ${machine.loadAfter.toFixed(2)} after`,
);
console.log(`disk: 4 KB written and kept (fdatasync) p50 ${ms(fdatasync.p50)}, p99 ${ms(fdatasync.p99)}`);
for (const failure of failures) console.error(failure);
if (given.json)
  writeFileSync(
    given.json,
    `${JSON.stringify({ at: new Date().toISOString(), quick, machine, fdatasyncMs: fdatasync, rows, notes, failures }, null, 2)}\n`,
  );
process.exit(failures.length > 0 || rows.some((row) => row.reached === false) ? 1 : 0);
