import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { cues, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span, type Token } from './terms.ts';

/** Which things of the trade table change hands, and which items of the battlecard are named. */

const covers = (a: Span, at: Span) => a.start <= at.start && at.end <= a.end;
const asking = cues(
  'if you|in return|in exchange|against|for that I|I would need|I would want|I need|we need|we would need|we would want|provided|as long as|would you|could you|can you|only if|only with|only against|as part of|then I|you give|you sign|you commit|you bring|on condition|for a|for the same|against a',
);
const refusing = cues('I am not asking|do not need you to|without asking');

const concessionOf = (sentence: Sentence, moves: readonly Move[]) =>
  moves.find((move) => move.move === 'concede' && covers(sentence, move));

/** What shows that one thing stands against another, whatever the verbs. */
const exchanging = cues(
  'if|against|in return|in exchange|provided|as long as|on condition|only with|from you|you get|we get|I get|gets|package|swap|trade|both halves|each side|in turn',
);

/** Things of both columns of the trade table named in one turn, and one set against the other: an offer, however it is put. */
function setsOff(scenario: Scenario, sentences: readonly Sentence[]): boolean {
  const plain = sentences.filter((sentence) => !hasCue(sentence, declining));
  const names = (items: readonly { terms: readonly string[] }[], among: readonly Sentence[]) =>
    among.some((sentence) => items.some((item) => matchTerms(sentence.tokens, item.terms).length > 0));
  return (
    plain.some((sentence) => hasCue(sentence, exchanging)) &&
    names(scenario.trades.give, plain) &&
    names(scenario.trades.get, plain)
  );
}
const declining = cues('can not|will not|would not|not going to|not mine to|no way|never|did you|have you|do you');

/** Things of the rep's asked for: in a sentence that asks for a return, beside a concession, or set against what is given. */
export function readGets(scenario: Scenario, sentences: readonly Sentence[], moves: readonly Move[]): Reading['gets'] {
  const trading = moves.some((move) => move.move === 'concede') || setsOff(scenario, sentences);
  return scenario.trades.get.flatMap((item) => {
    const found = sentences.flatMap((sentence) => {
      const open =
        concessionOf(sentence, moves) !== undefined || hasCue(sentence, asking) || (trading && !sentence.asks);
      return open && !hasCue(sentence, refusing) ? matchTerms(sentence.tokens, item.terms) : [];
    });
    return found.slice(0, 1).map(({ start, end }) => ({ start, end, id: item.id }));
  });
}

/** Things of the rep's given: named in a sentence that concedes, or in a turn that sets them against something asked for. */
export function readGives(
  scenario: Scenario,
  sentences: readonly Sentence[],
  moves: readonly Move[],
  got: boolean,
): Reading['gives'] {
  const offered = got && setsOff(scenario, sentences);
  return scenario.trades.give.flatMap((item) => {
    const found = sentences.flatMap((sentence) => {
      const concession = concessionOf(sentence, moves);
      if (!concession && (!offered || hasCue(sentence, declining))) return [];
      return matchTerms(sentence.tokens, item.terms).map(({ start, end }) => ({
        start,
        end,
        id: item.id,
        returned: concession?.return === true || got,
      }));
    });
    return found.slice(0, 1);
  });
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Items of the battlecard, in order of their place. A rival's id is its name as a slug. */
export function readBattlecard(scenario: Scenario, tokens: Token[]): Reading['battlecard'] {
  const card = scenario.battlecard;
  if (!card) return [];
  const items: { kind: Reading['battlecard'][number]['kind']; id: string; terms: readonly string[] }[] = [
    ...card.rivals.map((rival) => ({ kind: 'rival' as const, id: slug(rival.name), terms: rival.terms })),
    ...card.strengths.map((item) => ({ kind: 'strength' as const, id: item.id, terms: item.terms })),
    ...card.weaknesses.map((item) => ({ kind: 'weakness' as const, id: item.id, terms: item.terms })),
    ...card.differentiators.map((item) => ({ kind: 'differentiator' as const, id: item.id, terms: item.terms })),
  ];
  return items
    .flatMap(({ kind, id, terms }) =>
      matchTerms(tokens, terms)
        .slice(0, 1)
        .map(({ start, end }) => ({ start, end, kind, id })),
    )
    .toSorted((a, b) => a.start - b.start);
}
