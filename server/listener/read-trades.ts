import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { contentKeys, shared } from './content-words.ts';
import { cues, hasCue, isNegated, type Utterance } from './hearing.ts';
import { asksNothing, freely, isInPlace } from './in-place.ts';
import { otherPrices } from './other-lines.ts';
import { offAt, ratesGiven } from './read-rate.ts';
import type { Sentence } from './sentences.ts';
import { hasTerm, matchTerms, type Span, type Token, tokenise } from './terms.ts';
import { undoesOffer } from './undoing.ts';

/** Which things of the trade table change hands, and which items of the battlecard are named. */

const covers = (a: Span, at: Span) => a.start <= at.start && at.end <= a.end;
const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const asking = cues(
  'if you|in return|in exchange|against|for that I|I would need|I would want|I need|we need|we would need|we would want|provided|as long as|would you|could you|can you|only if|only with|only against|as part of|then I|you give|you sign|you commit|you bring|on condition|for a|for the same|against a',
);
const refusing = cues('I am not asking|do not need you to|without asking');

const concessionOf = (sentence: Sentence, moves: readonly Move[]) =>
  moves.find((move) => move.move === 'concede' && covers(sentence, move));

/** What shows that one thing stands against another, whatever the verbs. */
const exchanging = cues(
  'if|against|in return|want something back|need something back|like something back|expect something back|ask for something back|something back for|something back from you|in exchange|provided|as long as|on condition|only with|from you|you get|we get|I get|gets|package|swap|trade|both halves|each side|in turn|you take|you sign|you stay|you commit|you bring|you give|you host|you pay|you order|you close|for that I|for that we',
);

/** Things of both columns of the trade table named in one turn, and one set against the other: an offer, however it is put. */
function setsOff(scenario: Scenario, sentences: readonly Sentence[]): boolean {
  const plain = sentences.filter((sentence) => !hasCue(sentence, declining));
  const names = (items: readonly { terms: readonly string[] }[], among: readonly Sentence[]) =>
    among.some((sentence) => items.some((item) => matchTerms(sentence.tokens, item.terms).length > 0));
  return (
    plain.some((sentence) => hasCue(sentence, exchanging) || swaps(scenario, sentence)) &&
    names(scenario.trades.give, plain) &&
    names(scenario.trades.get, plain)
  );
}

/** "Thirty-six months for the ceiling": one column of the table for the other. */
function swaps({ trades }: Scenario, { tokens, asks }: Sentence): boolean {
  if (asks) return false;
  const placesOf = (items: readonly { terms: readonly string[] }[]) =>
    items.flatMap(({ terms }) => matchTerms(tokens, terms));
  const [given, got] = [placesOf(trades.give), placesOf(trades.get)];
  return tokens.some(({ norm, start }) => {
    const [before, after] = [(at: Span) => at.end <= start, (at: Span) => at.start > start];
    return norm === 'for' && (got.some(before) ? given.some(after) : given.some(before) && got.some(after));
  });
}
const declining = cues(
  'under my|below my|beneath my|beyond my|under our floor|below our floor|can not|will not|would not|not going to|not mine to|no way|never|did you|have you|do you',
);

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

/** What lets the other side have something for nothing, whatever the verb. Each carries its own "not". */
const gifting = cues(
  'need not be charged|need not be billed|need not be paid|need not pay|not be charged|not be billed|not charge|not bill|not cost you|no charge|without charge|without cost|at no cost|at our cost|at our expense|on us|on the house|for nothing|for free|free of charge|gratis|we would waive|I would waive|we will waive|I will waive|waive that|waive it|we waive|waived|comes free|we would drop|I would drop|we will drop|we would lift|we would raise|we would carry|we will carry|we would absorb|we will absorb|we would swallow|we would stop charging|we would stop billing|throw in|thrown in|my treat|our treat|yours for|have it|have that|have them|can have|could have|shall have',
);
const notGifting = cues(
  'have … in writing|have that figure|have that number|have that in|have it in writing|can not have|could not have|will not have|for nothing in return|do you have|did you have|you have … for nothing|not for nothing|nothing for nothing|never|did not say|not said|not promised',
);
const pointingBack = new Set(['that', 'it', 'them', 'those', 'both']);
/** Words of an item's description that, met in a gift, name it as its terms would. */
const leastShared = 2;
/** After these one word is enough: nothing else is let go in such words. */
const letting = cues('waive|waived|write off|written off|need not');

/** So many in a sentence that concedes: its verb alone may stand in an item's description. */
const leastDescribed = 3;

type Item = Scenario['trades']['give'][number];

const textKeys = perItem((item) => contentKeys(tokenise(item.text)));

function perItem<T>(make: (item: Item) => T): (item: Item) => T {
  const known = new WeakMap<Item, T>();
  return (item) => {
    const made = known.get(item) ?? make(item);
    known.set(item, made);
    return made;
  };
}

