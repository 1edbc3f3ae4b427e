import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { Rubric } from '../domain/rubric.ts';
import { Scenario } from '../domain/scenario.ts';
import { scenarioFaults } from '../domain/scenario-check.ts';
import { ScriptedReps } from '../domain/scripted-reps.ts';

/** Reads the authored content: scenarios, rubrics and the temperament table. */

/** A content file that can't be used. Every fault says the line and what to write instead. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly file: string;
  readonly faults: { line: number; message: string }[];
  constructor(file: string, faults: { line: number; message: string }[]) {
    super(faults.map((f) => `${file}:${f.line}: ${f.message}`).join('\n'));
    this.file = file;
    this.faults = faults;
  }
}

type Path = (string | number)[];

function lineOf(doc: Document, counter: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const at = path.slice(0, depth);
    if (depth > 0) {
      const parent = depth === 1 ? doc.contents : doc.getIn(at.slice(0, -1), true);
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === at[at.length - 1]);
        if (pair && isScalar(pair.key) && pair.key.range) return counter.linePos(pair.key.range[0]).line;
      }
    }
    const node = depth === 0 ? doc.contents : doc.getIn(at, true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return counter.linePos(range[0]).line;
  }
  return 1;
}

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  const plain = (v: unknown): v is Record<string, unknown> => v !== null && typeof v === 'object' && !Array.isArray(v);
  if (!plain(base) || !plain(over)) return over;
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) out[key] = merge(base[key], value);
  return out;
}

export function readYaml(file: string, text: string) {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (doc.errors.length > 0)
    throw new ContentError(
      file,
      doc.errors.map((e) => ({
        line: counter.linePos(e.pos[0]).line,
        message: `${e.message}; check the indentation and quotes here`,
      })),
    );
  const fail = (issues: { path: PropertyKey[]; message: string }[]): never => {
    throw new ContentError(
      file,
      issues.map((issue) => ({
        line: lineOf(doc, counter, issue.path as Path),
        message: `${issue.path.join('.') || 'file'}: ${issue.message}`,
      })),
    );
  };
  return { value: doc.toJS() as Record<string, unknown>, fail };
}

/** Parses one scenario file. `temperament` is the shared table that its own `temperament:` adjusts. */
export function parseScenario(file: string, text: string, temperament: unknown): Scenario {
  const { value, fail } = readYaml(file, text);
  const parsed = Scenario.safeParse({ ...value, temperament: merge(temperament, value?.temperament) });
  if (!parsed.success) return fail(parsed.error.issues);
  const faults = scenarioFaults(parsed.data);
  if (faults.length > 0) return fail(faults);
  return parsed.data;
}

export function parseRubric(file: string, text: string): Rubric {
  const { value, fail } = readYaml(file, text);
  const parsed = Rubric.safeParse(value);
  return parsed.success ? parsed.data : fail(parsed.error.issues);
}

export function readTemperament(root: string): unknown {
  return readYaml('temperament.yaml', readFileSync(join(root, 'temperament.yaml'), 'utf8')).value;
}

/** The scripted reps of a scenario. Throws ContentError. */
export function readScriptedReps(root: string, scenario: string): ScriptedReps {
  const file = join(root, 'reps', `${scenario}.yaml`);
  const { value, fail } = readYaml(file, readFileSync(file, 'utf8'));
  const parsed = ScriptedReps.safeParse(value);
  return parsed.success ? parsed.data : fail(parsed.error.issues);
}

export type Library = { scenarios: Map<string, Scenario>; rubrics: Map<string, Rubric> };

/** Every scenario and rubric under `root` (the project's `scenarios/` folder). Throws ContentError. */
export function readLibrary(root: string): Library {
  const temperament = readTemperament(root);
  const scenarios = new Map<string, Scenario>();
  const rubrics = new Map<string, Rubric>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue;
    const file = join(entry.parentPath, entry.name);
    const folder = entry.parentPath.slice(root.length).replace(/^\//, '');
    if (folder === 'rubrics') {
      const rubric = parseRubric(file, readFileSync(file, 'utf8'));
      rubrics.set(rubric.id, rubric);
    } else if (!/^(|reps|playbooks)$/.test(folder)) {
      const scenario = parseScenario(file, readFileSync(file, 'utf8'), temperament);
      scenarios.set(scenario.id, scenario);
    }
  }
  for (const scenario of scenarios.values()) {
    if (!rubrics.has(scenario.rubric))
      throw new ContentError(scenario.id, [
        { line: 1, message: `there is no rubric "${scenario.rubric}" in rubrics/` },
      ]);
    for (const other of scenario.equivalents)
      if (!scenarios.has(other))
        throw new ContentError(scenario.id, [{ line: 1, message: `equivalents: there is no scenario "${other}"` }]);
  }
  return { scenarios, rubrics };
}
