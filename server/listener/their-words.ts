import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import { isContent } from './content-words.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** Up to five of the rep's own words that can be said back to them: a figure or a noun phrase. */

const determiners = new Set(['the', 'a', 'an', 'your', 'our', 'two', 'three', 'four', 'every', 'each']);
const breaks = new Set([
  'and',
  'or',
  'but',
  'is',
  'are',
  'was',
  'were',
  'to',
  'that',
  'which',
  'who',
  'if',
  'when',
  'will',
  'can',
  'would',
]);
const nouns = new Set([
  'year',
  'years',
  'week',
  'day',
  'time',
  'call',
  'point',
  'side',
  'name',
  'side',
  'work',
  'hand',
]);
const mostWords = 5;
const longest = 40;

function cut(text: string, tokens: readonly Token[]): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return '';
  const said = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  return said.length <= longest && said.split(' ').length <= mostWords ? said : '';
}

/** A determiner and the content words after it: "the night desk", "your yearly certificates". */
function nounPhrase(text: string, tokens: readonly Token[]): string {
  let best = '';
  let bestLength = 0;
  for (let i = 0; i < tokens.length && i < 200; i++) {
    if (!determiners.has(tokens[i]!.norm) || !isContent(tokens[i + 1] ?? tokens[i]!)) continue;
    let last = i;
    while (last - i < mostWords - 1) {
      const next = tokens[last + 1];
      if (
        !next ||
        !(isContent(next) || nouns.has(next.norm)) ||
        breaks.has(next.norm) ||
        tokens[last]!.breakAfter ||
        /ed$|ly$/.test(next.norm)
      )
        break;
      if (/[,:;]/.test(text.slice(tokens[last]!.end, next.start))) break;
      last += 1;
    }
    if (last === i || last - i <= bestLength) continue;
    const said = cut(text, tokens.slice(i, last + 1));
    if (said !== '') {
      best = said;
      bestLength = last - i;
    }
  }
  return best;
}

const telling = new Set<string>(['concede', 'quantify', 'feature', 'defend', 'compare']);

export function theirWordsOf(
  text: string,
  sentences: readonly Sentence[],
  moves: readonly Move[],
  reading: Pick<Reading, 'figures' | 'claims'>,
): string {
  const told = moves.filter((move) => telling.has(move.move));
  const inside = (at: { start: number; end: number }) =>
    told.some((move) => move.start <= at.start && at.end <= move.end) ||
    reading.claims.some((claim) => claim.start <= at.start && at.end <= claim.end);
  const figure = reading.figures.find((at) => inside(at) && (at.unit === 'money' || at.unit === 'percent'));
  if (figure) return shorten(text.slice(figure.start, figure.end));
  for (const sentence of sentences.slice(0, 20)) {
    const phrase = nounPhrase(text, sentence.tokens);
    if (phrase !== '') return phrase;
  }
  const named = reading.figures[0];
  return named ? shorten(text.slice(named.start, named.end)) : '';
}

const shorten = (said: string) => (said.length <= longest && said.split(/\s+/).length <= mostWords ? said : '');
