import type { Outcome } from '../domain/scorecard.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, type Token } from '../listener/terms.ts';
import { type Call, type Exchange, movesOf, overlaps } from './call.ts';
import { errandsIn, meetingIn } from './meeting.ts';
import { placeAt, sentencesOf, tokensIn } from './places.ts';
import { quoteOf } from './row.ts';
import { joint, stepPlace } from './step-place.ts';
import { agreedStep } from './steps.ts';

/** The step a call ended in: its sentence, and who keeps it, when, and what would undo it, as it was said. */

const conditional = new Set(['if', 'unless']);

const dayWords = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** The days named in full, with weekday or month. */
function daysIn(tokens: readonly Token[]): { start: number; end: number }[] {
  const dates = readFigures([...tokens]).filter(({ unit }) => unit === 'date');
  const runs: { start: number; end: number }[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    const isDay = dayWords.has(token.norm) || dates.some((date) => overlaps(date, token));
    const run = runs.at(-1);
    if (isDay && before && run && run.end === before.end) run.end = token.end;
    else if (isDay) runs.push({ start: token.start, end: token.end });
    // "Monday the 12th" is one
    if (token.norm !== 'the') before = token;
  }
  const isFull = ({ start, end }: { start: number; end: number }) =>
    tokens.some((token) => dayWords.has(token.norm) && overlaps(token, { start, end })) &&
    dates.some(
      (date) =>
        overlaps(date, { start, end }) && tokens.some((token) => !dayWords.has(token.norm) && overlaps(token, date)),
    );
  return runs.filter(isFull);
}

export function stepIn(call: Call): NonNullable<Outcome['step']> | null {
  const exchange = agreedStep(call);
  if (!exchange) return null;
  const { turn } = exchange;
  const steps = movesOf(turn, 'next-step');
  if (!steps.some((move) => move.date?.trim())) return null;
  const meets = meetingIn(turn);
  const at = quoteOf(call, meets ? placeAt(turn, meets.at) : stepPlace(exchange));
  const here = steps.filter((move) => overlaps(move, at));
  const said = (key: 'owner' | 'date' | 'condition') =>
    [...steps, ...here].findLast((move) => move[key]?.trim())?.[key] ?? '';
  const tokens = tokensIn(turn, at);
  const [both] = matchTerms(tokens, joint);
  const dates = daysIn(tokens);
  // of several days, the one on which both sit down again was put last; the sentence says them all
  const day = meets?.when ?? (dates.length > 1 ? dates.at(-1) : undefined);
  const date = day ? turn.text.slice(day.start, day.end) : said('date');
  const own = said('condition');
  const all = sentencesOf(turn);
  const holds = all.find((one) => own !== '' && turn.text.slice(one.start, one.end).includes(own));
  const ways = movesOf(turn, 'disqualify');
  const opens =
    all.find((one) => !one.asks && conditional.has(one.tokens[0]?.norm ?? '')) ??
    all.find((one) => !one.asks && ways.some((way) => overlaps(way, one)));
  const undo = /^(?:if|unless)\b/i.test(own) ? (holds ?? opens) : (opens ?? holds);
  const condition = (undo && turn.text.slice(undo.start, undo.end).trim().replace(/[.!]$/, '')) || own;
  const named = said('owner') || (both ? turn.text.slice(both.start, both.end) : '');
  const owner = withRep(named, turn.text.slice(at.start, at.end));
  const other = addressedBy(call, exchange);
  const brings = errandsIn(turn, meets?.at ?? (both ? at : null)).map((errand) => placeAt(turn, errand));
  return {
    at,
    owner: meets?.together && other !== '' ? `${other} and you` : toRep(owner, other),
    date,
    condition,
    ...(brings.length > 0 && { brings }),
  };
}

/** Who the rep spoke to: whoever spoke last before it, else the first of them. */
function addressedBy({ scenario }: Call, { heard }: Exchange): string {
  const last = heard.at(-1);
  const id = last?.speaker === 'prospect' ? last.persona : null;
  const personas = scenario?.personas ?? [];
  return (personas.find((persona) => persona.id === id) ?? personas[0])?.name.split(' ')[0] ?? '';
}

/** "You, Nadia and me", as it is told to the one who said it: "Colm, Nadia and you". */
function toRep(owner: string, other: string): string {
  if (other === '') return owner;
  const told = owner.replace(/\b(?:you|me|I)\b/gi, (word) => (word.toLowerCase() === 'you' ? other : 'you'));
  return told.replace(/^([^,]+) you and /, '$1, you and ');
}

/** "Can you and Peter look at it with me?" has three who keep it; "you bring Peter, I bring the page" has both. */
const withRep = (owner: string, words: string) =>
  owner === '' || /\b(?:me|i|we|us)\b/i.test(owner) || !/\bwith me\b|, (?:and )?i(?:'ll| will)? bring\b/i.test(words)
    ? owner
    : `${owner.replace(/ and (?=[^,]+$)/, ', ')} and me`;
