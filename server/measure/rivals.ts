import type { Evidence } from '../domain/measurement.ts';
import { type Call, type Exchange, type Faced, movesOf, overlaps, perCall } from './call.ts';
import { accountOf } from './earning.ts';
import { admits } from './granting.ts';
import { isOutcome, mentionsIn, noRival, takesStep } from './mentions.ts';
import { firstSentence, placeAt, sentencesOf } from './places.ts';
import { plantedCount } from './planting.ts';
import { bestPlace, defenceIn, isDefensive } from './replies.ts';
import { disparagements, fair, strengths } from './rival-claims.ts';
import { concedes, isGrant } from './rival-talk.ts';
import { countOf, type Finding, leastChances, meanOf, ofAll, type Row, shareOf } from './row.ts';

/** Rows 17, 18 and 40: what happens once a rival is named. */

/** A mention that never led anywhere counts as so many turns. */
const neverTurns = 6;

/** The question that drew the outcome. */
const leadingPlace = (call: Call, exchange: Exchange, faced: Faced): Evidence =>
  accountOf(call, exchange, faced)?.at ?? bestPlace(exchange);

/** A close asks for a yes to what is put, and leads on to nothing of theirs. */
const isClose = ({ turn }: Exchange, at: Evidence) =>
  movesOf(turn, 'next-step', 'concede').some((move) => overlaps(move, at));

/** "Which of those does her side care about?": from what a rival has to whose choice it serves. */
const asksWhoseChoice =
  /\b(?:which|what|who|whom|whose)\b.*\b(?:cares? (?:about|for|most)|matters?(?: most)?(?: to)?|(?:does|do|would|did) .+ (?:want|need|look for|judge|weigh))\b/i;

/** The question with which the turn led on to something they want. */
function ledOn(call: Call, exchange: Exchange): Evidence | undefined {
  if (exchange.asked.length === 0) return undefined;
  const choice = exchange.asked.find((one) => asksWhoseChoice.test(exchange.turn.text.slice(one.start, one.end)));
  const isTold = ({ by }: Faced) => by?.part === 'rung' && by.earned === true && !by.reply;
  if (choice && exchange.came.some(isTold)) return placeAt(exchange.turn, choice);
  const places = exchange.came.filter((f) => isOutcome(call, f)).map((f) => leadingPlace(call, exchange, f));
  return places.find((at) => !isClose(exchange, at));
}

/** Where a mention went by: the question that was passed over, else what was said. A fair word is no miss. */
function missedAt(call: Call, { reply, at }: Faced & { reply: Exchange | null }): Evidence {
  if (!reply) return at;
  const place = reply.asked.length > 0 ? bestPlace(reply) : firstSentence(reply.turn);
  return isGrant(call, reply, place) ? at : place;
}

/** `at`: what led on; null where nothing did. */
type Redirect = { turns: number | null; at: Evidence | null; missed: Evidence | null };

/**
 * For each mention the rep's turns until the prospect is on an outcome; null where that never came. One that a step
 * they took followed at once was left behind with nothing more to lead on to: no chance.
 */
const redirects = perCall((call): Redirect[] => {
  return mentionsIn(call).flatMap((mention): Redirect[] => {
    const missed = missedAt(call, mention);
    const from = mention.reply ? call.exchanges.indexOf(mention.reply) : call.exchanges.length;
    for (let i = from; i < call.exchanges.length; i++) {
      const exchange = call.exchanges[i] as Exchange;
      const at = ledOn(call, exchange);
      // a question that was answered late led on all the same: no sentence missed it
      if (at) return [{ turns: i - from + 1, at, missed: mention.reply?.asked.length ? null : missed }];
      if (takesStep(exchange) && i - from < mostTurns) return [];
    }
    return [{ turns: null, at: null, missed }];
  });
});
const mostTurns = 2;

const isSoon = ({ turns }: Redirect) => turns !== null && turns <= mostTurns;

const withinTwo = (call: Call) =>
  shareOf(
    redirects(call).map((one) => ({ met: isSoon(one), at: isSoon(one) ? one.at : one.missed })),
    (met, n) =>
      `${ofAll(met, n, 'mention of a rival by them', 'mentions of a rival by them')} followed within two turns by what they want.`,
  );

