import type { Scenario } from '../domain/scenario.ts';
import { readFigures } from './figures.ts';
import { cues, hasCue, opensWith, type Utterance } from './hearing.ts';
import { asksNothing, countsTime } from './in-place.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span, type Token, tokenise } from './terms.ts';
import { tellsLimit } from './trading.ts';

/**
 * Discounts named as figures: per cent off, or a price under the one that stands. What is only
 * spoken of (their target, our floor, a sum worked out) is told from what is given.
 */

/** `off`: per cent off the rate as it stands. */
export type RateGiven = Span & { off: number };

/** Nobody gives more of the rate away than this; a figure beyond it is about something else. */
const mostOff = 60;

const giving = cues(
  'say no more|no more about it|I can sort that|I can sort it|whatever gets us|whatever it takes|whatever you need|name your price|I said yes to|we said yes to|I said … off|we said … off|I said I would|I gave|we gave|I just gave|I have given|we have given|I give you|I will give|we will give|I would give|you can have|you could have|you shall have|you will have|you would have|have it|have it at|have it for|take|make it|call it|let us say|let us call it|done|deal|agreed|is yours|are yours|you have got it|I can do|we can do|I could do|we could do|I will do|we will do|I would do|I can go|we can go|I could go|I will go|go down to|come down to|drop to|drop it to|come down|bring it to|I will put|we will put|I can put|we can put|I will accept|we accept|I accept|we would accept|I am fine with|fine with|happy with|I can live with|settle at|settle for|knock|shave|lop|slice|sign at|sign you at|put you down for|we will charge|I will charge|we would charge|bill you at|stretch to|I will match|we will match|how about|what if we did|what if I did|what if we said',
);
const refusing = cues(
  'can not|could not|will not|would not|do not|did not|not able|unable|nothing like|no way|never|neither|nor|not mine|not what|not at|impossible|out of reach|rather than|instead of|no further than|have to ask|would have to ask|needs approval|no lower|decides|where I end|has to approve|has to sign',
);
/** What talks about a figure without giving it. */
const speaking = cues(
  'floor|limit|lowest|below|under|beyond|past|you asked|you ask|you are asking|you want|you wanted|you need|you needed|you must|your target|the memo|was set|who set|where does|come from|comes from|works out|work out|comes to|come to|would be|would come|would mean|means|equals|why|whether|suppose|imagine|they quoted|their quote|theirs|they want|they ask|customers|satisfaction|on average|uptime|losses|rise|rises|index|inflation|ceiling|cap|allowance|at risk|allowed|in place of|clause|growth|of our|of your|of their|of them|of all|of stops|of cards',
);
const afterPercent = new Set(['off', 'less', 'discount', 'reduction', 'cheaper', 'lower', 'down']);
const pointing = new Set(['your', 'that', 'the', 'this', 'their', 'his', 'her', 'those', 'which', 'what']);
const telling = new Set([
  'is',
  'was',
  'were',
  'are',
  'would',
  'means',
  'comes',
  'came',
  'makes',
  'of',
  'more',
  'a',
  'to',
]);
/** Most words of a figure thrown down by itself: "Fifteen per cent, then." */
const bareWords = 7;

type Rate = NonNullable<Scenario['trades']['rate']>;
type Figure = ReturnType<typeof readFigures>[number];

/** Per cent off that the figure stands for, or null where it is no discount. A price may be said in hundredths. */
export function offOf(rate: Rate, figure: Figure): number | null {
  if (figure.unit === 'percent') return figure.value > 0 && figure.value <= mostOff ? figure.value : null;
  if (figure.unit !== 'money' && figure.unit !== 'count') return null;
  const price = rate.now < 1 && figure.value >= 1 ? figure.value / 100 : figure.value;
  const off = (1 - price / rate.now) * 100;
  return off > 0.5 && off <= mostOff / 2 ? Math.round(off * 10) / 10 : null;
}

/** A sentence is read for a discount this far: every figure is held against the whole of it. */
const mostTokens = 80;
const mostSentences = 40;

/** The words around a figure, by their place in the sentence. */
function around(tokens: readonly Token[], figure: Figure) {
  const first = tokens.findIndex((token) => token.start >= figure.start);
  const next = tokens.findIndex((token) => token.start >= figure.end);
  return { before: tokens[first - 1]?.norm ?? '', after: next < 0 ? [] : tokens.slice(next, next + 3), first };
}

/** A price for one unit: "£510 a point", "at 540", or "I can do 564", with nothing counted. A bare number else is too little to go by. */
const isPrice = (figure: Figure, before: string, after: readonly Token[]) =>
  figure.unit === 'money' ||
  before === 'at' ||
  before === 'you' ||
  /^(?:a|an|per|each)$/.test(after[0]?.norm ?? '') ||
  (figure.unit === 'count' && putting.has(before) && (!after[0] || endsFigure.has(after[0].norm)));
const putting = new Set(['do', 'to', 'accept', 'take', 'offer', 'it', 'put']);
const endsFigure = new Set(
  'and but for if in on then today now as with instead that so against because or though tops max maximum please'.split(
    ' ',
  ),
);

