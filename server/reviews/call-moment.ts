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

function sentenceOf({ seq, text }: Said, which: 'first' | 'last'): Evidence {
  const all = [...sentences.segment(text)];
  const one = which === 'first' ? all[0] : all.at(-1);
  const start = one?.index ?? 0;
  return { seq, start, end: start + (one?.segment.trimEnd().length ?? text.length) };
}

/** The rep's sentence, and what it answered. A place on the other side leads to the rep's answer to it. */
function exchangeAt(turns: readonly Said[], at: Evidence): Pick<CallMoment, 'at' | 'answered' | 'atMs'> | null {
  const i = turns.findIndex(({ seq }) => seq === at.seq);
  const turn = turns[i];
  if (!turn) return null;
  if (turn.speaker === 'rep') {
    const before = turns[i - 1];
    return { at, atMs: turn.atMs, answered: before?.speaker === 'prospect' ? sentenceOf(before, 'last') : null };
  }
  const answer = turns[i + 1];
  return answer?.speaker === 'rep' ? { at: sentenceOf(answer, 'first'), atMs: answer.atMs, answered: at } : null;
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
