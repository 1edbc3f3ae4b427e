import { contentOf } from './content-words.ts';
import type { Hearing } from './hearing.ts';
import { isMethod } from './recital.ts';
import type { Sentence } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/** Lists of questions that could be put to anybody: they seek nothing of this one. */

const set = (words: string) => new Set(words.split(' '));
const heads = set('what who whom whose which when where why how');
const aux = set('is are was were do does did have has had can could will would shall should');
/** What such questions are about. */
const stock = new Set(
  tokenise(
    'vision mission goal goals dream dreams fear fears north star kpi kpis okr okrs strategy budget authority need needs timeline pain pains champion metric metrics success failure world perfect ideal night challenge challenges biggest second third priority priorities business market customer customers company team future problem problems five years decide decides yourself everything now care cares magic wand objective objectives',
  ).map(({ stem }) => stem),
);
const fewest = 3;

type Part = { tokens: Token[]; head: string };

/** Each question of a sentence by itself: from its head to the next. */
function partsOf({ tokens, clauses }: Sentence): Part[] {
  const starts = tokens.flatMap(({ norm }, i) => {
    const isHead = heads.has(norm) && (clauses.has(i) || aux.has(tokens[i + 1]?.norm ?? '') || i === tokens.length - 1);
    const isInvited = norm === 'tell' && tokens[i + 1]?.norm === 'me';
    const isListed = norm === 'your' && stock.has(tokens[i + 1]?.stem ?? '') && !aux.has(tokens[i - 1]?.norm ?? '');
    return isHead || isInvited || isListed ? [i] : [];
  });
  return starts.map((from, n) => {
    const own = tokens.slice(from, starts[n + 1] ?? tokens.length);
    return { tokens: own, head: mouldOf(own) };
  });
}

/** The first words of a question, in which several may be cast: "how do you", "what is your", "who decides". */
function mouldOf([first, second, third]: readonly Token[]): string {
  const words = [first, second, ...(second && (aux.has(second.norm) || second.norm === 'me') ? [third] : [])];
  return words.map((token) => token?.norm ?? '').join(' ');
}

const isAnyones = (token: Token) => stock.has(token.stem) || isMethod(token);

/** "What would have to be true for it to be true that …": one word over and over can't be answered. */
function goesRound({ tokens, asks }: Sentence): boolean {
  const counts = new Map<string, number>();
  for (const { stem } of contentOf(tokens)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return asks && [...counts.values()].some((count) => count >= tooOften);
}
const tooOften = 4;

/** Sentences that stand in such a list: three questions or more about anything, or cast in one mould, with no word of theirs. */
export function stockListed({ sentences, last }: Hearing): Sentence[] {
  const own = sentences.map((sentence) => ({ sentence, parts: partsOf(sentence) }));
  const bare = (part: Part) => !contentOf(part.tokens).some(({ stem }) => last.keys.has(stem));
  const empty = (part: Part) => bare(part) && contentOf(part.tokens).every(isAnyones);
  const parts = own.flatMap((item) => item.parts).filter(bare);
  const counts = new Map<string, number>();
  for (const { head } of parts) counts.set(head, (counts.get(head) ?? 0) + 1);
  const cast = (part: Part) => bare(part) && (counts.get(part.head) ?? 0) >= fewest;
  const listed = new Set(parts.filter((part) => empty(part) || cast(part)));
  const isListed = (item: { parts: readonly Part[] }) => item.parts.some((part) => listed.has(part));
  return own
    .filter((item) => goesRound(item.sentence) || (listed.size >= fewest && isListed(item)))
    .map(({ sentence }) => sentence);
}