type Heard = { sentence: Sentence; figure: Figure; theirs: Theirs };

function isGiven({ sentence, figure, theirs }: Heard): boolean {
  const { tokens, lead } = sentence;
  const { before, after, first } = around(tokens, figure);
  if (isFree(sentence, figure, first)) return true;
  if (figure.unit !== 'percent' && !isPrice(figure, before, after)) return false;
  if (countsTime(sentence, figure) && !(first > lead && hasCue(sentence, offersPrice))) return false;
  if (multipliesTheirs(sentence, figure, theirs)) return false;
  if (hasCue(sentence, refusing) || tellsLimit(sentence, theirs.said)) return false;
  const isUnit = figure.unit !== 'percent' && /^(?:a|an|per|each)$/.test(after[0]?.norm ?? '');
  const said = isUnit ? after.slice(2) : after;
  const names = figure.unit === 'percent' && after.some((token) => afterPercent.has(token.norm));
  if (telling.has(said[0]?.norm ?? '') || isWorkedOut(said)) return false;
  if (hasCue(sentence, giving) && !isSpokenOf(sentence, figure)) return true;
  if (sentence.asks || pointing.has(before) || hasCue(sentence, speaking)) return false;
  // thrown down by itself it answers what was asked, or only says their figure back
  if (theirs.ask || theirs.values.has(figure.value)) return false;
  return names || (first <= lead && tokens.length - lead <= bareWords);
}

/** "49's six grand off your bill, no strings": the figure told of, and nothing wanted for it. */
const isFree = (sentence: Sentence, figure: Figure, first: number) =>
  first <= sentence.lead + 1 && figure.unit !== 'percent' && asksNothing(sentence);

/** "We could do twenty-four a month": a price may be one of a time, where somebody of ours puts it there. */
const offersPrice = cues('I can|we can|I could|we could|I will|we will|I would|we would|you can have');

/** "So ninety over three practices", of their thirty in each: their figures worked out. */
function multipliesTheirs({ tokens }: Sentence, figure: Figure, theirs: Theirs): boolean {
  if (figure.unit !== 'count') return false;
  const beside = readFigures(tokens)
    .filter(({ start, unit }) => start !== figure.start && unit === 'count')
    .map(({ value }) => value);
  return [...theirs.values].some((value) => value > 1 && beside.some((times) => value * times === figure.value));
}

/** "At three per cent it's nine thousand": what it comes to, of something named before. */
const isWorkedOut = (after: readonly Token[]) =>
  /^(?:it|that|this|which)$/.test(after[0]?.norm ?? '') && telling.has(after[1]?.norm ?? '');

/** Is it spoken of before the words that give, or nowhere near them? "The cap is 15 per cent of the fee, done in May." */
function isSpokenOf(sentence: Sentence, figure: Figure): boolean {
  if (sentence.asks && !opensWith(sentence, offering) && !hasCue(sentence, offering)) return true;
  return matchTerms(sentence.tokens, speaking).some((at) => Math.abs(at.start - figure.start) < nearby);
}
const offering = cues('deal|agreed|done|how about|what if we did|what if I did|what if we said|would that|does that');
/** Characters within which words of speaking belong to a figure. */
const nearby = 30;

/** What the turn was said to: the figures in it, and whether it ends in a question. */
type Theirs = { ask: boolean; said: readonly Token[]; values: ReadonlySet<number> };

function theirsOf(before: readonly Utterance[]): Theirs {
  const from = before.findLastIndex((utterance) => utterance.speaker === 'rep') + 1;
  const text = before
    .slice(from)
    .map((utterance) => utterance.text.slice(-2000))
    .join(' ');
  const said = tokenise(text);
  return { ask: text.trimEnd().endsWith('?'), said, values: new Set(readFigures(said).map(({ value }) => value)) };
}

/** Discounts off the scenario's rate that the sentences give, in order. `before`: the conversation so far; `others`: prices of another line. */
export function ratesGiven(
  scenario: Scenario,
  sentences: readonly Sentence[],
  before: readonly Utterance[],
  others: readonly Span[],
): RateGiven[] {
  const { rate } = scenario.trades;
  if (!rate) return [];
  const theirs = theirsOf(before);
  const heads = sentences
    .slice(0, mostSentences)
    .map((full) => ({ ...full, tokens: full.tokens.slice(0, mostTokens) }));
  return heads.flatMap((sentence) =>
    readFigures(sentence.tokens).flatMap((figure) => {
      const off = others.some(({ start }) => start === figure.start) ? null : offOf(rate, figure);
      return off !== null && isGiven({ sentence, figure, theirs })
        ? [{ start: figure.start, end: figure.end, off }]
        : [];
    }),
  );
}

/** Per cent off that stands for these words, where they are a price: "the best I could do is 564". */
export function offAt(rate: Rate, sentences: readonly Sentence[], at: Span): number | undefined {
  const sentence = sentences.find(({ start, end }) => start <= at.start && at.end <= end);
  const figure = readFigures(sentence?.tokens ?? []).find(({ start, end }) => start < at.end && at.start < end);
  return (figure && offOf(rate, figure)) ?? undefined;
}
