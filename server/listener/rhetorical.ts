import { contentOf, shared } from './content-words.ts';
import { cues, type Hearing, hasCue, hasWord, opensWith } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** What wears a question mark, or a question word, and leaves nothing to be answered. */

const set = (words: string) => new Set(words.split(' '));
const ours = set('we our us ours');
const asking = set('what who whom whose which when where whereabouts why how');
const goods = set('we our us ours it this these');
const them = set('you your yours they them their he she his her him somebody someone anybody anyone both either or');
const concluding = set('so then right still already yet else correct meaning because and but ok okay');
const finite = set(
  'is are was were am has have had do does did will would can could includes include comes gives makes saves works',
);
const selling = cues(
  'on special|on offer|special price|special offer|market leader|market leading|certified|award*|state of the art|cheapest|the best|the biggest|the fastest|number one|the past|old hat|the future|affordable|ergonomic',
);

/** What others do, told for an argument. */
const generality = cues('most customers|most people|lots of people|everybody uses|everyone uses');

/** Asked for leave to tell, or made a show of asking. */
const showing = cues(
  'can I tell you|could I tell you|did I tell you|did I mention|have I mentioned|you know what this|you know what the|you know what that|you know what it|you know why|what if I told you|what if I said|guess what|who even|why would anybody|why would anyone|why would any|who cares|who does not love|who does not want|who would not want|who would not love|is not that just|is not that great|is not that wonderful|is not that amazing|what is not to like|what is not to love|how good is that|how great is that|how cool is that',
);
const opening = cues('did you know|do you know what|do you know why');
const replying = cues('exactly|because|I will say|nobody does|no one does|of course it|of course they|you guessed');

/** "Who still uses those? Exactly, nobody." Whoever answers himself has not asked. */
function answersItself(sentence: Sentence, { sentences }: Hearing): boolean {
  const next = sentences[sentence.index + 1];
  if (!next || sentence.tokens.length <= 2) return false;
  const { tokens, lead } = next;
  return matchTerms(tokens, replying).some(({ at }) => at === 0 || at === lead) && !hasWord(next, them);
}

export const isShow = (sentence: Sentence, hearing: Hearing) =>
  (hasCue(sentence, showing) && !asksBeside(sentence)) ||
  (opensWith(sentence, opening) && hasWord(sentence, goods)) ||
  answersItself(sentence, hearing);

/** "Did you know that, and who told you?" */
const asksBeside = ({ tokens, clauses }: Sentence) =>
  tokens.some(({ norm }, i) => i > 2 && clauses.has(i) && /^(?:who|when|where|which|how)$/.test(norm));

/** "How our lifts are silent?": a question word before a statement about ourselves. */
export function asksOfOurs({ tokens, lead }: Sentence): boolean {
  const [word, next] = [tokens[lead]?.norm ?? '', tokens[lead + 1]?.norm ?? ''];
  return /^(?:how|what|why)$/.test(word) && ours.has(next);
}

/** A statement with a mark on it: about ourselves or the goods, of nobody and nothing they spoke of. */
export const isMarkedStatement = (sentence: Sentence, hearing: Hearing) =>
  hangsOn(sentence, hearing) || isStatement(sentence, hearing);

function isStatement(sentence: Sentence, hearing: Hearing): boolean {
  const { tokens, lead } = sentence;
  const isWhole = tokens.slice(lead).some(({ norm }) => finite.has(norm)) && tokens[lead]?.norm !== 'any';
  const sells = (isWhole && hasCue(sentence, selling)) || opensWith(sentence, generality);
  if (sells && !hasWord(sentence, them)) return true;
  if (hasWord(sentence, ours) && !hasWord(sentence, them) && !isOpenly(sentence)) return true;
  if (hasWord(sentence, them) || isOpenly(sentence) || asking.has(tokens[lead]?.norm ?? '')) return false;
  if (shared(tokens, hearing.last.keys) > 0) return false;
  return isWhole && hearing.last.tokens.length > 0 && contentOf(tokens).length > 0;
}

/** Opens or closes as a conclusion to be confirmed: "So it's March?", "It's March, then?" */
const isOpenly = ({ tokens, lead }: Sentence) =>
  tokens.slice(0, lead + 1).some(({ norm }) => concluding.has(norm)) || concluding.has(tokens.at(-1)?.norm ?? '');

/** "It includes everything? Delivery? Fitting?": a word hung on such a statement is part of it. */
function hangsOn(sentence: Sentence, hearing: Hearing): boolean {
  let from = sentence.index;
  while (sentence.index - from < mostTails) {
    const [tail, before] = [hearing.sentences[from], hearing.sentences[from - 1]];
    if (!tail || !before?.asks || tail.tokens.length > mostOfTail || hasWord(tail, you)) return false;
    const first = before.tokens[before.lead]?.norm ?? '';
    const isAsked = asking.has(first) || finite.has(first);
    if (isShow(before, hearing) || (!isAsked && isStatement(before, hearing))) return true;
    from -= 1;
  }
  return false;
}
const mostOfTail = 5;
const mostTails = 4;
const you = set('you your yours');
