import { isMonth, type Span, type Token, tokenise } from './tokens.ts';

/** Looks for an author's terms in what was said. */

export { countWords, type Span, type Token, tokenise } from './tokens.ts';

/** One place of a term: the stems it may have there, a prefix, or a gap of up to five words. */
type Part = { kind: 'word'; stems: string[] } | { kind: 'prefix'; prefix: string } | { kind: 'gap' };
type Compiled = { term: string; parts: Part[] };
type Index = { byStem: Map<string, Compiled[]>; byPrefix: Compiled[] };

const widestGap = 5;
const money = new Set(['pounds', 'pound', 'euros', 'euro', 'dollars', 'dollar', 'quid', 'gbp', 'eur', 'usd']);
const isDay = (part: Part | undefined) => part?.kind === 'word' && /^\d+(?:st|nd|rd|th)$/.test(part.stems[0] ?? '');

/** The stems a token of a term may meet. A clock time in words may come as a plain number: "three oh five". */
function stemsOf(token: Token): string[] {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(token.norm);
  return clock ? [token.stem, `${clock[1]}${clock[2]}`] : [token.stem];
}

function readParts(term: string): Part[] {
  const parts: Part[] = [];
  for (const [i, stretch] of term.split(/…|\.\.\./).entries()) {
    if (i > 0) parts.push({ kind: 'gap' });
    for (const chunk of stretch.split(/([\p{L}\p{M}\p{N}'’-]+\*)/u)) {
      if (chunk.endsWith('*')) {
        const prefixTokens = tokenise(chunk.slice(0, -1));
        for (const [j, token] of prefixTokens.entries())
          parts.push(
            j === prefixTokens.length - 1
              ? { kind: 'prefix', prefix: token.norm }
              : { kind: 'word', stems: stemsOf(token) },
          );
        continue;
      }
      let last: Token | undefined;
      for (const token of tokenise(chunk)) {
        const isMoneyWord = last?.value !== undefined && money.has(token.norm);
        if (!isMoneyWord) parts.push({ kind: 'word', stems: stemsOf(token) });
        last = token;
      }
    }
  }
  while (parts[0]?.kind === 'gap') parts.shift();
  while (parts.at(-1)?.kind === 'gap') parts.pop();
  return parts;
}

/** "31 July" is also said "July the 31st" and "the 31st of July". */
function dateOrders(parts: Part[]): Part[][] {
  const at = parts.findIndex((part, i) => part.kind === 'word' && isMonth(part.stems[0] ?? '') && isDay(parts[i - 1]));
  if (at < 1) return [parts];
  const [day, month] = [parts[at - 1]!, parts[at]!];
  const word = (text: string): Part => ({ kind: 'word', stems: [text] });
  const around = (middle: Part[]) => [...parts.slice(0, at - 1), ...middle, ...parts.slice(at + 1)];
  return [parts, around([day, word('of'), month]), around([month, day]), around([month, word('the'), day])];
}

function compile(terms: readonly string[]): Index {
  const index: Index = { byStem: new Map(), byPrefix: [] };
  for (const term of terms)
    for (const parts of dateOrders(readParts(term))) {
      const first = parts[0];
      if (!first) continue;
      const compiled = { term, parts };
      if (first.kind === 'word')
        for (const key of first.stems) index.byStem.set(key, [...(index.byStem.get(key) ?? []), compiled]);
      else index.byPrefix.push(compiled);
    }
  return index;
}

const indexes = new WeakMap<readonly string[], Index>();

function indexOf(terms: readonly string[]): Index {
  const known = indexes.get(terms);
  if (known) return known;
  const index = compile(terms);
  indexes.set(terms, index);
  return index;
}

function meets(part: Part, token: Token): boolean {
  if (part.kind === 'word') return part.stems.includes(token.stem);
  return part.kind === 'prefix' && token.norm.startsWith(part.prefix);
}

/** The index after the last token of the term, matched from `at`, or -1. A gap never crosses the end of a sentence. */
function matchFrom(parts: readonly Part[], tokens: readonly Token[], at: number): number {
  let position = at;
  let i = 0;
  while (i < parts.length) {
    const part = parts[i]!;
    if (part.kind === 'gap') {
      const rest = parts.slice(i + 1);
      for (let skip = 0; skip <= widestGap; skip++) {
        const end = matchFrom(rest, tokens, position + skip);
        if (end >= 0) return end;
        if (tokens[position + skip]?.breakAfter) return -1;
      }
      return -1;
    }
    const token = tokens[position];
    if (!token || !meets(part, token)) return -1;
    const isLast = i === parts.length - 1;
    if (token.breakAfter && !isLast) return -1;
    position += 1;
    i += 1;
  }
  return position;
}

export type Match = Span & { term: string; at: number };

/**
 * Every place where one of `terms` stands in the text, in order; matches of one term don't
 * overlap. Whole words, light endings tolerated; `sav*` meets any ending, `a … b` allows up to five
 * words between; figures meet however they are said, and pounds or their sign may be left out.
 * `at` is the index of the first token. Compiled terms are kept per array, so pass the same array again rather than a copy.
 */
export function matchTerms(text: string | Token[], terms: readonly string[]): Match[] {
  const tokens = typeof text === 'string' ? tokenise(text) : text;
  const { byStem, byPrefix } = indexOf(terms);
  const found: Match[] = [];
  const doneTo = new Map<string, number>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const starting = byStem.get(token.stem);
    const tryOne = (compiled: Compiled) => {
      if ((doneTo.get(compiled.term) ?? 0) > i) return;
      const end = matchFrom(compiled.parts, tokens, i);
      if (end < 0) return;
      doneTo.set(compiled.term, end);
      found.push({ start: token.start, end: tokens[end - 1]!.end, term: compiled.term, at: i });
    };
    if (starting) for (const compiled of starting) tryOne(compiled);
    for (const compiled of byPrefix)
      if (compiled.parts[0]?.kind === 'prefix' && token.norm.startsWith(compiled.parts[0].prefix)) tryOne(compiled);
  }
  return found;
}

/** Does any of the terms stand in the text? */
export function hasTerm(text: string | Token[], terms: readonly string[]): boolean {
  return matchTerms(text, terms).length > 0;
}
