import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../server/domain/scenario.ts';
import { parseScenario, readTemperament } from '../../server/practice/library.ts';

/** Every conversation under the scenarios' folder. */
export function readScenarios(root: string): Scenario[] {
  const temperament = readTemperament(root);
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /\/(hostile-procurement|executive-roi|competitor-mention)\//.test(file))
    .map((file) => parseScenario(file, readFileSync(file, 'utf8'), temperament));
}
