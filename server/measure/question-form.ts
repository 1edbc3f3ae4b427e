import { saysSameToo } from '../listener/ellipsis.ts';
import { readFigures } from '../listener/figures.ts';
import { countsTime, namesDay } from '../listener/in-place.ts';
import type { Sentence } from '../listener/sentences.ts';
import { isTagged } from '../listener/tags.ts';

/** Whether a sentence asks by its form. A question mark alone turns a statement into no question. */

const set = (words: string) => new Set(words.split(' '));
const heads = set('what which who whose whom when where why how');
const verbs = set('is are was were am do does did can could will would shall should has have had may might must');
const subjects = set('i we you he she they it that this there');
/** What is said to show that one listens asks nothing, whatever stands behind it. */
const nods = set('fair right okay ok sure fine enough good true yes no really agreed understood well so');
/** A short one is asked by its tone, "Cash?", and waits for its answer: it is the last thing said. */
const shortest = 2;
const measures = set('many much far long often soon late early big old');
const leaning = set('by for from to in on at with of until before after since against');
const anything = set('anything anyone anybody');
/** How soon a verb follows a question word that stands inside the sentence: "and from when would that run". */
const near = 3;

function opens({ tokens, clauses }: Sentence, i: number): boolean {
  const word = tokens[i]?.norm ?? '';
  if (verbs.has(word) || anything.has(word)) return clauses.has(i);
  if (!heads.has(word)) return false;
  if (i === tokens.length - 1) return true;
  // "what I can do" relates, "what can I do" asks
  if (subjects.has(tokens[i + 1]?.norm ?? '')) return false;
  const [before, after] = [tokens[i - 1]?.norm ?? '', tokens[i + 1]?.norm ?? ''];
  if (word === 'how' ? measures.has(after) : leaning.has(before)) return true;
  return clauses.has(i) || tokens.slice(i + 1, i + 1 + near).some((token) => verbs.has(token.norm));
}

/** "Price, or something else?"; not "a minute or two", nor "or five". */
const offersChoice = ({ tokens }: Sentence) =>
  tokens.some(
    (token, i) => token.norm === 'or' && i > 1 && !/^(?:2|two|so|more|less)$/.test(tokens[i + 1]?.norm ?? ''),
  );

const inviting = set('tell walk talk take help describe explain show give name say');

const norms = ({ tokens, lead }: Sentence) =>
  tokens
    .slice(lead)
    .map((token) => token.norm)
    .join(' ');

/** "Shall I walk you through it?" offers a tour; it asks nothing about them. */
const touring =
  /^(?:(?:shall|can|could|may|might) (?:i|we)|(?:would you like|do you want|want) (?:me|us) to)(?: just| quickly| briefly)? (?:walk|show|take|talk|run|tell|give|send|explain|present|share|demo|start|go)\b/;
/** "What about eight?" and "How about ten per cent off?" put a figure on the table. */
const bidding = /^(?:what about|how about)(?: (?:say|maybe|a|an|we say|i say|if i did|if we did))? \d/;
/** "It's a bit much, isn't it?" states, and wants a nod. */
const tagged =
  /\S(?: \S+)* (?:is|are|was|were|do|does|did|can|could|will|would|have|has|should) (?:not (?:i|you|he|she|it|we|they|that|there)|(?:i|you|he|she|it|we|they|that|there) not)$|\S(?: \S+){2} (?:right|yeah|yes|no|eh|agreed|correct)$/;
/** "Where does it hurt? Everywhere, I expect." answers itself. */
const ownAnswer =
  /^(?:everywhere|nowhere|nothing|nobody|no one|everyone|everybody|everything|always|never|simple|easy|exactly|because|none|not)\b/;
const mostOwnAnswer = 4;

/** A figure put forward as a question. */
export function isBid(sentence: Sentence): boolean {
  if (!sentence.asks || !bidding.test(norms(sentence))) return false;
  const [figure] = readFigures(sentence.tokens).filter(({ value }) => value > 0);
  return figure !== undefined && !namesDay(sentence) && !countsTime(sentence, figure);
}

/** Has the form of a question and asks nothing: an offer, a bid, a nod wanted, or one that its speaker answers. */
export function isHollow(sentence: Sentence, all: readonly Sentence[]): boolean {
  if (!sentence.asks) return false;
  const words = norms(sentence);
  const next = all[all.indexOf(sentence) + 1];
  const answersItself =
    next !== undefined && !next.asks && next.tokens.length <= mostOwnAnswer && ownAnswer.test(norms(next));
  const wantsNod = isTagged(sentence) || (tagged.test(words) && !asksByHead(sentence));
  return touring.test(words) || bidding.test(words) || answersItself || wantsNod;
}
/** "What is behind it, if the cash isn't there?": no tag, where a question word asks ahead of it. */
const asksByHead = (sentence: Sentence) => {
  const { tokens, lead } = sentence;
  const first = tokens[lead]?.norm ?? '';
  const isHead = ({ norm }: { norm: string }) => heads.has(norm) && norm !== 'which';
  return heads.has(first) || verbs.has(first) || tokens.some((token, i) => isHead(token) && opens(sentence, i));
};

/**
 * Whether a sentence of this turn asks. Where the writer sets question marks, one without asks only by inviting
 * ("Tell me …"; "What has changed is this." states) or in a question's order, and an echo only where it is left to be
 * answered.
 */
export function asksIn(sentence: Sentence, all: readonly Sentence[]): boolean {
  if (isHollow(sentence, all) || saysSameToo(sentence)) return false;
  if (isEcho(sentence) && sentence !== all.at(-1)) return false;
  if (!sentence.asks && all.some((one) => one.asks))
    return inviting.has(sentence.tokens[sentence.lead]?.norm ?? '') || inverts.test(norms(sentence));
  return asksByForm(sentence);
}

/** "And what date is that, I asked earlier": nobody states in this order; "What matters is that we rang" does. */
const leaned = '(?:by|for|from|until|since|to|on|at|in|with)';
const counted = '(?:date|day|time|year|month|figure|number|name|one|part|clause)';
const doing = `(?:(?:do|does|did) (?:you|we|they|he|she|it|that|this|your|the)|(?:can|could|will|would) (?:you|they|he|she))`;
const pointed = `(?:is|was|are|were) (?:that|this|it|they|those|he|she)`;
const inverts = new RegExp(
  `^(?:${leaned} )?(?:(?:what|when|where|who|why|how(?: \\w+)?|which)(?: ${counted})? ${doing}|(?:when|where|who|how (?:much|many|long|soon)|(?:what|which) ${counted}) ${pointed})\\b`,
);

/** "What is different since the spring?", "Say the plant stops. What then?": a sentence in this place wants a fact told. */
export const asksForFact = (sentences: readonly Sentence[], at: { start: number; end: number }): boolean =>
  sentences.some(
    ({ asks, start, end, tokens, lead }) =>
      asks &&
      start < at.end &&
      at.start < end &&
      (tokens.length > shortest || tokens.at(-1)?.norm === 'then') &&
      heads.has(tokens[lead]?.norm ?? ''),
  );

/** One or two words with a question mark. */
export const isEcho = ({ tokens, asks }: Sentence) => asks && tokens.length <= shortest;

export function asksByForm(sentence: Sentence): boolean {
  const { tokens } = sentence;
  if (!sentence.asks) return true;
  const isShort = isEcho(sentence) && tokens.some((token) => !nods.has(token.norm));
  return isShort || offersChoice(sentence) || tokens.some((_, i) => opens(sentence, i));
}
