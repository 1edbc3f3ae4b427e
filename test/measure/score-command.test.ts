import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Scorecard } from '../../server/domain/scorecard.ts';

const run = promisify(execFile);
const command = resolve(import.meta.dirname, '../../server/commands/score.ts');
let folder = '';
let file = '';

const call = [
  ['Ines', 'Three things: your number, what happened in March, and the contract. Where do you want to start?'],
  ['Colm', 'Two hundred and forty. It is too expensive, so fifteen per cent off.'],
  ['Ines', 'Fifteen per cent of which total, and who set it?'],
  ['Colm', 'A memo in May set it, because we are a hundred and seventy thousand pounds short in September.'],
  ['Ines', 'Short in September. Who signs for the cash?'],
  ['Colm', 'Nadia Frame signs, our treasurer, on Thursday.'],
  ['Ines', 'Then you, Nadia and I meet on Thursday at ten; if the cash does not count, it is a no.'],
  ['Colm', 'Agreed, that works for me.'],
] as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushback-score-'));
  file = join(folder, 'call.json');
  const segments = call.map(([speaker, text], i) => ({
    speaker,
    text,
    startMs: i * 20_000,
    endMs: i * 20_000 + 15_000,
  }));
  writeFileSync(file, JSON.stringify(segments));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function score(...args: string[]): Promise<{ out: string; error: string; code: number }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [command, ...args], { timeout: 30_000 });
    return { out: stdout, error: stderr, code: 0 };
  } catch (failed) {
    const { stdout, stderr, code } = failed as { stdout: string; stderr: string; code: number };
    return { out: stdout, error: stderr, code };
  }
}

describe('npm run score', () => {
  it('prints the scorecard as JSON', async () => {
    const { out, code } = await score(file, '--rubric', 'any-call', '--rep', 'Ines', '--json');
    expect(code).toBe(0);
    const card = Scorecard.parse(JSON.parse(out));
    const value = (id: string) => card.measurements.find((m) => m.id === id)?.value;
    expect(card.rubric.id).toBe('any-call');
    expect(card.overall).toBeGreaterThan(60);
    expect(value('objection-question-first')).toBe(1);
    expect(value('next-step-quality')).toBe(4);
    expect(value('talk-share')).toBe(0.5);
    expect(card.ledger).toBeNull();
  });

  it('prints it for reading, every score with its words and quotes', async () => {
    const { out } = await score(file, '--scenario', 'night-desk', '--rep', 'ines');
    expect(out).toContain('Hostile procurement, version 1:');
    expect(out).toContain('1 of 1 objection was met with a question first.');
    expect(out).toContain('00:40 “Fifteen per cent of which total, and who set it?”');
  });

  it.each([
    [['--rubric', 'any-call', '--rep', 'Ines'], 2, /^Usage: npm run/],
    [['FILE', '--rep', 'Ines', '--scenario', 'nowhere'], 2, /^There is no scenario "nowhere". There are: /],
    [['FILE', '--rep', 'Ines', '--rubric', 'nothing'], 2, /^There is no rubric "nothing". There are: /],
    [['FILE', '--rep', 'Bob'], 1, /call\.json:1: "Bob" doesn’t speak in it/],
    [['missing.vtt', '--rep', 'Ines'], 1, /^missing\.vtt: this file can’t be read\./],
    [['FILE', '--rep', 'Ines', '--loud'], 2, /loud/],
  ] as const)('refuses %j with code %i and says why', async (args, code, reason) => {
    const failed = await score(...args.map((arg) => (arg === 'FILE' ? file : arg)));
    expect(failed.code).toBe(code);
    expect(failed.error).toMatch(reason);
    expect(failed.out).toBe('');
  });
});
