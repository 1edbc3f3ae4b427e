import { isMonth, type Token, tokenise } from './tokens.ts';

/** Reads a term as its author wrote it. */

/** One place of a term: the stems it may have there, a prefix, or a gap of up to five words. */
export type Part = { kind: 'word'; stems: string[] } | { kind: 'prefix'; prefix: string } | { kind: 'gap' };

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

/** The ways to say a term, each as its parts; none begins or ends with a gap, and a term without a word has no parts. */
export const readTerm = (term: string): Part[][] => dateOrders(readParts(term));
