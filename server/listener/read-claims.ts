import type { Move } from '../domain/move.ts';
import type { Claim, Reading } from '../domain/reading.ts';
import type { Fact, Scenario } from '../domain/scenario.ts';
import { blames, disowns } from './blame.ts';
import { addsUp, followsFrom } from './figure-sums.ts';
import { readFigures } from './figures.ts';
import { generalises, putsOffOnPredecessor, repeatsHearsay, saysOfAnybody } from './generalities.ts';
import { cues, hasCue, isDisowned, isNegated, type Utterance } from './hearing.ts';
import { saidFor } from './listening.ts';
import { picturesSmall } from './pictures.ts';
import { rivalOf, rivalsOf, toldAsAnothers } from './rival-subject.ts';
import { rangedIn, rangesIn, roundedIn, rounds } from './rounding.ts';
import type { Sentence } from './sentences.ts';
import { states } from './supposing.ts';
import { matchTerms, type Span, type Token, tokenise } from './terms.ts';
import { assurancesIn } from './whole-claims.ts';

/** What the rep claims, held against the fact sheet. */

const disowning = cues('nobody told us|nobody told me|no one told us|no one told me|was not told');
/** Said back it is their word: nothing is claimed, and what is only framed so is no claim made well. */
function isTheirWord(sentence: Sentence, moves: readonly Move[], verdict: Claim['verdict']): boolean {
  const whose = saidFor(sentence);
  if (whose === 'oneself' || !moves.some((move) => move.move === 'reflect' && covers(sentence, move))) return false;
  return whose === 'them' || verdict === 'right';
}
const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const covers = (a: Span, at: Span) => a.start <= at.start && at.end <= a.end;

/** Every figure on the fact sheet, the battlecard and the trade table, for arithmetic on it. */
function factFigures(scenario: Scenario): number[] {
  const known = sheets.get(scenario);
  if (known) return known;
  // "50p" is fifty as it is written and half a pound as it is counted
  const card = scenario.battlecard;
  const { give, get } = scenario.trades;
  const texts = [...scenario.facts, ...(card?.strengths ?? []), ...(card?.weaknesses ?? []), ...give, ...get];
  const values = texts.flatMap(({ text }) => {
    const tokens = tokenise(text);
    return [...numbersIn(tokens), ...readFigures(tokens).map(({ value }) => value)];
  });
  sheets.set(scenario, values);
  return values;
}
const sheets = new WeakMap<Scenario, number[]>();

const numbersIn = (tokens: readonly Token[]) =>
  tokens.map((token) => token.value).filter((value): value is number => value !== undefined);

/** Shares on the sheet: 96 miles bear out no 96 per cent. */
function factShares(scenario: Scenario): number[] {
  const known = shares.get(scenario);
  if (known) return known;
  const texts = scenario.facts.flatMap((fact) => [fact.text, ...fact.checks.flatMap(({ right }) => right)]);
  const values = texts.flatMap((text) => sharesIn(tokenise(text)));
  shares.set(scenario, values);
  return values;
}
const shares = new WeakMap<Scenario, number[]>();

const sharesIn = (tokens: readonly Token[]) =>
  readFigures(tokens).flatMap(({ unit, value }) => (unit === 'percent' ? [value] : []));

const mostRemembered = 60;

/** What the prospect said, as tokens. */
const saidByThem = (before: readonly Utterance[]): Token[] =>
  before
    .filter((utterance) => utterance.speaker === 'prospect')
    .slice(-mostRemembered)
    .flatMap((utterance) => tokenise(utterance.text.slice(-2000)));

/** The spans of the terms that stand in the sentence and are not denied. */
export function plainSpans(sentence: Sentence, terms: readonly string[]): Span[] {
  return matchTerms(sentence.tokens, terms).filter((span) => {
    const term = sentence.tokens.filter((token) => covers(span, token));
    if (isDisowned(sentence.tokens, span.at)) return false;
    return term.some((token) => negative.test(token.norm)) || !isNegated(sentence.tokens, span.at);
  });
}
const negative = /^(?:no|not|never|none|nobody|nothing|neither)$/;

