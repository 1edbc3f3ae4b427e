import type { Sentence } from './sentences.ts';

/** Tag questions: a statement that wants a nod. "It's a bit much, isn't it?", "I can't help that, can I?" */

const set = (words: string) => new Set(words.split(' '));
const pronouns = set('i you he she it we they that there');
const verbs = set('is are am was were do does did can could will would have has had should must might');
const denials = set('not never no nobody nothing none nowhere hardly neither');
const asking = set('what who whom whose which when where why how');
const ours = set('i we');

const norm = ({ tokens }: Sentence, i: number) => tokens[i]?.norm ?? '';

/** Where the tag begins: a verb and its pronoun at the end, one of the two halves denied; -1 where there is none. */
function tagAt(sentence: Sentence): number {
  const { tokens, lead } = sentence;
  const words = (from: number) => tokens.slice(from).map((token) => token.norm);
  for (const length of [3, 2]) {
    const at = tokens.length - length;
    const [verb = '', ...rest] = words(at);
    const people = rest.filter((word) => word !== 'not');
    if (at - lead < 2 || !verbs.has(verb) || people.length !== 1 || !pronouns.has(people[0] ?? '')) continue;
    if (length === 3 && rest.length === people.length) continue;
    const isDenied = tokens.slice(lead, at).some((token) => denials.has(token.norm));
    if ((length === 3) !== isDenied) return at;
  }
  return -1;
}

/** Asked in earnest ahead of the tag: "What is behind it, if it isn't there?", "Do you say it is, or don't you?" */
function asksAhead(sentence: Sentence, at: number): boolean {
  const { tokens, clauses, lead } = sentence;
  if (asking.has(norm(sentence, lead)) || verbs.has(norm(sentence, lead))) return true;
  if (/^(?:if|or|and|but|where|when)$/.test(norm(sentence, at - 1))) return true;
  return tokens.some(
    ({ norm: word }, i) => i < at && clauses.has(i) && asking.has(word) && verbs.has(norm(sentence, i + 1)),
  );
}

export function isTagged(sentence: Sentence): boolean {
  const at = tagAt(sentence);
  return sentence.asks && at > 0 && !asksAhead(sentence, at);
}

/** "I can't help who left before me, can I?": a no said of oneself complains, and nobody could answer it. */
export const complains = (sentence: Sentence): boolean =>
  isTagged(sentence) &&
  ours.has(norm(sentence, sentence.tokens.length - 1)) &&
  tagAt(sentence) === sentence.tokens.length - 2;
