import { createHash } from 'node:crypto';
import { type CallJob, type CallToHear, loadCall, noteCallFailure, storeHeard } from '../db/calls.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import type { CallTurn } from '../domain/call.ts';
import type { Turn } from '../domain/record.ts';
import { listenerVersion } from '../listener/listen.ts';
import { countWords } from '../listener/terms.ts';
import { scoreTurns } from '../measure/score.ts';
import { readEncoded, readTranscript } from '../measure/transcript/read.ts';
import { TranscriptError } from '../measure/transcript/segment.ts';
import { turnsOfSegments } from '../measure/transcript/turns.ts';
import type { FilesRead } from '../protocol/call-view.ts';
import { hearTranscript } from './transcript-file.ts';

/** Real calls: read, heard and scored as practice is. The same job may come twice: the result is one scorecard. */

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

/** The same words are the same call, whatever the file is called. */
export const fingerprintOf = (base64: string): string =>
  createHash('sha256').update(bytesOf(base64)).digest('base64url');

type Trouble = { line: number; reason: string };

function troubleOf(error: unknown): Trouble {
  if (error instanceof TranscriptError) return { line: error.line, reason: error.message };
  throw error;
}

const mostBegins = 160;

export type SpokenFile = Omit<FilesRead['files'][number], 'name'>;

/** Who speaks in a file, the most talkative first, and what is wrong with it whoever of them is the rep. */
export function speakersIn(base64: string): SpokenFile {
  try {
    const { segments, encoding } = readEncoded(bytesOf(base64));
    const words = new Map<string, number>();
    for (const { speaker, text } of segments)
      if (speaker.trim() !== '') words.set(speaker.trim(), (words.get(speaker.trim()) ?? 0) + countWords(text));
    const speakers = [...words].map(([name, words]) => ({ name, words })).toSorted((a, b) => b.words - a.words);
    const begins =
      segments
        .find(({ text }) => text.trim() !== '')
        ?.text.trim()
        .slice(0, mostBegins) ?? '';
    return { speakers, encoding, begins, trouble: checkFile(base64, speakers[0]?.name ?? '') };
  } catch (error) {
    return { speakers: [], encoding: null, begins: '', trouble: troubleOf(error) };
  }
}

/** What a member is called in a file: their whole name, or the part of it that one alone begins with; null: neither. */
export function nameIn(speakers: readonly { name: string }[], member: string): string | null {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const [first = ''] = member.split(' ');
  const found = speakers.filter(({ name }) => same(name, member));
  const begun = speakers.filter(({ name }) => same(name.split(' ')[0] ?? '', first));
  return found[0]?.name ?? (begun.length === 1 ? (begun[0]?.name ?? null) : null);
}

/** What is wrong with a file, where something is. `rep` is a speaker's name as the file has it. */
export function checkFile(base64: string, rep: string): Trouble | null {
  try {
    turnsOfSegments(readTranscript(bytesOf(base64)), rep);
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** What Postgres can't keep becomes the sign for that: every place in the text stays where it was. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd').toWellFormed();
const allStorable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? storable(held) : held))) as T;

function hear({ file, rep, others, rubric }: CallToHear) {
  const called = new Map(Object.entries(others).map(([label, name]) => [label.trim().toLowerCase(), name]));
  const heard = hearTranscript(bytesOf(file), rep, null);
  const nameOf = ({ speaker, persona = '' }: Turn) =>
    speaker === 'rep' ? rep : (called.get(persona.trim().toLowerCase()) ?? persona);
  const turns = heard.map(
    (turn): CallTurn => ({
      seq: turn.seq,
      speaker: turn.speaker,
      name: nameOf(turn),
      text: turn.text,
      atMs: turn.atMs,
      endMs: turn.endMs,
    }),
  );
  return allStorable({ turns, card: scoreTurns({ turns: heard, scenario: null, rubric, listener: listenerVersion }) });
}

export type CallDeps = {
  db: RawDatabase;
  failed(callId: string, error: unknown): void;
  /** In the transaction that stores what was measured. */
  measured: AfterMeasured;
};

/** `isLast`: there will be no other try. */
export async function hearOne({ db, failed, measured }: CallDeps, job: CallJob, isLast: boolean): Promise<void> {
  const found = await loadCall(db, job);
  if (!found) return;
  try {
    await storeHeard(db, job, hear(found), measured);
  } catch (error) {
    if (error instanceof TranscriptError) return noteCallFailure(db, job, { line: error.line, reason: error.message });
    failed(job.callId, error);
    if (isLast) await noteCallFailure(db, job, { line: null, reason: 'The call could not be scored.' });
    throw error;
  }
}
