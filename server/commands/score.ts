import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Evidence } from '../domain/measurement.ts';
import type { Turn } from '../domain/record.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { listenerVersion } from '../listener/listen.ts';
import { clockOf } from '../measure/row.ts';
import { scoreTurns } from '../measure/score.ts';
import { TranscriptError } from '../measure/transcript/segment.ts';
import { readLibrary } from '../practice/library.ts';
import { hearTranscript } from '../practice/transcript-file.ts';

/**
 * `npm run -s score -- FILE (--scenario ID or --rubric ID) --rep NAME --json`: scores a transcript (WebVTT, JSON
 * or "Name: words") and prints the scorecard.
 */

const usage = 'Usage: npm run -s score -- FILE (--scenario ID or --rubric ID) --rep NAME [--json]';

function fail(message: string, code = 2): never {
  console.error(message);
  process.exit(code);
}

function readArgs() {
  try {
    const options = {
      scenario: { type: 'string' },
      rubric: { type: 'string' },
      rep: { type: 'string' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0 || !values.rep) fail(usage);
    return { ...values, file, rep: values.rep };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : 'unreadable arguments'}\n${usage}`);
  }
}

const args = readArgs();
const { scenarios, rubrics } = readLibrary(resolve(import.meta.dirname, '../../scenarios'));
const scenario = args.scenario === undefined ? null : scenarios.get(args.scenario);
if (scenario === undefined)
  fail(`There is no scenario "${args.scenario}". There are: ${[...scenarios.keys()].join(', ')}.`);
const rubricId = args.rubric ?? scenario?.rubric ?? 'any-call';
const rubric =
  rubrics.get(rubricId) ?? fail(`There is no rubric "${rubricId}". There are: ${[...rubrics.keys()].join(', ')}.`);

function hear(): Turn[] {
  try {
    return hearTranscript(readFileSync(args.file), args.rep, scenario ?? null);
  } catch (error) {
    if (error instanceof TranscriptError) return fail(`${args.file}:${error.line}: ${error.message}`, 1);
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
      return fail(`${args.file}: this file can’t be read.`, 1);
    throw error;
  }
}

const turns = hear();
const card = scoreTurns({ turns, scenario: scenario ?? null, rubric, listener: listenerVersion });
console.log(args.json ? JSON.stringify(card, null, 2) : sayCard(card, turns).join('\n'));

/** The scorecard to read in a terminal, every number with its words. */
function sayCard(card: Scorecard, turns: readonly Turn[]): string[] {
  const score = (value: number | null) => (value === null ? '–' : String(Math.round(value))).padStart(3);
  const quote = ({ seq, start, end }: Evidence) => {
    const turn = turns.find((t) => t.seq === seq);
    const words = turn?.text.slice(start, end) ?? '';
    return `${clockOf(turn?.atMs ?? 0)} “${words.length > 160 ? `${words.slice(0, 157)}…` : words}”`;
  };
  const total =
    card.overall === null
      ? 'No total: too little of the rubric could be measured.'
      : `${Math.round(card.overall)} of 100, ${card.level}.`;
  return [
    card.headline,
    '',
    `${card.rubric.title}, version ${card.rubric.version}: ${total} ${Math.round(card.coverage * 100)} per cent of the weight was measured.`,
    card.outcome.says,
    '',
    ...card.criteria.flatMap((c) => [
      `${score(c.effective)}  ${c.name} (${c.weight})${c.level ? `: ${c.level}` : ''}`,
      `     ${c.says || c.means}`,
      ...c.evidence.slice(0, 2).map((at) => `     ${quote(at)}`),
      ...(c.level === 'needs improvement' ? [`     To do better: ${c.action}`] : []),
    ]),
    '',
    ...card.moments.flatMap((m) => [`${m.helped ? '+' : '–'} ${m.headline}. ${quote(m.at)}`, `     ${m.effect}`]),
    '',
    ...card.measurements
      .filter((m) => m.status === 'measured')
      .map((m) => `${String(m.number).padStart(3)}  ${m.name}: ${m.says}`),
  ];
}