type Kind = Reading['figures'][number]['unit'];
/** The kinds of figures the terms name. */
export const kindsIn = (terms: readonly string[]) =>
  new Set<Kind>(terms.flatMap((term) => readFigures(tokenise(term)).map((f) => f.unit)));

/** Figures of the kind the fact asks for that neither the sheet, nor sums on it, nor the prospect supply. */
function strayFigures(sentence: Sentence, check: Fact['checks'][number], fact: Fact, known: readonly number[]): Span[] {
  const kinds = kindsIn(check.right);
  const own = numbersIn(tokenise(fact.text));
  return readFigures(sentence.tokens).filter((figure) => {
    if (figure.unit === 'money' ? !kinds.has('money') && !kinds.has('count') : !kinds.has(figure.unit)) return false;
    if (figure.unit === 'time') return !timesIn([...check.right, fact.text]).has(figure.value);
    if (figure.unit !== 'money' && figure.unit !== 'percent') return false;
    const beside = readFigures(sentence.tokens)
      .filter((other) => other.start !== figure.start)
      .map((other) => other.value);
    if (known.some((value) => rounds(figure.value, value))) return false;
    return !addsUp(figure.value, known) && !followsFrom(figure.value, [...own.slice(-12), ...beside.slice(0, 6)]);
  });
}

const timesIn = (terms: readonly string[]) =>
  new Set(terms.flatMap((term) => readFigures(tokenise(term)).map((figure) => figure.value)));

/** Figures of the sentence that are the right ones, rounded, or lie in a range that the fact states. */
function saidRoundly({ tokens }: Sentence, { fact, check }: Pick<FoundCheck, 'fact' | 'check'>): Span[] {
  const kinds = kindsIn(check.right);
  const truths = check.right.flatMap((text) => readFigures(tokenise(text)));
  const ranges = [fact.text, ...check.right].flatMap((text) => rangesIn(tokenise(text)));
  const isAsked = ({ unit }: Reading['figures'][number]) =>
    kinds.has(unit) || (unit === 'money' && kinds.has('count')) || (unit === 'count' && kinds.has('money'));
  return [...roundedIn(tokens, truths).filter(isAsked), ...rangedIn(tokens, ranges)];
}

type FoundCheck = {
  fact: Fact;
  check: Fact['checks'][number];
  /** Where its subject, its right values and its wrong ones stand in the sentence. */
  about: Span[];
  right: Span[];
  wrong: Span[];
};

function findChecks(scenario: Scenario, sentence: Sentence, rival: ReturnType<typeof rivalOf>): FoundCheck[] {
  // "our count by hand is pretty accurate" is praise, whatever word of the sheet stands in it
  const praise = praisesOf(scenario, sentence);
  const isPraise = (at: Span) => praise.some((one) => covers(one, at));
  return scenario.facts.flatMap((fact) => {
    const names = fact.checks.some((check) => matchTerms(sentence.tokens, check.about).length > 0);
    // "their import": no check of the fact is named, and it is on the rival that is spoken of
    const isMeant = !names && rival !== undefined && rivalOf(scenario, fact) === rival;
    return fact.checks.flatMap((check) => {
      const named = matchTerms(sentence.tokens, check.about);
      const about = isMeant ? [sentence] : named;
      if (about.length === 0) return [];
      return [
        {
          fact,
          check,
          about,
          right: plainSpans(sentence, isMeant ? check.right.filter(saysAll) : check.right).filter(
            (at) => !isPraise(at),
          ),
          wrong: plainSpans(sentence, isMeant ? check.wrong.filter(saysAll) : check.wrong),
        },
      ];
    });
  });
}

