import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Label, labelOf, prospectLabels, repLabels } from '../../domain/label.ts';
import { type Conversation, type Line, readConversations, UnreadableCorpus } from './conversations.ts';

/** One labeller's judgement of a line. */
export type Judgement = { labels: ReadonlySet<Label>; uptake: number | null };
/** A line with the judgements of its author and of two labellers who saw neither the author's nor each other's. */
export type JudgedLine = Line & { author: Judgement; first: Judgement | null; second: Judgement | null };
export type JudgedConversation = Omit<Conversation, 'lines'> & { locked: boolean; lines: JudgedLine[] };

const labellers = ['first', 'second'] as const;

function readJudgements(folder: string, name: string): Judgement[] | null {
  const file = join(folder, `${name}.txt`);
  if (!existsSync(file)) return null;
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '');
  return rows.map((row, i) => {
    const [number, ...codes] = row.trim().split(/\s+/);
    if (Number(number) !== i + 1) throw new UnreadableCorpus(`${file}: row ${i + 1} is numbered ${number}`);
    const uptake = codes.find((code) => /^u[0-4]$/.test(code));
    const labels = codes
      .filter((code) => code !== uptake)
      .map((code) => {
        const label = labelOf(code);
        if (!label) throw new UnreadableCorpus(`${file}: row ${i + 1}: "${code}" is no code of guide.md`);
        return label;
      });
    return { labels: new Set(labels), uptake: uptake ? Number(uptake[1]) : null };
  });
}

/** A fifth of the conversations, drawn by a hash of their ids, is kept for testing: nothing is built from it. */
export function isLocked(id: string): boolean {
  return createHash('sha256').update(`locked ${id}`).digest().readUInt32BE(0) % 5 === 0;
}

/** What holds of a line: what at least two of its three judges gave; with fewer judges, what all gave. */
function settle(speaker: Line['speaker'], judges: readonly Judgement[]): Judgement {
  const needed = judges.length === 3 ? 2 : judges.length;
  const candidates = speaker === 'rep' ? repLabels : prospectLabels;
  const uptakes = judges.flatMap((judge) => judge.uptake ?? []);
  return {
    labels: new Set(candidates.filter((label) => judges.filter((judge) => judge.labels.has(label)).length >= needed)),
    uptake: uptakes.length > 0 ? uptakes.reduce((sum, value) => sum + value, 0) / uptakes.length : null,
  };
}

/**
 * Reads the corpus: conversations with their authors' labels, the two labellers' rows beside them,
 * and what was settled from the three. Throws UnreadableCorpus where rows and lines don't meet.
 */
export function readCorpus(folder: string): JudgedConversation[] {
  const rows = new Map<string, (Judgement[] | null)[]>();
  const taken = new Map<string, number>();
  return readConversations(join(folder, 'conversations')).map((conversation) => {
    const name = conversation.id.split('/')[0]!;
    if (!rows.has(name))
      rows.set(
        name,
        labellers.map((who) => readJudgements(join(folder, 'labels', who), name)),
      );
    const lines = conversation.lines.map((line): JudgedLine => {
      const at = taken.get(name) ?? 0;
      taken.set(name, at + 1);
      const [first, second] = rows.get(name)!.map((judgements, who) => {
        if (!judgements) return null;
        const judgement = judgements[at];
        if (!judgement) throw new UnreadableCorpus(`labels/${labellers[who]}/${name}.txt ends before line ${at + 1}`);
        return judgement;
      });
      const author = { labels: line.labels, uptake: line.uptake };
      const judges = [author, first, second].filter((judge) => judge !== null && judge !== undefined);
      return { ...line, ...settle(line.speaker, judges), author, first: first ?? null, second: second ?? null };
    });
    return { ...conversation, locked: isLocked(conversation.id), lines };
  });
}
