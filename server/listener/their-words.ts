import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { contentKeys, isContent } from './content-words.ts';
import type { Sentence } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/** Up to five of the rep's own words that can be said back to them: a figure or a noun phrase. */

const set = (words: string) => new Set(words.split(' '));
const determiners = set('the a an your our two three four every each');
const breaks = set('and or but is are was were to that which who if when will can would');
const plainNouns = set('year years week day time call point side name work hand');
const mostWords = 5;
const longest = 40;

/** Words the scenario itself uses for things: a phrase that ends in one is a noun phrase, not half a sentence. */
function lexiconOf(scenario: Scenario): ReadonlySet<string> {
  const known = lexicons.get(scenario);
  if (known) return known;
  const text = [
    ...Object.values(scenario.topics).map((topic) => topic.noun),
    ...scenario.facts.map((fact) => fact.text),
    scenario.brief.situation,
    ...scenario.brief.keepInMind,
  ].join('. ');
  const lexicon = contentKeys(tokenise(text));
  lexicons.set(scenario, lexicon);
  return lexicon;
}
const lexicons = new WeakMap<Scenario, ReadonlySet<string>>();

function cut(text: string, tokens: readonly Token[]): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? shorten(text.slice(first.start, last.end).replace(/\s+/g, ' ')) : '';
}

const shorten = (said: string) => (said.length <= longest && said.split(/\s+/).length <= mostWords ? said : '');

/** The last token of the phrase that begins with the determiner at `from`, or `from` where none does. */
function phraseEnd(text: string, tokens: readonly Token[], from: number, lexicon: ReadonlySet<string>): number {
  let last = from;
  let known = from;
  while (last - from < mostWords - 1) {
    const here = tokens[last]!;
    const next = tokens[last + 1];
    if (!next || here.breakAfter || breaks.has(next.norm) || /ed$|ly$|'s$/.test(next.norm)) break;
    if (!(isContent(next) || plainNouns.has(next.norm)) || /[,:;]/.test(text.slice(here.end, next.start))) break;
    last += 1;
    if (lexicon.has(next.stem) || plainNouns.has(next.norm) || next.figure) known = last;
  }
  if (known > from) return known;
  return last - from === 1 ? last : from;
}

/** A determiner and the content words after it: "the night desk", "your yearly certificates". */
function nounPhrase(text: string, tokens: readonly Token[], lexicon: ReadonlySet<string>): string {
  let best = '';
  let bestLength = 0;
  for (let i = 0; i < tokens.length && i < 200; i++) {
    if (!determiners.has(tokens[i]!.norm)) continue;
    const last = phraseEnd(text, tokens, i, lexicon);
    if (last - i <= bestLength) continue;
    const said = cut(text, tokens.slice(i, last + 1));
    if (said === '') continue;
    best = said;
    bestLength = last - i;
  }
  return best;
}

const telling = set('concede quantify feature defend compare');

export function theirWordsOf(
  scenario: Scenario,
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
  const lexicon = lexiconOf(scenario);
  for (const sentence of sentences.slice(0, 20)) {
    const phrase = nounPhrase(text, sentence.tokens, lexicon);
    if (phrase !== '') return phrase;
  }
  const named = reading.figures.find((at) => at.unit !== 'count' || at.value >= 100);
  return named ? shorten(text.slice(named.start, named.end)) : '';
}
