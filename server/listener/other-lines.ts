import type { Scenario } from '../domain/scenario.ts';
import { readFigures } from './figures.ts';
import { cues, hasCue, type Utterance } from './hearing.ts';
import { offOf } from './read-rate.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { matchTerms, type Span, type Token, tokenise } from './terms.ts';

/**
 * The price of another line of business, which the trade table lists as something to get: what is asked for it takes
 * nothing off the rate of this one.
 */

type Get = Scenario['trades']['get'][number];
type Figure = ReturnType<typeof readFigures>[number];

const known = new WeakMap<Get, readonly Figure[]>();

/** The figures by which the table describes it. */
function figuresOf(get: Get): readonly Figure[] {
  const figures = known.get(get) ?? readFigures(tokenise(get.text));
  known.set(get, figures);
  return figures;
}

/** What is sold by itself has its money on the table; a term or an order time has none. */
const linesOf = ({ trades }: Scenario) =>
  trades.get.filter((get) => figuresOf(get).some(({ unit }) => unit === 'money'));

/** As it stands on the table, or in hundredths. */
const isListed = (get: Get, { value }: Figure) =>
  figuresOf(get).some((own) => own.unit === 'money' && [1, 100].some((times) => near(own.value * times, value)));
const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/** Of this line too, or of what is paid for it now. */
const ofAll = cues(
  'everything|across the board|whole contract|all of it|all your|all the|all round|both|the rest|as well as|what you pay|current price|present price|the price|our price|your price|down to|drop to|drop it|come down|cut … to|instead of|in place of',
);

const joining = new Set('and or i we then plus'.split(' '));

/** "The scrubs at 46p", "46p on the scrubs": the words between run on, and nobody gives anything in them. */
function stands({ tokens }: Sentence, named: Span, figure: Figure): boolean {
  const isBefore = named.end <= figure.start;
  const [from, to] = isBefore ? [named.end, figure.start] : [figure.end, named.start];
  const between = tokens.filter(({ start, end }) => from <= start && end <= to);
  const [first, last] = isBefore ? [tokens.find(({ end }) => end === from), between.at(-1)] : [between[0], between[0]];
  if (!last || between.length > 4 || between.some(({ norm }) => joining.has(norm))) return false;
  if ([first, ...between.slice(0, -1)].some((token) => token?.breakAfter)) return false;
  return isBefore ? last.norm === 'at' : onto.has(last.norm) || between.some(({ norm }) => norm === 'on');
}
const onto = new Set(['on']);

/** Sentences back that a price may belong to what was named, and words of one behind it that still names it. */
const lookBack = 2;
const mostAfter = 8;

/** What is spoken of where the figure falls: the last words put to the rep, and the sentences about it. */
function aboutIt(sentences: readonly Sentence[], i: number, theirs: readonly Token[]): Token[][] {
  const after = sentences.slice(i + 1, i + 2).filter(({ tokens }) => tokens.length <= mostAfter);
  const own = [...sentences.slice(Math.max(0, i - lookBack), i + 1), ...after].map(({ tokens }) => [...tokens]);
  return i === 0 ? [[...theirs], ...own] : own;
}

/** Figures that price another line, in a sentence that speaks of it or in their last question about it. */
export function otherPrices(scenario: Scenario, sentences: readonly Sentence[], before: readonly Utterance[]): Span[] {
  const lines = linesOf(scenario);
  const { rate } = scenario.trades;
  if (!rate || lines.length === 0) return [];
  const last = before.findLast(({ speaker }) => speaker === 'prospect')?.text.slice(-2000) ?? '';
  const theirs = splitSentences(last).at(-1)?.tokens ?? [];
  return sentences.flatMap((sentence, i) => {
    if (hasCue(sentence, ofAll)) return [];
    const about = aboutIt(sentences, i, theirs);
    // what could not be taken for a discount needs no telling from one
    const figures = readFigures(sentence.tokens).filter((one) => one.unit !== 'percent' && offOf(rate, one) !== null);
    return figures.filter((figure) =>
      lines.some(
        (get) =>
          matchTerms(sentence.tokens, get.terms).some((named) => stands(sentence, named, figure)) ||
          (isListed(get, figure) && about.some((tokens) => matchTerms(tokens, get.terms).length > 0)),
      ),
    );
  });
}
