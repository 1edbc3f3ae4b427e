import type { Evidence } from '../domain/measurement.ts';
import type { Exchange } from './call.ts';
import { placeAt, sentencesOf } from './places.ts';
import { asksByForm } from './question-form.ts';

/** The last question put to a turn, after the place where one is given; null where none was put. */
export function lastQuestion({ heard }: Exchange, after: Evidence | null): Evidence | null {
  const found = heard.flatMap((turn) =>
    sentencesOf(turn)
      .filter((sentence) => sentence.asks && asksByForm(sentence) && sentence.end <= turn.heard.length)
      .map((sentence) => placeAt(turn, sentence)),
  );
  const last = found.at(-1);
  if (!last) return null;
  const isLater = !after || last.seq > after.seq || (last.seq === after.seq && last.start >= after.end);
  return isLater ? last : null;
}
