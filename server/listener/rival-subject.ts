import type { Fact, Scenario } from '../domain/scenario.ts';
import { hasWord, type Utterance } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { hasTerm, matchTerms } from './terms.ts';

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
