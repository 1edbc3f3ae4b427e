import type { CallTurn } from '../domain/call.ts';
import type { Sample } from '../domain/evidence.ts';
import { levelFrom } from '../domain/level.ts';
import type { Evidence, Measurement } from '../domain/measurement.ts';
import type { Scorecard } from '../domain/scorecard.ts';

/**
 * A real call has no prospect whose mind could be read, so no deciding moments: its sample is a sentence behind its
 * strongest criterion, or behind its weakest. Pure.
 */

export type CallMoment = Pick<Sample, 'at' | 'atMs' | 'answered' | 'headline' | 'effect'>;
type Said = Pick<CallTurn, 'seq' | 'speaker' | 'text' | 'atMs'>;

/** Where what helped or what cost stands; of a band neither is said. */
function placesOf({ better, evidence, missed }: Measurement, helped: boolean): readonly Evidence[] {
  if (better === 'band') return [];
  if (better === 'higher') return helped ? evidence : missed;
  return helped ? missed : evidence;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

function firstSentence({ seq, text }: Said): Evidence {
  const [one] = [...sentences.segment(text)];
  return { seq, start: 0, end: one?.segment.trimEnd().length ?? text.length };
}

/** A turn of so many characters or fewer is quoted whole. */
const quotedWhole = 240;

/** A rep's sentence with the rest of its turn, without which it may point at nothing; of a long turn it alone. */
export const saidAt = (text: string, { start, end }: Pick<Evidence, 'start' | 'end'>): string =>
  text.length <= quotedWhole ? text : text.slice(start, end);

/** Words that may say what something is about, without what their number or tense puts behind them. */
const wordsOf = (text: string) =>
  new Set((text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).map((word) => word.replace(/(?:s|ed|ing)$/, '')));

/**
 * What an answer answered: of a long turn the sentence that shares most words with it, the last of those that share
 * as many. The last sentence alone is often about something else.
 */
function answeredBy({ seq, text }: Said, answer: string): Evidence {
  if (text.length <= quotedWhole) return { seq, start: 0, end: text.length };
  const said = wordsOf(answer);
  const shared = (sentence: string) => [...wordsOf(sentence)].filter((word) => said.has(word)).length;
  const all = [...sentences.segment(text)].map(({ segment, index }) => ({ segment, index, shares: shared(segment) }));
  const most = Math.max(...all.map(({ shares }) => shares));
  const { segment = text, index = 0 } = all.findLast(({ shares }) => shares === most) ?? {};
  return { seq, start: index, end: index + segment.trimEnd().length };
}

/** The rep's sentence, and what it answered. A place on the other side leads to the rep's answer to it. */
function exchangeAt(turns: readonly Said[], at: Evidence): Pick<CallMoment, 'at' | 'answered' | 'atMs'> | null {
  const i = turns.findIndex(({ seq }) => seq === at.seq);
  const turn = turns[i];
  if (!turn) return null;
  if (turn.speaker === 'rep') {
    const said = turn.text.slice(at.start, at.end);
    const before = turns[i - 1];
    return { at, atMs: turn.atMs, answered: before?.speaker === 'prospect' ? answeredBy(before, said) : null };
  }
  const answer = turns[i + 1];
  return answer?.speaker === 'rep' ? { at: firstSentence(answer), atMs: answer.atMs, answered: at } : null;
}

/** Null where nothing in the card is good, or nothing is weak, that a sentence stands behind. */
export function callMoment(card: Scorecard, turns: readonly Said[], helped: boolean): CallMoment | null {
  const measurements = new Map(card.measurements.map((each) => [each.id, each]));
  const judged = card.criteria
    .flatMap((criterion) => (criterion.effective === null ? [] : [{ ...criterion, score: criterion.effective }]))
    .filter(({ score }) => score >= levelFrom.good === helped)
    .toSorted((a, b) => (helped ? b.score - a.score : a.score - b.score));
  for (const { name, measures } of judged)
    for (const { id } of measures) {
      const measurement = measurements.get(id);
      if (measurement?.status !== 'measured') continue;
      for (const place of placesOf(measurement, helped)) {
        const found = exchangeAt(turns, place);
        if (found) return { ...found, headline: name, effect: measurement.says };
      }
    }
  return null;
}