function redirectTurns(call: Call): Finding | null {
  const all = redirects(call);
  if (all.length === 0) return null;
  const value = meanOf(all.map(({ turns }) => Math.min(turns ?? neverTurns, neverTurns)));
  const led = all.filter(({ turns }) => turns !== null);
  const lost = all.length - led.length;
  const says =
    led.length === 0
      ? 'No mention of a rival led on to what they want.'
      : `From a rival you came to what they want in ${turnsOf(value)}${lost > 0 ? `, with ${lost} of ${all.length} that never got there counted as ${neverTurns}` : ''}.`;
  return { value, n: all.length, says, evidence: led.flatMap(({ at }) => at ?? []) };
}

const turnsOf = (mean: number) => (mean === 1 ? 'one turn' : `${Number(mean.toFixed(1))} turns`);

/** Compares or lists in a statement that admits nothing. */
const holdsUsUp = ({ turn }: Exchange) =>
  movesOf(turn, 'compare', 'feature').some((move) =>
    sentencesOf(turn).some((one) => overlaps(one, move) && !one.asks && !admits(one)),
  );

/** Answers to a mention that argue: defend, run down, list features, or compare without conceding anything. */
function defensiveMoves(call: Call): Finding | null {
  const mentions = mentionsIn(call);
  if (mentions.length === 0) return null;
  const replies = [...new Set(mentions.flatMap((f) => f.reply ?? []))].filter((e) => e.earnest);
  if (replies.length === 0) return null;
  // what grants them their strength holds itself against nobody
  const bad = replies.filter((e) => isDefensive(e) || (holdsUsUp(e) && !concedes(call, e)));
  // no argument says something only where something was answered
  if (bad.length === 0 && !replies.some((e) => e.asked.length > 0 || concedes(call, e))) return null;
  return {
    value: bad.length,
    n: mentions.length,
    says:
      bad.length === 0
        ? 'No answer to a rival’s name argued.'
        : `${bad.length} of ${countOf(replies.length, 'answer')} to a rival’s name argued.`,
    evidence: bad.map(defenceIn),
  };
}

const points = ['led on to what they want', 'were fair to the rival', 'had planted a difference beforehand'];
function responseSays(met: readonly boolean[]): string {
  const did = points.filter((_, i) => met[i]);
  if (did.length === 0)
    return 'You neither led on, nor were fair to the rival, nor had planted a difference beforehand.';
  return `You ${did.length > 1 ? `${did.slice(0, -1).join(', ')} and ` : ''}${did.at(-1)}.`;
}

/** One point each: led on to outcomes, fair with a strength conceded, planted before. */
function response(call: Call): Finding | null {
  const led = withinTwo(call);
  if (!led) return null;
  const said = fair(call);
  const kind =
    (strengths(call)?.value ?? 0) > 0 && (said?.value ?? 0) >= 0.75 && (disparagements(call)?.value ?? 0) === 0;
  const met = [led.value >= 0.5, kind, (plantedCount(call)?.value ?? 0) > 0];
  return {
    value: met.filter(Boolean).length,
    n: led.n,
    says: responseSays(met),
    evidence: led.evidence ?? [],
  };
}

const action = 'Concede one true thing in a short sentence, then ask which result they would miss most.';
const none = noRival;

export const rivalRows: readonly Row[] = [
  {
    number: 17,
    id: 'trigger-pace',
    name: 'Pace after a rival is named',
    unit: 'z-score',
    better: 'band',
    band: [-1, 1],
    action,
    none,
    find: () => 'not-captured',
  },
  {
    number: 17,
    id: 'competitor-defensive-moves',
    name: 'Answers to a rival’s name that argued',
    unit: 'count',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: defensiveMoves,
  },
  {
    number: 18,
    id: 'redirect-turns',
    name: 'Turns from a rival to what they want',
    unit: 'turns',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: redirectTurns,
  },
  {
    number: 18,
    id: 'redirect-within-two',
    name: 'Rivals left behind within two turns',
    unit: 'share',
    better: 'higher',
    action,
    none,
    least: leastChances,
    find: withinTwo,
  },
  {
    number: 40,
    id: 'competitor-response',
    name: 'Answer to competition',
    unit: 'level',
    better: 'higher',
    action,
    none,
    find: response,
  },
];
