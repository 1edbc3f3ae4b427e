import type { Claim } from '../domain/reading.ts';
import { blames, disowns } from '../listener/blame.ts';
import type { Sentence } from '../listener/sentences.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, movesOf, overlaps, perCall } from './call.ts';
import { sentencesOf } from './places.ts';
import { onRival, saidOfRival } from './rival-talk.ts';

/** What a turn claims, once the rest of the record has been heard on it. */

const boasting = [
  'leading',
  'market leader',
  'number one',
  'best in',
  'nobody else',
  'no one else',
  'world-class',
  'game changer',
];

/** What the battlecard bears out of a rival is true, whatever the sheet says of oneself. */
function trueOfRival(call: Call, exchange: Exchange): (claim: Claim) => boolean {
  if (hasMove(exchange.turn, 'disparage')) return () => false;
  const theirs = onRival(call, exchange).filter((sentence) => saidOfRival(exchange, [sentence]).length > 0);
  return (claim) => theirs.some((sentence) => overlaps(sentence, claim));
}

/** What the rules forbid to say, where it was said and not given: as untrue as anything off the sheet. */
function forbiddenIn(call: Call, { turn }: Exchange): Claim[] {
  const rules = new Set(
    call.scenario?.compliance.flatMap((rule) => (rule.rule === 'forbidden' ? [rule.id] : [])) ?? [],
  );
  const given = [...movesOf(turn, 'concede'), ...(turn.reading?.gives ?? [])];
  return (turn.reading?.compliance ?? [])
    .filter((mark) => rules.has(mark.id) && !given.some((give) => overlaps(give, mark)))
    .map(({ start, end }) => ({ start, end, fact: null, verdict: 'wrong' }));
}

const found = perCall(() => new WeakMap<Exchange, Claim[]>());

/** The claims of a turn; what breaks a rule is wrong, and what is true of a rival is no claim about oneself. */
export function claimsIn(call: Call, exchange: Exchange): Claim[] {
  const known = found(call).get(exchange);
  if (known) return known;
  const isTrueOfThem = trueOfRival(call, exchange);
  const read = (exchange.turn.reading?.claims ?? []).filter(
    (claim) => claim.verdict !== 'wrong' || !isTrueOfThem(claim),
  );
  const forbidden = forbiddenIn(call, exchange);
  const sentences = sentencesOf(exchange.turn);
  const alike = (a: Claim, b: Claim) => sentences.some((sentence) => overlaps(sentence, a) && overlaps(sentence, b));
  const spared = read.filter((claim) => claim.verdict === 'wrong' || !forbidden.some((one) => alike(one, claim)));
  const added = forbidden.filter((one) => !spared.some((claim) => claim.verdict === 'wrong' && alike(claim, one)));
  const claims = [...spared, ...added].toSorted((a, b) => a.start - b.start);
  found(call).set(exchange, claims);
  return claims;
}

const theirs = new Set(['they', 'their', 'theirs', 'them']);
const ours = new Set(['we', 'us', 'our', 'ours', 'my', 'i']);

/** "They're right, theirs is the best in the trade": said of a rival such words boast of nothing. */
function isBoast({ tokens, clauses }: Sentence): boolean {
  return matchTerms(tokens, boasting).some(({ at }) => {
    const from = [...clauses].reduce((last, i) => (i <= at && i > last ? i : last), 0);
    const isOurs = tokens.slice(from, at).some(({ norm }) => ours.has(norm));
    return isOurs || !tokens.slice(0, at).some(({ norm }) => theirs.has(norm));
  });
}

/** "510 a point saves you nothing", "it's not like nothing came": a figure used to argue states nothing of the sheet. */
const arguing =
  /\b(?:saves?|gets?|gains?|buys?|wins?|brings?) you (?:nothing|no|none|little)\b|\byou (?:will|would) not find (?:a |any )?(?:better|cheaper|another)\b|\bit (?:is|was) not (?:like|as if|as though)\b/;
const isArgued = ({ tokens }: Sentence) => arguing.test(tokens.map(({ norm }) => norm).join(' '));

const lays = (sentence: Sentence) => blames(sentence) || disowns(sentence);

/** Is a right word credited here? Not in a boast or an argument, and not where it is held against the prospect. */
export function isCredited({ turn }: Exchange, claim: Claim): boolean {
  const sentence = sentencesOf(turn).find((one) => overlaps(one, claim));
  return sentence === undefined || (!lays(sentence) && !isBoast(sentence) && !isArgued(sentence));
}

/** Something untrue, or with nothing behind it, was said. */
export const claimsAmiss = (call: Call, exchange: Exchange) =>
  exchange.turn.reading?.answer === 'wrong' || claimsIn(call, exchange).some((claim) => claim.verdict !== 'right');
