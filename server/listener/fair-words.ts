import { aboutUs, third } from './disparaging.ts';
import { cues } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** "To be fair": an excuse for oneself, or a strength of theirs granted. */

const set = (words: string) => new Set(words.split(' '));

export const excusing = cues('to be fair');
const denials = set('not never no nothing nobody none hardly cannot');
/** "Ours is older", "we're dearer". */
const worse = set('older slower dearer worse fewer less later behind smaller');
/** Between the words and whom they are about: "and to be fair to them, they …". */
const passing = set('and but so then yes well to them him her the');
const isLack = ({ tokens }: Sentence, at: number) =>
  tokens[at - 1]?.norm === 'than' ||
  tokens.slice(at + 1, at + 4).some(({ norm }) => denials.has(norm) || worse.has(norm));

/** Where the one begins of whom it is said: behind the words, or before them where they stand at the end of a clause. */
function subjectAt({ tokens, lead, clauses, text, start }: Sentence, cue: { at: number; end: number }): number {
  if (cue.at > lead && third.has(tokens[lead]?.norm ?? '') && clauses.has(cue.at)) return lead;
  let at = tokens.findIndex((token) => token.start >= cue.end);
  while (at >= 0 && passing.has(tokens[at]?.norm ?? '')) at += 1;
  const subject = tokens[at];
  if (!subject) return -1;
  const isName = /^\p{Lu}\p{Ll}{2,}/u.test(text.slice(subject.start - start));
  return third.has(subject.norm) || isName ? at : -1;
}

/** "To be fair they're a proper firm, and they count every piece, we don't": theirs granted, and ours admitted. */
export function grantsThem(sentence: Sentence): boolean {
  const { tokens, clauses } = sentence;
  const [cue] = matchTerms(tokens, excusing);
  const from = !cue || sentence.asks ? -1 : subjectAt(sentence, cue);
  if (from < 0) return false;
  const own = tokens.flatMap(({ norm }, i) => (aboutUs.has(norm) ? [i] : []));
  const until = Math.min(tokens.length, ...[...clauses, ...own].filter((i) => i > from));
  // "they never told us" grants nothing, and what they would suffer as we did is no strength
  const isPlain = !tokens.slice(from, until).some(({ norm }) => denials.has(norm) || norm === 'would');
  return isPlain && own.every((i) => isLack(sentence, i));
}
