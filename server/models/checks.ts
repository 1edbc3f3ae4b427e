import { tokeniseOnce } from '../listener/tokens.ts';
import type { VoiceRequest } from '../prospect/voice.ts';
import { wordLimit } from './prompt.ts';
import { figuresIn, namesIn, unearnedTokens } from './unearned.ts';

/** What is wrong with a model's words, found as they come. Each check names why the scripted line is said instead. */

export type Objectionable =
  | 'unearned-fact'
  | 'too-long'
  | 'other-language'
  | 'refusal'
  | 'leaked-instruction'
  | 'beat-not-kept'
  | 'empty';

/** Judges one turn. What was judged is not judged again, so a turn costs what its length is. */
export type Watch = {
  /** The text so far, which ends with a whole word; each one begins with the one before. */
  soFar(text: string): Objectionable | null;
  /** The finished turn: something was said, a question stays a question, what was earned is told. */
  whole(text: string): Objectionable | null;
};

const refusals = [
  'i cannot',
  "i can't assist",
  "i can't help",
  "i'm sorry, but",
  'i am sorry, but',
  "i'm unable to",
  'i am unable to',
  'as an ai',
  'as a language model',
];
const longestRefusal = Math.max(...refusals.map((refusal) => refusal.length));
const leaks = /\b(?:spoken turn of|this turn must|manner now|system prompt|my instructions|plain words, to be kept)\b/i;
const longestLeak = 30;

/** Words beyond the limit that was asked for. */
const spareWords = 12;
/** So many words tell the language; fewer may be names and figures. */
const wordsToTell = 10;
const fewWordsToTell = 4;

const plainQuotes = (text: string) => text.toLowerCase().replaceAll('’', "'");
const beginningOf = (text: string) => plainQuotes(text.trimStart().slice(0, longestRefusal));

/** The text begins as refusals do. */
export const isRefusal = (text: string): boolean => refusals.some((refusal) => beginningOf(text).startsWith(refusal));

/** The text so far may still turn out a refusal: hold it back. */
export function mayBecomeRefusal(text: string): boolean {
  if (text.length > longestRefusal) return false;
  const start = beginningOf(text);
  return start.length > 0 && refusals.some((refusal) => refusal.startsWith(start));
}

export function watchWords(request: VoiceRequest): Watch {
  const { saying, scenario } = request;
  const unearned = unearnedTokens(request);
  const figures = watchFigures(unearned);
  const mostWords = wordLimit(request) + spareWords;
  const inEnglish = scenario.language.startsWith('en') && isEnglish(countEnglish(saying.text));
  const seen = { words: 0, all: 0, common: 0 };
  let judged = 0;

  function soFar(text: string): Objectionable | null {
    const before = judged;
    judged = text.length;
    if (before <= longestRefusal && isRefusal(text)) return 'refusal';
    if (leaks.test(text.slice(Math.max(0, before - longestLeak)))) return 'leaked-instruction';
    const fresh = text.slice(before);
    if (namesIn(fresh).some((name) => unearned.has(name)) || figures.soFar(text)) return 'unearned-fact';
    const { all, common } = countEnglish(fresh);
    seen.words += countRuns(fresh);
    seen.all += all;
    seen.common += common;
    if (seen.words > mostWords) return 'too-long';
    return seen.words >= wordsToTell && inEnglish && !isEnglish(seen) ? 'other-language' : null;
  }

  function whole(text: string): Objectionable | null {
    if (text.trim() === '') return 'empty';
    const wrong = soFar(text);
    if (wrong) return wrong;
    const said = new Set(figuresIn(text));
    if (figures.anyOf(said)) return 'unearned-fact';
    if (seen.words >= fewWordsToTell && inEnglish && !isEnglish(seen)) return 'other-language';
    if (saying.text.trimEnd().endsWith('?') && !text.includes('?')) return 'beat-not-kept';
    const due = figuresIn(saying.text);
    return due.length > 0 && !due.some((figure) => said.has(figure)) ? 'beat-not-kept' : null;
  }

  return { soFar, whole };
}

const countRuns = (text: string) => text.match(/\S+/g)?.length ?? 0;

/** Words in the middle of a figure: "a hundred and" is not finished. */
const goesOn = /\d|^(?:and|a|an|point|to|of)$/;
/** How far the reading of a figure looks back: "the 31st of July", "five past three". */
const looksBack = 4;

/** Looks for unearned figures that no further word can change: "thirty-six" may yet become thousands. */
function watchFigures(unearned: ReadonlySet<string>) {
  const any = [...unearned].some((token) => /\d/.test(token));
  const isUnearned = (norm: string) => /\d/.test(norm) && unearned.has(norm);
  let from = 0;
  return {
    soFar(text: string): boolean {
      if (!any) return false;
      const tokens = tokeniseOnce(text.slice(from));
      const last = tokens.findLastIndex((token) => !goesOn.test(token.norm));
      const found = tokens.slice(0, last + 1).some(({ norm }) => isUnearned(norm));
      // the next look begins at a word that no figure begins before
      const next = tokens.findLastIndex((token, i) => i <= last - looksBack && !goesOn.test(token.norm));
      if (next > 0) from += tokens[next]?.start ?? 0;
      return found;
    },
    anyOf: (figures: ReadonlySet<string>) => any && [...figures].some((figure) => unearned.has(figure)),
  };
}

/** Words that stand in nearly every English sentence of ten words. */
const englishWords = new Set(
  "a an and are as at be but by can do for from get had has have he i if in is it it's its me my no not of on one or our so that that's the their them then there they this to up was we what when who will with you your".split(
    ' ',
  ),
);

type EnglishCount = { all: number; common: number };

function countEnglish(text: string): EnglishCount {
  const words = plainQuotes(text).match(/\p{L}[\p{L}']*/gu) ?? [];
  return { all: words.length, common: words.filter((word) => englishWords.has(word)).length };
}

const isEnglish = ({ all, common }: EnglishCount) => common / Math.max(1, all) >= 0.1;
