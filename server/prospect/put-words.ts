import { matchTerms } from '../listener/terms.ts';
import { givenIn } from './given.ts';
import { bump, countOf, type Play } from './play.ts';
import { type RepTurn, trades } from './rep-turn.ts';
import { proposesMeeting } from './turn-rows.ts';

/** What is asked about what the rep has put: to send it on paper, which part of it helps, whether the meeting stands. */

const sends =
  /\b(?:I|we|shall I|can I|could I|let me|happy to)(?:['’]ll| will| can| could|['’]d)?(?: just| also| then)?\s(?:send|e-?mail|forward|ping|drop|pop|put|write|get)\b[^.?!]{0,60}\b(?:e-?mail|in writing|on paper|over|across|through|to you|you)\b|\b(?:I|we)(?:['’]ll| will| can)? (?:just )?e-?mail (?:it|you|that|this)\b/i;
const nods = /(?:^|[,.;])\s*(?:yeah|yes|ok|okay|all right|alright)\s*\?\s*$/i;

/** A question that wants no more than leave: the sending itself, or a nod behind it. */
const wantsLeave = (asked: string): boolean => sends.test(asked) || nods.test(asked) || shortAsk.test(asked);
const shortAsk =
  /^\W*(?:and |so )?(?:(?:does|would|will|is) (?:that|it|this)(?: \w+){1,3}|any(?:thing)? (?:else|more)\b[^?]{0,40})\?/i;

/** Something is to be sent, and nothing is asked but leave for it: no meeting, no exchange, no question of substance. */
export const sendsOnly = (turn: RepTurn): boolean =>
  sends.test(turn.text) &&
  !proposesMeeting(turn) &&
  !trades(turn) &&
  turn.reading.questions.every(({ start, end }) => wantsLeave(turn.text.slice(start, end)));

export const asksLeaveToSend = (turn: RepTurn): boolean => turn.reading.questions.length > 0 && sendsOnly(turn);

/** Notes what the turn gives, by its name: true where the same was given before. */
export function givesAgain({ scenario, state }: Play, turn: RepTurn): boolean {
  const given = givenIn(scenario, turn);
  return given !== '' && bump(state, `gave.${given}`) > 1;
}

const parts =
  /\bwhich of (?:those|these|them|the (?:two|three|four))\b|\b(?:which|what) (?:one|half|part|bit|piece)s?(?: of (?:those|these|them|that|it|this|the (?:two|three|four|offer|package|swap)))?\b(?! of\b)/i;
const fails =
  /\b(?:not|never|\w+n['’]t|lacks?|lacking|missing|wrong|problem|trouble|short|stops?|stopping|fails?|against|dislike|least)\b/i;

/** A question on the rep's own offer: which part of it does something for him, or which doesn't. */
export function asksWhichPart({ scenario }: Play, turn: RepTurn): 'offer-helps' | 'offer-lacks' | null {
  for (const { start, end } of turn.reading.questions) {
    const asked = turn.text.slice(start, end);
    const own = turn.tokens.filter((t) => start <= t.start && t.end <= end);
    const named = scenario.trades.give.filter(({ terms }) => matchTerms(own, terms).length > 0);
    const isEither = named.length > 1 && /\bor\b/i.test(asked) && !/\bif\b/i.test(asked);
    if (parts.test(asked) || isEither) return fails.test(asked) ? 'offer-lacks' : 'offer-helps';
  }
  return null;
}

const weekdays = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gi;
const daysNamed = (text: string) => new Set(text.match(weekdays)?.map((day) => day.toLowerCase()));

/** Does the turn name the day of the meeting that was proposed before? */
export function namesMeeting({ state }: Play, turn: RepTurn): boolean {
  if (countOf(state, 'step.meeting') === 0 || !state.step) return false;
  const own = daysNamed(turn.text);
  return [...daysNamed(state.step.date)].some((day) => own.has(day));
}
