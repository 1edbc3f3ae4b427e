import type { Move } from '../domain/move.ts';
import { advises } from './advice.ts';
import { saysSameToo } from './ellipsis.ts';
import { cues } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span, type Token } from './terms.ts';
import { assurancesIn } from './whole-claims.ts';

/** What is stated as true, and what is only supposed, proposed or advised. */

const supposing = cues(
  'may be|might be|suppose|what if|if I|if we|if you|if it|if they|would|could|say it were|imagine|let us say|whether|maybe we',
);
/** "You'd be mad to stay": a would that supposes nothing. */
const asserting = cues(
  'you would be mad|you would be wrong|you would be crazy|you would be a fool|you would be amazed|you would be surprised|you would love|you would never|I would say|would not surprise me|would not be surprised|would have to go to|would need to go to|would have to come from',
);
/** "Somebody who'd left you": read as "who would left", and no supposition. */
const isPast = (tokens: readonly Token[], at: number) =>
  tokens[at]?.norm === 'would' &&
  /^(?:left|gone|been|had|told|said|lost|made|moved|joined|forgotten)$/.test(tokens[at + 1]?.norm ?? '');
const proposing = new Set<string>(['concede', 'next-step', 'agenda']);
const covers = (a: Span, at: Span) => a.start <= at.start && at.end <= a.end;

/** "If it's Keldra it's £46,000 to fit": who it is is left open, and what they charge is told. */
function isIdentity({ tokens, text, start }: Sentence, at: number): boolean {
  const [first, it, is, who] = tokens.slice(at, at + 4);
  if (first?.norm !== 'if' || it?.norm !== 'it' || !/^(?:is|was)$/.test(is?.norm ?? '') || !who) return false;
  return /^\p{Lu}\p{Ll}{2,}/u.test(text.slice(who.start - start)) || /^(?:them|theirs|him|her)$/.test(who.norm);
}

/** "It's £46,000 to fit, so you'd be paying more": a sum drawn from what was told supposes nothing. */
const concludes = ({ tokens, clauses }: Sentence, at: number) =>
  /^(?:would|could)$/.test(tokens[at]?.norm ?? '') &&
  tokens.some(
    ({ norm }, i) =>
      norm === 'so' && i > 0 && i < at && clauses.has(i) && tokens.slice(0, i).some(({ value }) => (value ?? 0) > 1),
  );

/** A statement made as true: no question, no proposal, no advice, nothing supposed. */
export function states(sentence: Sentence, moves: readonly Move[]): boolean {
  const said = matchTerms(sentence.tokens, asserting);
  const supposed = matchTerms(sentence.tokens, supposing);
  // "if you lose the line you're covered" assures of what stands behind the "if"
  const assured = assurancesIn(sentence).length > 0;
  const supposes = (at: (typeof supposed)[number]) =>
    !isPast(sentence.tokens, at.at) &&
    !isIdentity(sentence, at.at) &&
    !concludes(sentence, at.at) &&
    !said.some((other) => other.start <= at.start && at.end <= other.end) &&
    !(assured && sentence.tokens[at.at]?.norm === 'if');
  if (sentence.asks || advises(sentence) || supposed.some(supposes)) return false;
  const own = moves.filter((move) => covers(sentence, move));
  const asks = (move: Move) => move.move.startsWith('question') && !saysSameToo(sentence);
  return !own.some((move) => proposing.has(move.move) || asks(move));
}
