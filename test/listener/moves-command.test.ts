import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const command = join(import.meta.dirname, '../../server/commands/moves.ts');
const folder = mkdtempSync(join(tmpdir(), 'moves-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = [
  { speaker: 'rep', text: 'Who set that?', before: [{ speaker: 'prospect', text: 'Fifteen per cent.' }] },
  { speaker: 'prospect', text: 'It is too expensive.', before: [] },
];
const body = lines.map((line) => JSON.stringify(line)).join('\n');
const run = (args: string[], input?: string) =>
  spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8', timeout: 20_000 });

describe('[LISTEN18] npm run moves', () => {
  it('prints a line of moves, beats and uptake for each line of a file', () => {
    const file = join(folder, 'lines.jsonl');
    writeFileSync(file, `${body}\n`);
    const { status, stdout } = run([file]);
    expect(status).toBe(0);
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(out).toHaveLength(2);
    const [question] = out[0].moves;
    expect(question).toMatchObject({ move: expect.stringMatching(/^question\./), start: 0, end: 13, probe: true });
    expect(question.confidence).toBeGreaterThan(0.5);
    expect(out[0].beats).toEqual([]);
    expect(out[1].beats).toContainEqual(expect.objectContaining({ beat: 'object.price' }));
  });

  it('reads standard input where no file is named', () => {
    expect(run([], body).stdout.trim().split('\n')).toHaveLength(2);
  });

  it('says which line it could not read', () => {
    const { status, stderr } = run([], `${body}\n{"speaker":"nobody"}`);
    expect(status).toBe(1);
    expect(stderr).toContain(':3:');
  });
});
