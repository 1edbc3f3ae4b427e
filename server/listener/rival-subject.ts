import type { Fact, Scenario } from '../domain/scenario.ts';
import { hasWord, type Utterance } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { hasTerm, matchTerms, tokenise } from './terms.ts';

/** Which rival a sentence is about: what is said of a rival is no claim on one's own side. */

const theirs = new Set(['they', 'their', 'theirs', 'them']);
const ours = new Set(['we', 'us', 'our', 'ours', 'my', 'i']);
/** Utterances back that "they" may point. */
const lookBack = 4;

type Rival = NonNullable<Scenario['battlecard']>['rivals'][number];

function lastNamed(rivals: readonly Rival[], text: string | Sentence['tokens']): Rival | undefined {
  const named = rivals.flatMap((rival) => matchTerms(text, rival.terms).map((at) => ({ rival, at: at.start })));
  return named.reduce<(typeof named)[number] | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)?.rival;
}

/** The rival that each sentence is about, or undefined; "they" is the one named last. */
export function rivalsOf(
  scenario: Scenario,
  sentences: readonly Sentence[],
  before: readonly Utterance[],
): (Rival | undefined)[] {
  const rivals = scenario.battlecard?.rivals ?? [];
  if (rivals.length === 0) return sentences.map(() => undefined);
  const recent = before.slice(-lookBack).map(({ text }) => lastNamed(rivals, text.slice(-2000)));
  let last = recent.findLast((rival) => rival !== undefined);
  return sentences.map((sentence) => {
    const named = lastNamed(rivals, sentence.tokens);
    last = named ?? last;
    if (hasWord(sentence, ours)) return undefined;
    return named ?? (hasWord(sentence, theirs) ? last : undefined);
  });
}

/** The rival a fact of the sheet is on, if any: one whose name its checks look for. */
export function rivalOf(scenario: Scenario, fact: Fact): Rival | undefined {
  const known = subjects.get(fact);
  if (known !== undefined) return known ?? undefined;
  const rivals = scenario.battlecard?.rivals ?? [];
  const found = rivals.find((rival) =>
    fact.checks.some(({ about }) => about.some((term) => hasTerm(term, rival.terms))),
  );
  subjects.set(fact, found ?? null);
  return found;
}
/** Kept, since it never changes. */
const subjects = new WeakMap<Fact, Rival | null>();

const somebody = new Set('someone somebody anyone anybody them they theirs another'.split(' '));
const linking = new Set('is was buys gets means comes'.split(' '));
/** Words from the figure to whose it is said to be: "is a firm", "buys you somebody". */
const linkReach = 4;
const quoting = ['quote*', 'offer*', 'charge*', 'elsewhere', 'another supplier', 'their price', 'somebody else'];

/** "204 is someone with no desk": a figure that the prospect gave as their own, told as somebody else's. */
export function toldAsAnothers(scenario: Scenario, sentence: Sentence, before: readonly Utterance[]): boolean {
  const { tokens, lead, asks } = sentence;
  const at = tokens.findIndex(({ value }) => value !== undefined && value > 1);
  if (asks || at < 0 || at > lead + 1 || !linking.has(tokens[at + 1]?.norm ?? '')) return false;
  const rivals = scenario.battlecard?.rivals.flatMap(({ terms }) => terms) ?? [];
  const after = tokens.slice(at + 2, at + 2 + linkReach);
  if (!after.some(({ norm }) => somebody.has(norm)) && !hasTerm(after, rivals)) return false;
  const value = tokens[at]!.value!;
  const told = before.filter(
    ({ speaker, text }) => speaker === 'prospect' && tokenise(text.slice(-2000)).some((token) => token.value === value),
  );
  return told.length > 0 && !told.some(({ text }) => hasTerm(text.slice(-2000), [...rivals, ...quoting]));
}
