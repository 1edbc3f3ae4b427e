import { beginningAt, beginningsOf, type Compiled, type Index, indexOf, nextBeginning } from './term-index.ts';
import { type Span, type Token, tokenise } from './tokens.ts';
import type { Part } from './written-terms.ts';

/** Looks for an author's terms in what was said. */

export { countWords, type Span, type Token, tokenise } from './tokens.ts';

const widestGap = 5;

function meets(part: Part, token: Token): boolean {
  if (part.kind === 'word') return part.stems.includes(token.stem);
  return part.kind === 'prefix' && token.norm.startsWith(part.prefix);
}

/** The index after the last token of the term, read from its part `from` at the token `at`, or -1. A gap never crosses the end of a sentence. */
function matchFrom(parts: readonly Part[], from: number, tokens: readonly Token[], at: number): number {
  let position = at;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.kind === 'gap') return matchAfterGap(parts, i + 1, tokens, position);
    const token = tokens[position];
    if (!token || !meets(part, token)) return -1;
    if (token.breakAfter && i < parts.length - 1) return -1;
    position += 1;
  }
  return position;
}

function matchAfterGap(parts: readonly Part[], from: number, tokens: readonly Token[], at: number): number {
  for (let skip = 0; skip <= widestGap; skip++) {
    const end = matchFrom(parts, from, tokens, at + skip);
    if (end >= 0) return end;
    if (tokens[at + skip]?.breakAfter) return -1;
  }
  return -1;
}

export type Match = Span & { term: string; at: number };

/** What has been found so far, and up to which token each term is done. */
type Search = { tokens: readonly Token[]; found: Match[]; doneTo: Map<string, number> };

/** Matches in order; it stops when it has `most` of them or a few more. */
function scan(tokens: readonly Token[], index: Index, most: number): Match[] {
  const beginnings = beginningsOf(tokens);
  let search: Search | null = null;
  for (let i = nextBeginning(index, beginnings, 0); i < tokens.length; i = nextBeginning(index, beginnings, i + 1)) {
    search ??= { tokens, found: [], doneTo: new Map() };
    for (const terms of beginningAt(index, tokens[i]!)) if (terms) addMatches(search, i, terms);
    if (search.found.length >= most) break;
  }
  return search?.found ?? [];
}

function addMatches({ tokens, found, doneTo }: Search, at: number, terms: readonly Compiled[]): void {
  for (const { term, parts } of terms) {
    if (doneTo.size > 0 && (doneTo.get(term) ?? 0) > at) continue;
    const end = matchFrom(parts, 0, tokens, at);
    if (end < 0) continue;
    doneTo.set(term, end);
    found.push({ start: tokens[at]!.start, end: tokens[end - 1]!.end, term, at });
  }
}

const tokensOf = (text: string | Token[]) => (typeof text === 'string' ? tokenise(text) : text);

/**
 * Every place where one of `terms` stands in the text, in order; matches of one term don't
 * overlap. Whole words, light endings tolerated; `sav*` meets any ending, `a … b` allows up to five
 * words between; figures meet however they are said, and pounds or their sign may be left out.
 * `at` is the index of the first token. Compiled terms are kept per array, and so is where terms
 * may begin: pass the same arrays again rather than copies.
 */
export function matchTerms(text: string | Token[], terms: readonly string[]): Match[] {
  return scan(tokensOf(text), indexOf(terms), Number.POSITIVE_INFINITY);
}

/** Does any of the terms stand in the text? */
export function hasTerm(text: string | Token[], terms: readonly string[]): boolean {
  return scan(tokensOf(text), indexOf(terms), 1).length > 0;
}
