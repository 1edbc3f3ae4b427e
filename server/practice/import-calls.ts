import { createHash } from 'node:crypto';
import { type CallJob, type CallToHear, loadCall, noteCallFailure, storeHeard } from '../db/calls.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import type { CallTurn } from '../domain/call.ts';
import type { Turn } from '../domain/record.ts';
import { listenerVersion } from '../listener/listen.ts';
import { countWords } from '../listener/terms.ts';
import { scoreTurns } from '../measure/score.ts';
import { readTranscript } from '../measure/transcript/read.ts';
import { TranscriptError } from '../measure/transcript/segment.ts';
import { turnsOfSegments } from '../measure/transcript/turns.ts';
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

/** Who speaks in a file, the most talkative first. */
export function speakersIn(base64: string): { speakers: { name: string; words: number }[]; trouble: Trouble | null } {
  try {
    const words = new Map<string, number>();
    for (const { speaker, text } of readTranscript(bytesOf(base64)))
      if (speaker.trim() !== '') words.set(speaker.trim(), (words.get(speaker.trim()) ?? 0) + countWords(text));
    const speakers = [...words].map(([name, words]) => ({ name, words })).toSorted((a, b) => b.words - a.words);
    return { speakers, trouble: speakers.length > 0 ? null : { line: 1, reason: 'it doesn’t say who speaks' } };
  } catch (error) {
    return { speakers: [], trouble: troubleOf(error) };
  }
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
