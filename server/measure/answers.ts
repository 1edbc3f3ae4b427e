import { contentOf } from '../listener/content-words.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, movesOf, perCall } from './call.ts';
import { claimsIn } from './claims.ts';
import { firstSentence, greets, placeAt, sentencesOf, tokensOf } from './places.ts';
import { asksByForm } from './question-form.ts';
import { answersRightly, endsCall, isMeant, ownsFault } from './replies.ts';
import { countOf, type Finding, leastChances, ofAll, type Row, shareOf } from './row.ts';

/** Rows 10 and 12: what the rep does with a question whose answer is not known, and with one whose answer is. */

const admitting = [
  'do not know',
  "don't know",
  'cannot know',
  'do not have that',
  'have not got that',
  "haven't got that",
  'not known',
  'would be guessing',
  "I'd be guessing",
  'will not guess',
  "won't guess",
  'cannot tell you',
  "can't tell you",
  'cannot say',
  "can't say",
  'could not say',
  'no figure for that',
  'have no figure',
  'nobody knows',
  'not mine to',
  'honest figure',
  'no honest',
  'no forecast',
  'not a forecast',
  'not a prediction',
  'making it up',
  'make it up',
  'made up',
  'see … from here',
  'nobody yet',
  'as it stands',
  'none of it',
  'enter nought',
  'put nought',
  'nought',
  'nothing of mine',
  'hole in my',
  'fair hole',
  'you would know better',
  "you'd know better",
];
const framing = [
  'depends on',
  'driven by',
  'drivers',
  'driver',
  'comes down to',
  'turns on',
  'hangs on',
  'if … then',
  'range',
  'low case',
  'high case',
  'between … and',
  'at the low end',
  'worst case',
  'best case',
  'assume',
  'assumption*',
  'times the',
  'multiplied',
  'two things',
  'three things',
];

/** Admits, frames, asks or dates; two of them make an answer, a made-up figure unmakes it. */
function partsOf(call: Call, exchange: Exchange): { parts: number; madeUp: boolean } {
  const { turn } = exchange;
  const claims = claimsIn(call, exchange);
  const madeUp = turn.reading?.answer === 'wrong' || claims.some((claim) => claim.verdict !== 'right');
  const tokens = tokensOf(turn);
  const admits =
    matchTerms(tokens, admitting).length > 0 ||
    turn.reading?.answer === 'unsure' ||
    ownsFault(exchange) ||
    answersAtOnce(exchange) ||
    hasMove(turn, 'acknowledge', 'reflect', 'label');
  const answers = claims.some((claim) => claim.verdict === 'right') || answersRightly(exchange);
  const frames = matchTerms(tokens, framing).length > 0 || hasMove(turn, 'quantify');
  const asks = exchange.asked.length > 0;
  const dates = movesOf(turn, 'next-step').some((move) => move.date?.trim());
  return { parts: [admits || answers, frames, asks, dates].filter(Boolean).length, madeUp };
}

function handles(call: Call, reply: Exchange): boolean {
  const { parts, madeUp } = isMeant(reply) ? partsOf(call, reply) : { parts: 0, madeUp: false };
  return parts >= 2 && !madeUp;
}

const plainAnswer = new Set(['yes', 'no', 'not', 'none', 'nothing', 'neither', 'nought', 'zero', 'never']);
const verbFirst =
  /^(?:so |and |or |but )?(?:is|are|was|were|do|does|did|can|could|will|would|have|has|had|should|must)\b/;

/** A yes-or-no question answered with its first word. */
function answersAtOnce({ heard, turn }: Exchange): boolean {
  const question = heard.flatMap(sentencesOf).findLast((sentence) => sentence.asks);
  const [first] = sentencesOf(turn);
  const asksYesOrNo = question !== undefined && verbFirst.test(question.tokens.map((t) => t.norm).join(' '));
  return asksYesOrNo && first !== undefined && plainAnswer.has(first.tokens[0]?.norm ?? '');
}

/** A question of theirs that the rep says he has no answer to, where the sheet has none either. */
function admitted({ turn, heard, earnest }: Exchange): ReturnType<typeof sentencesOf>[number] | undefined {
  const wasAsked = heard.flatMap(sentencesOf).some((sentence) => sentence.asks);
  if (!earnest || !wasAsked || (turn.reading?.answer ?? null) !== null) return undefined;
  return sentencesOf(turn).find((sentence) => !sentence.asks && matchTerms(sentence.tokens, lacking).length > 0);
}
const lacking = [
  ...['do not have that number', 'do not have that figure', 'do not have the number', 'do not have the figure'],
  ...['do not have a number', 'do not have a figure', 'have not got that number', 'have not got that figure'],
  ...['have not got the number', 'have not got the figure', 'do not have that to hand', 'have not got that to hand'],
  ...['do not have it to hand', 'have not got it to hand', 'do not have that here', 'have not got that here'],
  ...['do not have that in front', 'have not got that in front', 'do not have that with me', 'not have an answer'],
  ...['do not know how many', 'do not know how much', 'do not know how long', 'do not know how often'],
  ...['do not know that number', 'do not know that figure', 'do not know the number', 'do not know the figure'],
  ...['not going to make one up', 'will not make one up', 'not going to make it up', 'will not make it up'],
  ...['not going to invent', 'will not invent', 'would have to find that out', 'will find that out'],
];

