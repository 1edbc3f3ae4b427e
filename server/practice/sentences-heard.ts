import { type Label, labelsOf } from '../domain/label.ts';
import type { SessionRecord, Turn } from '../domain/record.ts';
import { labelsIn } from '../listener/explain.ts';
import { type Heard, listen, type Utterance } from '../listener/listen.ts';
import { splitSentences } from '../listener/sentences.ts';
import { turnsOf } from '../measure/turns.ts';
import { lookBack } from './hear-call.ts';

/** A session sentence by sentence, as our listener heard it, and where another heard it otherwise. */

export type Said = {
  /** The turn, and the sentence's range in it. */
  seq: number;
  start: number;
  end: number;
  speaker: Utterance['speaker'];
  text: string;
  /** What was said just before, in sentences, oldest first. */
  before: Utterance[];
};
export type SentenceHeard = Said & { heard: Map<Label, number> };

/** Sentences shown before the one that is judged. */
const shownBefore = 2;

/** Turns as far as they were heard. */
const heardTurns = (record: SessionRecord): Turn[] => turnsOf(record).map((turn) => ({ ...turn, text: turn.heard }));

function sentencesOf(turns: readonly Turn[]): Said[] {
  const said: Utterance[] = [];
  return turns.flatMap(({ seq, speaker, text: turn }) =>
    splitSentences(turn).map(({ start, end, text }) => {
      const before = said.slice(-shownBefore);
      said.push({ speaker, text });
      return { seq, start, end, speaker, text, before };
    }),
  );
}

/** The sentences of a record after `takenOver`, the last seq that a replay has from its original. */
export function sentencesHeard(record: SessionRecord, takenOver: number): SentenceHeard[] {
  const turns = heardTurns(record);
  const found = new Map(
    turns.flatMap((turn, i) =>
      turn.seq > takenOver
        ? [[turn.seq, labelsIn(heardOf(turn, turns.slice(Math.max(0, i - lookBack), i)))] as const]
        : [],
    ),
  );
  return sentencesOf(turns).flatMap((sentence) => {
    const own = found.get(sentence.seq)?.filter((one) => one.start < sentence.end && sentence.start < one.end);
    return own ? [{ ...sentence, heard: surest(sentence.speaker, own) }] : [];
  });
}

/** What stands at a range of a turn, wherever its sentences would be cut today; null where there is no such turn. */
export function sentenceAt(record: SessionRecord, { seq, start, end }: Pick<Said, 'seq' | 'start' | 'end'>) {
  const turns = heardTurns(record);
  const turn = turns.find((one) => one.seq === seq);
  if (!turn) return null;
  const before = sentencesOf(turns)
    .filter((one) => one.seq < seq || (one.seq === seq && one.end <= start))
    .slice(-shownBefore)
    .map(({ speaker, text }) => ({ speaker, text }));
  return { speaker: turn.speaker, text: turn.text.slice(start, end), before };
}

/** The rep's moves are the stored ones, by which the call was played and scored; beats are heard now. */
function heardOf(turn: Turn, before: readonly Turn[]): Pick<Heard, 'moves' | 'beats'> {
  if (turn.speaker === 'rep') return { moves: turn.moves, beats: [] };
  const { speaker, text } = turn;
  return listen({ speaker, text, before: before.map((one) => ({ speaker: one.speaker, text: one.text })) });
}

function surest(speaker: Utterance['speaker'], found: readonly { label: Label; confidence: number }[]) {
  const possible = new Set(labelsOf(speaker));
  const heard = new Map<Label, number>();
  for (const { label, confidence } of found)
    if (possible.has(label)) heard.set(label, Math.max(confidence, heard.get(label) ?? 0));
  return heard;
}

export type LabelVote = { label: Label; heard: number | null; voted: number | null };

/** Every label that either gave, where they differ; nothing where both heard just the same. */
export function differences(
  heard: ReadonlyMap<Label, number>,
  verdict: readonly { label: Label; confidence: number }[],
): LabelVote[] {
  const voted = new Map(verdict.map(({ label, confidence }) => [label, confidence]));
  const all = new Set([...heard.keys(), ...voted.keys()]);
  if (all.size === heard.size && all.size === voted.size) return [];
  return [...all].map((label) => ({ label, heard: heard.get(label) ?? null, voted: voted.get(label) ?? null }));
}
