import type { Rung, Scenario } from '../domain/scenario.ts';
import { tokenise } from '../listener/terms.ts';
import { tokeniseOnce } from '../listener/tokens.ts';
import type { VoiceRequest } from '../prospect/voice.ts';
import { allowedFacts, wordLimit } from './prompt.ts';

/** What is wrong with a model's words, found as they come. Each check names why the scripted line is said instead. */

export type Objectionable =
  | 'unearned-fact'
  | 'too-long'
  | 'other-language'
  | 'refusal'
  | 'leaked-instruction'
  | 'beat-not-kept'
  | 'empty';

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
const leaks = [
  /\bspoken turn of\b/i,
  /\bthis turn must\b/i,
  /\bmanner now\b/i,
  /\bsystem prompt\b/i,
  /\bmy instructions\b/i,
  /\bplain words, to be kept\b/i,
];

/** Words that stand in nearly every English sentence of ten words. */
const englishWords = new Set(
  "a an and are as at be but by can do for from get had has have he i if in is it it's its me my no not of on one or our so that that's the their them then there they this to up was we what when who will with you your".split(
    ' ',
  ),
);

/** The text so far may still turn out a refusal: hold it back. */
export function mayBecomeRefusal(text: string): boolean {
  const start = text.trimStart().toLowerCase().replaceAll('’', "'");
  return start.length > 0 && refusals.some((r) => r.startsWith(start));
}

const names = /\b[A-Z][a-z]{2,}\b/g;
const figureTokens = (text: string) =>
  tokenise(text)
    .filter((t) => /\d/.test(t.norm))
    .map((t) => t.norm);
const nameTokens = (text: string): string[] => text.match(names) ?? [];

/** What a scenario gives away freely, cut into figures and names once. */
const freeTokens = new WeakMap<Scenario, Set<string>>();

function freeIn(scenario: Scenario): Set<string> {
  const known = freeTokens.get(scenario);
  if (known) return known;
  const people = scenario.personas.flatMap((p) => [p.name, p.title, p.organisation, p.background]);
  const found = new Set([...people, ...freeText(scenario)].flatMap(tokensIn));
  freeTokens.set(scenario, found);
  return found;
}

/** Figures and names of each rung, cut once. */
const rungTokens = new WeakMap<Rung, string[]>();

function hiddenIn(rung: Rung): string[] {
  const known = rungTokens.get(rung);
  if (known) return known;
  const texts = [rung.learned, ...rung.lines.map((l) => l.text)];
  const found = texts.flatMap((text) => [...figureTokens(text), ...sentenceInnerNames(text)]);
  rungTokens.set(rung, found);
  return found;
}

const tokensIn = (text: string) => [...figureTokens(text), ...nameTokens(text)];

/** Figures and names that stand only in what has not been told. */
export function unearnedTokens(request: VoiceRequest): Set<string> {
  const { scenario, state, saying, transcript } = request;
  const said = [saying.text, ...allowedFacts(scenario, state.told), ...transcript.map((line) => line.text)];
  const known = new Set(said.flatMap(tokensIn));
  const free = freeIn(scenario);
  const found = scenario.hidden.flatMap((fact) => fact.rungs.slice(state.told[fact.id] ?? 0).flatMap(hiddenIn));
  return new Set(found.filter((token) => !known.has(token) && !free.has(token)));
}

/** Names that don't merely begin a sentence. */
const sentenceInnerNames = (text: string) => [...text.matchAll(/(?<=[a-z,] )[A-Z][a-z]{2,}\b/g)].map((m) => m[0]);

const freeText = (scenario: Scenario) => [
  scenario.brief.situation,
  ...scenario.facts.map((f) => f.text),
  ...scenario.answers.flatMap((a) => a.lines.map((l) => l.text)),
];

/** So many words tell the language; fewer may be names and figures. */
const wordsToTell = 10;

/** What was judged before need not be judged again: a figure or a name is shorter than this. */
const tailChars = 80;

/**
 * Checks what is there so far, while more may come. Called for each whole word: figures and names
 * are looked for in the end of the text alone.
 */
export function checkSoFar(text: string, request: VoiceRequest, unearned: ReadonlySet<string>): Objectionable | null {
  const lower = text.slice(0, 60).trimStart().toLowerCase().replaceAll('’', "'");
  if (refusals.some((r) => lower.startsWith(r))) return 'refusal';
  if (leaks.some((leak) => leak.test(text))) return 'leaked-instruction';
  const tail = text.slice(-tailChars);
  if (nameTokens(tail).some((name) => unearned.has(name)) || finishedFigures(tail).some((f) => unearned.has(f)))
    return 'unearned-fact';
  const words = text.split(/\s+/).filter(Boolean).length;
  if (words > wordLimit(request) + 12) return 'too-long';
  const english = request.scenario.language.startsWith('en') && isEnglish(request.saying.text);
  if (words >= wordsToTell && english && !isEnglish(text)) return 'other-language';
  return null;
}

/** Words in the middle of a figure: "a hundred and" is not finished. */
const goesOn = /\d|^(?:and|a|an|point|to|of)$/;

/** Figures that no further word can change: "thirty-six" may yet become thousands. */
function finishedFigures(text: string): string[] {
  const tokens = tokeniseOnce(text);
  const last = tokens.findLastIndex((token) => !goesOn.test(token.norm));
  // the first one may have been cut in two by looking at the end alone
  return tokens.slice(text.length < tailChars ? 0 : 1, last + 1).flatMap(({ norm }) => (/\d/.test(norm) ? [norm] : []));
}

function isEnglish(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}']*/gu) ?? [];
  const common = words.filter((word) => englishWords.has(word)).length;
  return common / Math.max(1, words.length) >= 0.1;
}

/** Checks the finished turn: something was said, a question stays a question, what was earned is told. */
export function checkWhole(text: string, request: VoiceRequest, unearned: ReadonlySet<string>): Objectionable | null {
  const { saying, scenario } = request;
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 'empty';
  const wrong = checkSoFar(text, request, unearned);
  if (wrong) return wrong;
  if (figureTokens(text).some((figure) => unearned.has(figure))) return 'unearned-fact';
  if (scenario.language.startsWith('en') && words.length >= 4 && !isEnglish(text) && isEnglish(saying.text))
    return 'other-language';
  if (saying.text.trimEnd().endsWith('?') && !text.includes('?')) return 'beat-not-kept';
  const figures = figureTokens(saying.text);
  const said = new Set(figureTokens(text));
  return figures.length > 0 && !figures.some((f) => said.has(f)) ? 'beat-not-kept' : null;
}