/** "It fails the first night": a bare word is right or wrong only of what the check names, and nothing here names it. */
function saysAll(term: string): boolean {
  const tokens = tokenise(term);
  return tokens.length > 1 || tokens.some(({ value }) => value !== undefined);
}

type Known = { theirs: readonly number[]; sheet: readonly number[] };

/** `at`: the words with nothing behind them, where they are not the whole sentence. */
type Verdict = { verdict: Claim['verdict']; at: Span };

/** The clause around a figure, so that what is off the sheet is pointed at and not what stands beside it. */
function clauseOf(sentence: Sentence, at: Span): Span {
  const { tokens, clauses } = sentence;
  const here = tokens.findIndex((token) => token.end > at.start);
  const starts = [...clauses].sort((a, b) => a - b);
  const from = starts.findLast((i) => i <= here) ?? 0;
  const next = starts.find((i) => i > from && tokens[i]!.start >= at.end);
  return { start: tokens[from]!.start, end: next === undefined ? sentence.end : tokens[next - 1]!.end };
}

/** "You're covered. Not at the third one, mind.": the exception may come in the next breath, in words for it. */
const isQualified = ({ check }: FoundCheck, next: Sentence | undefined) =>
  next !== undefined &&
  plainSpans(
    next,
    check.right.filter((term) => term.includes(' ')),
  ).length > 0;

type Place = { sentence: Sentence; next: Sentence | undefined; known: Known };

function verdictOf(found: FoundCheck, all: readonly FoundCheck[], { sentence, next, known }: Place): Verdict | null {
  if (found.right.length > 0) return { verdict: 'right', at: sentence };
  const subjects = all.flatMap((item) => item.about);
  const roundly = saidRoundly(sentence, found);
  const bad = found.wrong.filter(
    (span) =>
      !roundly.some((figure) => touches(figure, span)) &&
      !all.some((item) => item.right.some((good) => touches(good, span))) &&
      !wasTheirs(sentence, span, known.theirs) &&
      ((found.fact.limit && isAbsolute(sentence, span)) || !belongsElsewhere(sentence, span, found.about, subjects)),
  );
  if (bad.length > 0) return { verdict: 'wrong', at: sentence };
  if (roundly.length > 0) return { verdict: 'right', at: sentence };
  if (found.check.whole && assurancesIn(sentence).length > 0)
    return { verdict: isQualified(found, next) ? 'right' : 'wrong', at: sentence };
  const stray = strayFigures(sentence, found.check, found.fact, [...known.theirs, ...known.sheet]);
  const [first] = stray;
  return first && found.wrong.length === 0 ? { verdict: 'unsupported', at: clauseOf(sentence, first) } : null;
}

/**
 * "If the broadband drops the readings come through": the word that names a limit, told without the limit, makes nothing
 * else right either.
 */
function withoutLimits(all: readonly FoundCheck[]): FoundCheck[] {
  const untold = all.filter(({ fact, check, right }) => fact.limit && check.whole && right.length === 0);
  const named = (found: FoundCheck) => untold.filter(({ fact }) => fact !== found.fact).flatMap(({ about }) => about);
  return all.map((found) => ({
    ...found,
    right: found.right.filter((good) => !named(found).some((at) => touches(good, at))),
  }));
}

/** One claim a fact and sentence; what is wrong with it outweighs what is right. */
function factClaims(scenario: Scenario, place: Place, rival: ReturnType<typeof rivalOf>): Claim[] {
  const { sentence } = place;
  const all = withoutLimits(findChecks(scenario, sentence, rival));
  const claims = new Map<string, Claim>();
  for (const found of all) {
    const verdict = verdictOf(found, all, place);
    const fact = found.fact.id;
    const before = claims.get(fact)?.verdict;
    const isOurs = rival !== undefined && rivalOf(scenario, found.fact) === undefined;
    if (!verdict || (isOurs && verdict.verdict !== 'right') || (before !== undefined && before !== 'right')) continue;
    const { start, end } = verdict.at;
    claims.set(fact, { start, end, fact, verdict: verdict.verdict });
  }
  return [...claims.values()];
}

