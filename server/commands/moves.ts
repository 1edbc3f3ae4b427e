import { readFileSync } from 'node:fs';
import { listen } from '../listener/listen.ts';

/**
 * `npm run -s moves -- FILE.jsonl` (or on standard input): reads lines `{speaker, text, before}`
 * and prints a line each `{moves, beats, uptake}`.
 */
const file = process.argv[2];
const out: string[] = [];
for (const [i, line] of readFileSync(file ?? 0, 'utf8')
  .split('\n')
  .entries()) {
  if (line.trim() === '') continue;
  try {
    const { speaker, text, before } = JSON.parse(line) as Record<string, unknown>;
    if ((speaker !== 'rep' && speaker !== 'prospect') || typeof text !== 'string')
      throw new Error('write {"speaker": "rep" or "prospect", "text": "…", "before": [{"speaker", "text"}]}');
    const { likely, beats, uptake } = listen({ speaker, text, before: Array.isArray(before) ? before : [] });
    out.push(JSON.stringify({ moves: likely, beats, uptake }));
  } catch (error) {
    console.error(
      `${file ?? 'standard input'}:${i + 1}: ${error instanceof Error ? error.message : 'unreadable line'}`,
    );
    process.exit(1);
  }
}
process.stdout.write(out.length > 0 ? `${out.join('\n')}\n` : '');
