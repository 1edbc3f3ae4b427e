import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ContentError, parseScenario, readTemperament } from '../practice/library.ts';

/** `npm run -s scenarios -- FILE …`: checks scenario files and prints what is wrong, line by line. */
const files = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../../scenarios');
let bad = 0;
for (const file of files) {
  try {
    const s = parseScenario(file, readFileSync(file, 'utf8'), readTemperament(root));
    console.log(
      `${file}: ${s.title}, ${s.hidden.length} hidden facts, ${s.objections.length} objections, ${s.events.length} events`,
    );
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    bad += 1;
    console.log(error.message);
  }
}
process.exit(bad > 0 ? 1 : 0);