/** The item whose description the sentence's own words meet best, and how many of them meet it. */
function describedIn(
  { trades }: Scenario,
  { tokens }: Pick<Sentence, 'tokens'>,
): { item: Item | undefined; met: number } {
  const sharing = trades.give.map((item) => ({ item, met: shared(tokens, textKeys(item)) }));
  return sharing.reduce((a, b) => (b.met > a.met ? b : a), { item: undefined as Item | undefined, met: 0 });
}

/** The item that a gift is of: the one its own words describe best, else the one last named before it. */
function giftOf(scenario: Scenario, sentence: Sentence, earlier: Token[]): Item | undefined {
  const { give } = scenario.trades;
  const best = describedIn(scenario, sentence);
  if (best.met >= (hasCue(sentence, letting) ? 1 : leastShared)) return best.item;
  if (!sentence.tokens.some((token) => pointingBack.has(token.norm))) return undefined;
  const owedAt = Math.max(-1, ...matchTerms(earlier, owed).map(({ at }) => at));
  const named = give
    .flatMap((item) => matchTerms(earlier, item.terms).map((at) => ({ item, at: at.at })))
    .filter(({ at }) => at > owedAt);
  return named.reduce<(typeof named)[number] | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)?.item;
}

/** What the other side is owed, or is only sent to read: "it" said after one of these is that, and no gift. */
const owed = cues(
  'log|call log|report|written account|account of|the record|the minutes|letter|copy|write up|write-up|summary|one page|should have had|we owe you|certificates',
);

/** "Fitting at no charge": a thing of the table, which is in no contract yet, said to cost nothing. */
const freedIn = ({ trades }: Scenario, sentence: Sentence) =>
  hasCue(sentence, freely) ? trades.give.find(({ terms }) => matchTerms(sentence.tokens, terms).length > 0) : undefined;

/** "That's on us", "this one's on me": of what went wrong it owns it, of what was just named by oneself it gives it. */
const pointsAndOwns = ({ tokens }: Sentence) =>
  /^(?:(?:so|and|but|no|yes|all of) )*(?:that|this|it|those|both|they)(?: \w+)? (?:is|was|are|were)(?: \w+)? on (?:us|me)$/.test(
    tokens.map(({ norm }) => norm).join(' '),
  );

/** Sentences back that "that" and "it" may point. */
const lookBack = 4;

/** The paper that is owed, itself: "You'll have the report for nothing." */
const sendsOwed = (sentence: Sentence) => hasCue(sentence, owed) && !hasCue(sentence, letting);

/** Gifts said without a word of the trade table: where they stand, and what of. */
function giftsIn(scenario: Scenario, sentences: readonly Sentence[], before: readonly Utterance[]) {
  const last = before.findLast((utterance) => utterance.speaker === 'prospect')?.text ?? '';
  const said = tokenise(last.slice(-2000));
  return sentences.flatMap((sentence, i) => {
    if (sentence.asks || !hasCue(sentence, gifting) || hasCue(sentence, notGifting) || sendsOwed(sentence)) return [];
    if (isInPlace(sentence)) return [];
    const own = sentences.slice(Math.max(0, i - lookBack), i).flatMap((other) => other.tokens);
    const earlier = pointsAndOwns(sentence) ? own : [...said, ...own];
    const item = freedIn(scenario, sentence) ?? giftOf(scenario, sentence, earlier);
    return item ? [{ item, start: sentence.start, end: sentence.end }] : [];
  });
}

/** What a conceding sentence gives that names nothing by the table's terms: "I'll credit the £10,800 fitting". */
function conceded(scenario: Scenario, sentences: readonly Sentence[], moves: readonly Move[]) {
  const { give } = scenario.trades;
  return sentences.flatMap((sentence) => {
    if (!concessionOf(sentence, moves)) return [];
    const beside = besideIn(scenario, sentence);
    if (beside.length > 0 || give.some(({ terms }) => matchTerms(sentence.tokens, terms).length > 0)) return beside;
    const { item, met } = describedIn(scenario, sentence);
    return item && met >= leastDescribed ? [{ item, start: sentence.start, end: sentence.end }] : [];
  });
}

/** "…, and I'll take the automatic renewal out too": a further thing in the same breath, by its description. */
const granting = cues(
  'take … out|take out|drop|lose|scrap|remove|strike|delete|waive|bin|cut … out|throw in|throw … in|add … in|include|raise|lift|put … in|write … in|write … out',
);
const grants = new Set(['will', 'can', 'could', 'would']);
const withholds = new Set(['not', 'never', 'if', 'unless', 'until']);
function besideIn(scenario: Scenario, { tokens }: Sentence) {
  const begins = tokens.flatMap(({ norm }, i) =>
    norm === 'and' && own.has(tokens[i + 1]?.norm ?? '') && grants.has(tokens[i + 2]?.norm ?? '') ? [i] : [],
  );
  return begins.flatMap((from, i) => {
    const clause = tokens.slice(from, begins[i + 1]);
    const { item, met } = describedIn(scenario, { tokens: clause });
    const [first, last] = [clause[0], clause.at(-1)];
    const isNamed = scenario.trades.give.some(({ terms }) => matchTerms(clause, terms).length > 0);
    if (!item || !first || !last || isNamed || met < leastShared) return [];
    const isGranted = matchTerms(clause, granting).length > 0 && !withholds.has(clause[3]?.norm ?? '');
    return isGranted ? [{ item, start: first.start, end: last.end }] : [];
  });
}
const own = new Set(['i', 'we']);