/** Characters between; a comma parts what stands on its two sides. */
function distance({ text, start }: Sentence, a: Span, b: Span): number {
  const [from, to] = a.start < b.start ? [a.end, b.start] : [b.end, a.start];
  const parted = /[,;:]/.test(text.slice(Math.max(0, from - start), Math.max(0, to - start)));
  return Math.max(0, to - from) + (parted ? clauseApart : 0);
}
const clauseApart = 30;
const nearest = (sentence: Sentence, span: Span, subjects: readonly Span[]) =>
  Math.min(...subjects.map((at) => distance(sentence, span, at)));

/** "Never", "every one", "a hundred per cent": where a limit is known, such a word belongs to it, and no figure takes it back. */
function isAbsolute({ tokens }: Sentence, span: Span): boolean {
  const own = tokens.filter((token) => covers(span, token));
  const others = readFigures(tokens).filter((figure) => !touches(span, figure) && figure.value > 1);
  return others.length === 0 && own.some((token) => absolutes.has(token.norm) || token.value === 100);
}
const absolutes = new Set('lot never every all always none everyone everything everywhere guaranteed'.split(' '));

/** "The first call was on time, the second wasn't": a value goes with the subject it stands nearest to. */
const belongsElsewhere = (sentence: Sentence, span: Span, own: readonly Span[], all: readonly Span[]) =>
  nearest(sentence, span, all) < nearest(sentence, span, own);

/** A figure the prospect brought in is theirs, not the rep's claim. */
function wasTheirs(sentence: Sentence, span: Span, theirs: readonly number[]): boolean {
  const values = numbersIn(sentence.tokens.filter((token) => covers(span, token)));
  return (
    values.length > 0 && values.every((value) => theirs.some((known) => known === value || known * 1000 === value))
  );
}

/** Claims of the turn: right, wrong, or such that no fact supports them. */
export function readClaims(
  scenario: Scenario,
  sentences: readonly Sentence[],
  moves: readonly Move[],
  before: readonly Utterance[],
): Claim[] {
  const said = saidByThem(before);
  const known = { theirs: numbersIn(said), sheet: factFigures(scenario) };
  const behind = { all: [...known.theirs, ...known.sheet], shares: [...sharesIn(said), ...factShares(scenario)] };
  const claims: Claim[] = [];
  const rivals = rivalsOf(scenario, sentences, before);
  const limits = new Set(scenario.facts.flatMap((fact) => (fact.limit ? [fact.id] : [])));
  const lays = sentences.some((sentence) => blames(sentence) || disowns(sentence));
  for (const [i, sentence] of sentences.entries()) {
    if (!states(sentence, moves)) continue;
    const own = factClaims(scenario, { sentence, next: sentences[i + 1], known }, rivals[i]);
    // a truth told to put the blame elsewhere, or to draw somebody small, is no claim made well
    const shifts = hasCue(sentence, disowning) || blames(sentence) || picturesSmall(sentence);
    const isMisplaced = toldAsAnothers(scenario, sentence, before);
    const isSpoilt = ({ fact, verdict }: Claim) =>
      verdict === 'right' &&
      (shifts || isMisplaced || assures(sentence) || (lays && fact !== null && limits.has(fact)));
    claims.push(...own.filter((claim) => !isSpoilt(claim) && !isTheirWord(sentence, moves, claim.verdict)));
    const bold = [...plainSpans(sentence, scenario.unsupported), ...praisesOf(scenario, sentence)];
    const first = bold[0];
    const isWrong = own.some((claim) => claim.verdict === 'wrong');
    if (first && !isWrong) claims.push({ ...first, fact: null, verdict: 'unsupported' });
    else if ((own.length === 0 && boasts(sentence, behind)) || (!isWrong && speaksBeyond(sentence, moves)))
      claims.push({ start: sentence.start, end: sentence.end, fact: null, verdict: 'unsupported' });
  }
  return claims.map(({ start, end, fact, verdict }) => ({ start, end, fact, verdict }));
}