/** Questions that the rep's sheet can't answer. */
export const beyondSheet = perCall((call) =>
  call.faced.filter((f) => f.beat === 'finance-question' && !endsCall(call, f)),
);

function unknowns(call: Call): Finding | null {
  const asked = beyondSheet(call);
  const known = new Set(asked.map(({ reply }) => reply));
  const others = call.exchanges.flatMap((exchange) => {
    const said = known.has(exchange) ? undefined : admitted(exchange);
    return said ? [{ met: handles(call, exchange), at: placeAt(exchange.turn, said) }] : [];
  });
  const chances = [
    ...asked.map(({ reply, at }) => ({
      met: reply !== null && handles(call, reply),
      at: reply ? firstSentence(reply.turn) : at,
    })),
    ...others,
  ].toSorted((a, b) => a.at.seq - b.at.seq);
  return shareOf(
    chances,
    (met, n) =>
      `${ofAll(met, n, 'question beyond your sheet', 'questions beyond your sheet')} handled: owned, framed, asked about or dated.`,
  );
}

/** Where the answer belongs: a greeting, a name and one word of assent stand before it without delaying it. */
const openingOf = (turn: Exchange['turn']) => {
  const all = sentencesOf(turn);
  return all.find((one) => one.tokens.length > 1 && !greets(turn, one)) ?? all[0];
};

/** On real calls nothing says what is right; answering first is then no hedge, no question and no defence before it. */
function standsFirst(exchange: Exchange): boolean {
  const first = openingOf(exchange.turn);
  if (!first || first.tokens.length < 2) return false;
  return !exchange.turn.moves.some((m) => m.start < first.end && /^(question|hedge|defend|filler)/.test(m.move));
}

/** Hedged, an answer is no answer yet. */
function hedgesFirst({ turn }: Exchange): boolean {
  const first = openingOf(turn);
  return movesOf(turn, 'hedge').some((move) => first !== undefined && move.start < first.end);
}

function challenges(call: Call): Finding | null {
  const read = call.exchanges.filter((e) => (e.turn.reading?.answer ?? null) !== null);
  if (read.length > 0)
    return shareOf(
      read.map((e) => ({ met: answersRightly(e) && e.earnest && !hedgesFirst(e), at: firstSentence(e.turn) })),
      (met, n) => `${ofAll(met, n, 'question of fact', 'questions of fact')} answered rightly in the first sentence.`,
    );
  const heard = call.faced.filter((f) => f.beat === 'challenge' && f.by === null && f.reply);
  return shareOf(
    heard.map((f) => ({
      met: f.reply !== null && standsFirst(f.reply),
      at: f.reply ? firstSentence(f.reply.turn) : f.at,
    })),
    (met, n) => `${ofAll(met, n, 'challenge')} answered in the first sentence.`,
  );
}

/** A turn's words count up to here, so that talking on does not thin its hedges. */
const wordsCounted = 30;
const leastWords = 40;

/** Words of the sentences that say something; courtesies thin nothing out. */
const wordsThatSay = ({ turn }: Exchange) =>
  sentencesOf(turn).reduce((sum, { tokens }) => sum + (contentOf(tokens).length > 1 ? tokens.length : 0), 0);

export function perHundred(call: Call, move: 'hedge' | 'filler', noun: string): Finding | null {
  const spoken = call.exchanges.filter((e) => e.earnest && sentencesOf(e.turn).every(asksByForm));
  const words = spoken.reduce((sum, e) => sum + Math.min(wordsThatSay(e), wordsCounted), 0);
  if (words < leastWords) return null;
  const places = spoken.flatMap((e) => movesOf(e.turn, move).map((m) => placeAt(e.turn, m)));
  return {
    value: (100 * places.length) / words,
    n: words,
    // of a long turn the words past the first are left out, so this is no share of all that was said
    says:
      places.length === 0
        ? `No ${noun}.`
        : `${countOf(places.length, noun)} in ${words} words that count, ${wordsCounted} a turn at most.`,
    evidence: places,
  };
}

const none = 'No question of fact was put.';
const voice = (id: string, name: string, unit: 'z-score' | 'ms'): Row => ({
  ...{ number: 12, id, name, unit, better: 'band', none },
  action: 'Stop after the answer. The silence is theirs to fill.',
  find: () => 'not-captured',
});

export const answerRows: readonly Row[] = [
  {
    number: 10,
    id: 'unknowns-handled',
    name: 'Questions beyond the sheet handled',
    unit: 'share',
    better: 'higher',
    action: 'Say what you don’t know, name what drives it, ask for the part they hold, and give a day.',
    none: 'Nothing was asked that your sheet can’t answer.',
    least: leastChances,
    find: unknowns,
  },
  {
    number: 12,
    id: 'challenge-answered-first',
    name: 'Challenges answered in the first sentence',
    unit: 'share',
    better: 'higher',
    action: 'Put the figure or the yes or no first, and the limit after it.',
    none,
    least: leastChances,
    find: challenges,
  },
  {
    number: 12,
    id: 'presence-hedges',
    name: 'Hedges per 100 words',
    unit: 'ratio',
    better: 'lower',
    action: 'Leave out "I think" and "probably", or say what would make you sure.',
    none: 'Too few words to count by.',
    find: (call) => perHundred(call, 'hedge', 'hedge'),
  },
  voice('presence-loudness', 'Loudness and its steadiness', 'z-score'),
  voice('presence-pauses', 'Pauses', 'ms'),
];