/** "So agreed is 48p": what was said before is told over. */
const summing = cues(
  'agreed is|agreed so far|we have agreed|we are agreed|what is agreed|what we have agreed|to recap|recap|to sum up|summing up|where we are|so we have|what we have is|what we have got',
);
const onCondition = cues('if|against|in return for|for');

/** "The ceiling if you sign three years, and the count": the condition is of one of the things that are told over, behind it. */
function bindsOne({ trades }: Scenario, sentence: Sentence): boolean {
  const placesOf = (items: readonly { terms: readonly string[] }[]) =>
    items.flatMap(({ terms }) => matchTerms(sentence.tokens, terms));
  const [got] = placesOf(trades.get);
  if (!got || !hasCue(sentence, summing)) return false;
  const condition = matchTerms(sentence.tokens, onCondition).findLast(({ start }) => start < got.start);
  const goesOn = sentence.tokens.some(({ norm, start }) => norm === 'and' && start >= got.end);
  return goesOn && placesOf(trades.give).some(({ end }) => condition !== undefined && end <= condition.start);
}

/** What is given flat and then told over beside a trade that was put before is set against nothing. */
function givenBeside(scenario: Scenario, sentences: readonly Sentence[], before: readonly Utterance[]) {
  const naming = sentences.filter(({ tokens }) =>
    scenario.trades.get.some(({ terms }) => matchTerms(tokens, terms).length > 0),
  );
  const wasPut = (sentence: Sentence) =>
    scenario.trades.get
      .filter(({ terms }) => matchTerms(sentence.tokens, terms).length > 0)
      .every(({ terms }) => before.some(({ speaker, text }) => speaker === 'rep' && hasTerm(text, terms)));
  const isTold = naming.length > 0 && naming.every((sentence) => bindsOne(scenario, sentence) && wasPut(sentence));
  return (at: Span) =>
    isTold && sentences.some((one) => covers(one, at) && !naming.includes(one) && !hasCue(one, exchanging));
}

/**
 * Things of the rep's given: a figure off the rate; an item named in a sentence that concedes or lets it
 * go for nothing, or in a turn that sets it against something asked for. `got`: something is asked for.
 */
export function readGives(
  scenario: Scenario,
  sentences: readonly Sentence[],
  moves: readonly Move[],
  got: boolean,
  before: readonly Utterance[],
): Reading['gives'] {
  const offered = got && setsOff(scenario, sentences);
  const others = otherPrices(scenario, sentences, before);
  const rates = ratesGiven(scenario, sentences, before, others);
  const deepest = rates.reduce<(typeof rates)[number] | undefined>((a, b) => (a && a.off >= b.off ? a : b), undefined);
  const gifts = [...giftsIn(scenario, sentences, before), ...conceded(scenario, sentences, moves)].filter(
    (gift) => gift.item.id !== scenario.trades.rate?.give || !others.some((other) => covers(gift, other)),
  );
  const isFree = (at: Span) => sentences.some((sentence) => covers(sentence, at) && asksNothing(sentence));
  const isBeside = givenBeside(scenario, sentences, before);
  const returns = (at: Span) =>
    !isFree(at) &&
    !isBeside(at) &&
    (got || moves.some((move) => move.move === 'concede' && move.return && covers(move, at)));
  return scenario.trades.give.flatMap((item): Reading['gives'] => {
    if (deepest && item.id === scenario.trades.rate?.give) {
      const { start, end, off } = deepest;
      return [{ start, end, id: item.id, returned: returns(deepest), off }];
    }
    const named = sentences.flatMap((sentence) => {
      const concession = concessionOf(sentence, moves);
      if (!concession && (!offered || hasCue(sentence, declining) || undoesOffer(sentence))) return [];
      const found = matchTerms(sentence.tokens, item.terms).filter((at) => !others.some((other) => meets(at, other)));
      return found.map((match) => ({ ...match, denied: isNegated(sentence.tokens, match.at) }));
    });
    // "no joint count" tells what was missing; what is given stands elsewhere in the turn
    const at = named.find(({ denied }) => !denied) ?? named[0] ?? gifts.find((gift) => gift.item === item);
    if (!at) return [];
    const { rate } = scenario.trades;
    const off = rate?.give === item.id ? offAt(rate, sentences, at) : undefined;
    const give = { start: at.start, end: at.end, id: item.id, returned: returns(at) };
    return [off === undefined ? give : { ...give, off }];
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