/** More than anybody can know: what can't happen, what all the others do, what was only heard, what nobody ever does. */
const speaksBeyond = (sentence: Sentence, moves: readonly Move[]) =>
  assures(sentence) ||
  generalises(sentence) ||
  repeatsHearsay(sentence) ||
  putsOffOnPredecessor(sentence) ||
  (saysOfAnybody(sentence) && moves.some((move) => move.move === 'disparage' && covers(sentence, move)));

/** "So that can't happen any more": more than anybody can know, whatever true thing it hangs on. */
const assures = (sentence: Sentence) => plainSpans(sentence, assuring).length > 0 && !hasCue(sentence, wishing);
const assuring = cues(
  'can not happen any more|can not happen anymore|can not happen again|can not happen now|could not happen again|could not happen now|could not happen any more|can never happen|could never happen|will not happen again|will never happen|is not going to happen again|impossible now|no longer possible|can not go wrong|can not fail|will not fail again',
);
const wishing = cues(
  'you want|you need|you asked|you would need|so you know|to make sure|to be sure|no one can|nobody can',
);

/** Praise of one's own, and a custom of the trade called in as witness, without a figure. */
const praising = cues(
  'standard in the industry|standard across the industry|standard throughout the industry|standard for the industry|standard in the trade|standard across the trade|standard in our trade|normal in the industry|normal for the industry|usual in the trade|usual in the industry|same across the industry|it was a one off|it was just a one off|it was only a one off|that was a one off|that was just a one off|that was only a one off|an isolated incident|our … pretty accurate|our … very accurate|our … highly accurate|our … extremely accurate|our … spot on|our … very reliable|our … extremely reliable|our … pretty reliable|our … excellent|our … superb|our … spotless|our … flawless|our … unbeatable|our … outstanding|we are very reliable|we are known for|all our customers are happy|our customers are very happy|our customers are all happy|never had a complaint|never had any complaints|nobody has ever complained|no one has ever complained',
);
const denying = /^(?:not|no|never|hardly|neither)$/;

/** Such words where nothing on the sheet says them. */
function praisesOf(scenario: Scenario, sentence: Sentence): Span[] {
  return matchTerms(sentence.tokens, praising).filter((praise) => {
    const own = sentence.tokens.filter((token) => covers(praise, token));
    const isDenied = own.slice(1).some(({ norm }) => denying.test(norm)) || isNegated(sentence.tokens, praise.at);
    if (isDenied || isDisowned(sentence.tokens, praise.at)) return false;
    return !scenario.facts.some((fact) => matchTerms(tokenise(fact.text), [praise.term]).length > 0);
  });
}

/** A figure about ourselves or our other customers that stands on no sheet. */
function boasts(sentence: Sentence, behind: { all: readonly number[]; shares: readonly number[] }): boolean {
  if (!hasCue(sentence, boasting)) return false;
  return readFigures(sentence.tokens).some(({ unit, value }) =>
    unit === 'percent'
      ? !behind.shares.includes(value)
      : (unit === 'count' || unit === 'money') && !addsUp(value, behind.all),
  );
}
const boasting = cues(
  'we have … customers|we have … clients|we serve|our customers|our clients|customer satisfaction|on average we|we cut|we reduce|we save|we increase|we improve|we deliver|customers see|clients see|customers save|clients save|typically save|usually save|satisfaction score|satisfaction rating|satisfaction rate|satisfaction is|satisfaction of|net promoter|nps|our rating|rated by|customers renew|clients renew|customers stay|clients stay|recommend us|our accuracy|our reliability|our retention|of our customers|of our clients|of our users|uptime|return on investment|pays for itself|success rate|retention rate',
);
