import type { BeatId, HeardBeat } from '../domain/beat.ts';
import { beatCues, plainBeats } from './beat-cues.ts';
import { quantities } from './figure-sums.ts';
import { cues, findCue, hasWord } from './hearing.ts';
import { questionForm } from './questions.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** What the other side does in a sentence, heard on its own: for calls that no director played. */

const tables = Object.entries(beatCues) as [BeatId, readonly string[]][];
const own = new Set(['we', 'our', 'us', 'i', 'my', 'she', 'he', 'they', 'it', 'there']);
const asksUs = new Set(['you', 'your']);

function cueBeats(sentence: Sentence): { beat: BeatId; confidence: number }[] {
  const found: { beat: BeatId; confidence: number }[] = [];
  for (const [beat, table] of tables) {
    const all = matchTerms(sentence.tokens, table);
    if (all.length === 0 || (plainBeats.has(beat) && !findCue(sentence, table))) continue;
    found.push({ beat, confidence: Math.min(0.85, 0.55 + 0.1 * all.length) });
  }
  return found;
}

const naming = cues(
  'I can do|I could do|we could do|I would do|I can pay|I could pay|I would pay|I can offer|I could offer|I will offer|I will give|I would give|I could give|I can give|I can go|I could go|I will go|I was thinking|I was hoping|how about|what about|would you do|would you take|would you accept|would you consider|can you do|could you do|will you take|I have|we have|more like|closer to|no more than|at most|settle|split|meet',
);

/** A figure of their own put against ours: "I have two hundred and four", "how about 1,200?". */
function countersWithFigure(sentence: Sentence): boolean {
  return (
    quantities(sentence.tokens).length > 0 &&
    sentence.tokens.length <= 25 &&
    matchTerms(sentence.tokens, naming).length > 0
  );
}

/** A question with an answer that can be wrong: about this side, or for a number. */
function challenges(sentence: Sentence): boolean {
  const form = questionForm(sentence);
  return form !== null && sentence.asks && hasWord(sentence, asksUs) && quantities(sentence.tokens).length > 0;
}

/** A statement that lays something open: a figure, a date or a cause from their own side. */
function reveals(sentence: Sentence): number {
  if (sentence.asks || sentence.tokens.length < 5) return 0;
  const figures = quantities(sentence.tokens).length;
  const because = sentence.tokens.some((token) => token.norm === 'because');
  if (!hasWord(sentence, own)) return figures > 1 ? 0.4 : 0;
  return figures > 0 && because ? 0.6 : figures > 0 ? 0.5 : because ? 0.45 : 0;
}

/** The beats of one sentence. */
export function beatsOf(sentence: Sentence): HeardBeat[] {
  const { start, end } = sentence;
  const beats: HeardBeat[] = [];
  const add = (beat: BeatId, confidence: number) => {
    if (!beats.some((other) => other.beat === beat))
      beats.push({ beat, start, end, confidence: Math.round(confidence * 100) / 100 });
  };
  for (const { beat, confidence } of cueBeats(sentence)) add(beat, confidence);
  if (countersWithFigure(sentence)) add('object.price', 0.55);
  if (challenges(sentence)) add('challenge', 0.5);
  const open = reveals(sentence);
  if (open > 0) add('reveal', open);
  return beats;
}
