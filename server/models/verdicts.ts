import { z } from 'zod';
import { type Label, labelsOf } from '../domain/label.ts';
import { Unusable } from './endpoint.ts';
import { type ToJudge, Vote } from './listener-prompt.ts';

/** Reads what a model answered, and keeps of it what can be verified. */

export type Verdict = { label: Label; confidence: number }[];
/** How often something was left out, by reason. */
export type Notes = Record<string, number>;
export type Verdicts = { verdicts: Map<number, Verdict>; notes: Notes };

const Whole = z.object({ sentences: z.array(z.unknown()) });
const Judged = z.object({ id: z.int(), labels: z.array(z.unknown()) });

export function addNotes(notes: Notes, more: Notes): void {
  for (const [reason, count] of Object.entries(more)) notes[reason] = (notes[reason] ?? 0) + count;
}

/**
 * A sentence is kept whole or not at all: one label left out of it would look like a
 * disagreement. Only labels that don't exist, or not on its side, are passed over by themselves.
 * Throws Unusable.
 */
export function readVerdicts(answer: string, asked: readonly ToJudge[]): Verdicts {
  const sentences = new Map(asked.map((sentence) => [sentence.id, sentence]));
  const verdicts = new Map<number, Verdict>();
  const answered = new Set<number>();
  const notes: Notes = {};
  const note = (reason: string) => addNotes(notes, { [reason]: 1 });
  for (const each of wholeOf(answer)) {
    const judged = Judged.safeParse(each).data;
    const sentence = judged && sentences.get(judged.id);
    if (!judged) note('malformed-sentence');
    else if (!sentence) note('sentence-not-asked');
    else if (answered.has(judged.id)) note('sentence-twice');
    else {
      answered.add(judged.id);
      const verdict = verdictOn(sentence, judged.labels, note);
      if (verdict) verdicts.set(judged.id, verdict);
    }
  }
  for (const { id } of asked) if (!answered.has(id)) note('unanswered');
  return { verdicts, notes };
}

function wholeOf(answer: string): unknown[] {
  try {
    return Whole.parse(JSON.parse(answer)).sentences;
  } catch {
    throw new Unusable('malformed');
  }
}

function verdictOn({ speaker, text }: ToJudge, labels: unknown[], note: (reason: string) => void): Verdict | null {
  const found = new Map<Label, number>();
  let unproven = false;
  const spoil = (reason: string) => {
    note(reason);
    unproven = true;
  };
  for (const each of labels) {
    const vote = Vote.safeParse(each).data;
    const label = vote && labelsOf(speaker).find((id) => id === vote.label);
    if (!vote) spoil('malformed-vote');
    else if (!label) note('unknown-label');
    else if (vote.quote.trim() === '' || !text.includes(vote.quote)) spoil('quote-not-verbatim');
    else found.set(label, Math.max(vote.confidence, found.get(label) ?? 0));
  }
  return unproven ? null : [...found].map(([label, confidence]) => ({ label, confidence }));
}
