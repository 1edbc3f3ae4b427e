import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { blames } from './blame.ts';
import { cues, hasCue, isNegated } from './hearing.ts';
import { owns } from './listening.ts';
import type { Sentence } from './sentences.ts';
import { hasTerm, matchTerms } from './terms.ts';

/** Whether a turn owns a fault or a limit of the rep's own side. */

const disowning = cues('not our fault|was not us|was not ours|not down to us|nothing to do with us');

/** Says a fault or a limit of its own in the first sentence that says anything, and nothing wrong about it. */
export function ownsFault(scenario: Scenario, sentences: readonly Sentence[], claims: Reading['claims']): boolean {
  const owned = (sentence: Sentence) => hasTerm(sentence.tokens, scenario.ownFault) || hasCue(sentence, owns);
  // what happened, told truly, is the owning begun
  const limits = new Set(scenario.facts.filter((fact) => fact.limit).map((fact) => fact.id));
  const isAccount = (sentence: Sentence) =>
    claims.some(
      ({ start, end, fact, verdict }) =>
        start >= sentence.start && end <= sentence.end && verdict === 'right' && fact !== null && limits.has(fact),
    );
  const tells = (sentence: Sentence): boolean =>
    isAccount(sentence) || (sentence.index > 0 && !sentence.asks && !blames(sentence) && goesOnTelling(sentence));
  const goesOnTelling = ({ index }: Sentence) => sentences.slice(0, index).some(isAccount);
  const heavy = sentences.filter(
    (sentence) => sentence.tokens.length > 3 || hasTerm(sentence.tokens, scenario.ownFault),
  );
  const first = heavy.find((sentence) => owned(sentence) || !(isCourtesy(sentence) || tells(sentence))) ?? heavy[0];
  if (!first || first.asks || hasCue(first, disowning)) return false;
  const inFirst = claims.filter((claim) => claim.start >= first.start && claim.end <= first.end);
  if (inFirst.some((claim) => claim.verdict === 'wrong')) return false;
  const ownTerms = matchTerms(first.tokens, scenario.ownFault).some((match) => !isNegated(first.tokens, match.at));
  const isOurs = !others.has(first.tokens.find((token) => persons.has(token.norm))?.norm ?? '');
  const saysLimit =
    isOurs && hasCue(first, limiting) && inFirst.some((claim) => claim.fact !== null && limits.has(claim.fact));
  return ownTerms || hasCue(first, owns) || saysLimit;
}
const others = new Set(['you', 'your', 'they', 'their', 'he', 'she', 'his', 'her']);
const persons = new Set([...others, 'i', 'we', 'our', 'my', 'us', 'ours']);
const courtesies = cues(
  'sorry|apologies|I apologise|thank you|thanks|fair enough|you are right|understood|I understand',
);
/** Says that something will be said, and nothing yet. */
const announcing = cues(
  'I owe you|we owe you|before anything|before price|before the price|before money|first things first|one thing first|let me start|let me begin|I will start|I want to start|I will begin|straight with you|straight account|minutes so',
);
const isCourtesy = (sentence: Sentence) =>
  (sentence.tokens.length <= 7 && hasCue(sentence, courtesies)) || hasCue(sentence, announcing);
const limiting = cues('no|not|late|missed|only|one person|never|limit|failed|without|none');
