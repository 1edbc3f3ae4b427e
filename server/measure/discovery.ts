import type { Turn } from '../domain/record.ts';
import { type Asked, type Call, type Exchange, hasMove, movesOf, overlaps, perCall } from './call.ts';
import { placeAt, sentencesOf } from './places.ts';
import { isDressedUp, isTrade } from './replies.ts';
import { countOf, type Finding, lastedOf, type Row } from './row.ts';
import { sendsOnly } from './sending.ts';

/** Row 38: the questions after needs that come before the first proposal. */

/** Of one turn's questions so many count: a burst is answered once. */
const mostInATurn = 2;
const minuteMs = 60_000;

/** "Would you take that as a first step?": what was just put waits for its yes. */
const putting =
  /\b(?:would|could|can|will|do|does|shall|are) (?:you|it|that|this|we|both|\w+ of you|the \w+ of you)(?: \w+)? (?:take|accept|agree|sign|do|work|suit|start|go ahead|willing|happy|live)\b.*\b(?:that|this|it|with|now|at|for you)\b/;
export const putsForward = (turn: Turn) =>
  sentencesOf(turn).some(
    (one, i) => one.asks && i > 0 && putting.test(one.tokens.map((token) => token.norm).join(' ')),
  );

/**
 * A dated or owned step, a trade, an offer put, or a case made in statements with question marks. To list what one
 * does proposes nothing yet, nor do an agenda, a promised paper, or a date in a turn that goes on asking.
 */
function proposes(exchange: Exchange): boolean {
  const { turn, asked } = exchange;
  if (isTrade(exchange) || hasMove(turn, 'concede')) return true;
  if (hasMove(turn, 'agenda')) return false;
  const goesOnAsking =
    asked.some((question) => question.open) ||
    movesOf(turn, 'question.open').some((move) => move.discovery || move.probe);
  const dated = movesOf(turn, 'next-step').some((move) => move.date?.trim()) && !sendsOnly(turn) && !goesOnAsking;
  return dated || putsForward(turn) || (isDressedUp(exchange) && !checksOnly(turn));
}

/** "That's number one?": their own words put back to be confirmed, with nothing of the rep's side in them. */
const ofOurs = new Set(['i', 'we', 'us', 'our', 'ours', 'my', 'mine']);
const checksOnly = (turn: Turn) =>
  sentencesOf(turn)
    .filter((one) => one.asks)
    .every(
      (one) =>
        !one.tokens.some(({ norm }) => ofOurs.has(norm)) &&
        movesOf(turn, 'question.closed', 'reflect').some(
          (move) => overlaps(move, one) && (move.probe === true || move.move === 'reflect'),
        ),
    );

const discoveryOf = perCall((call): { asked: { q: Asked; exchange: Exchange }[]; untilMs: number } => {
  const proposal = call.exchanges.findIndex(proposes);
  const upTo = proposal < 0 ? call.exchanges : call.exchanges.slice(0, proposal);
  const asked = upTo.flatMap((exchange) =>
    exchange.asked
      .filter((q) => q.discovery)
      .slice(0, mostInATurn)
      .map((q) => ({ q, exchange })),
  );
  const until = call.exchanges[proposal]?.turn.atMs ?? call.endMs;
  return { asked, untilMs: until };
});

/** Open discovery questions before the first proposal. */
export const openQuestions = (call: Call) => discoveryOf(call).asked.filter(({ q }) => q.open).length;

function counted(call: Call, open: boolean): Finding | null {
  if (call.exchanges.length === 0) return null;
  const found = discoveryOf(call).asked.filter(({ q }) => q.open === open);
  return {
    value: found.length,
    n: call.exchanges.length,
    says: `${countOf(found.length, `${open ? 'open' : 'closed'} question`)} about their side came before the first proposal.`,
    evidence: found.map(({ q, exchange }) => placeAt(exchange.turn, q)),
  };
}

function rate(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const { asked, untilMs } = discoveryOf(call);
  const lasted = untilMs - call.startMs;
  // of less than a minute no rate means anything, unless nothing was asked in it
  if (lasted < minuteMs && asked.length > 0) return null;
  const value = asked.length / Math.max(1, lasted / minuteMs);
  return {
    value,
    n: call.exchanges.length,
    says: `${value.toFixed(1)} questions about their side a minute until the first proposal.`,
  };
}

function time(call: Call): Finding | null {
  const { asked, untilMs } = discoveryOf(call);
  const value = untilMs - call.startMs;
  if (asked.length === 0 || value < minuteMs) return null;
  return { value, n: asked.length, says: `It was ${lastedOf(value)} to the first proposal.` };
}

const action = 'Hold the proposal until five questions have been answered, each built on the answer before it.';
const none = 'Nothing was said.';
/** One time base for both: from the start to the first proposal. */
const tooShort = (call: Call) =>
  discoveryOf(call).asked.length === 0
    ? 'No discovery question was asked.'
    : 'It was less than a minute to the first proposal, too short to count by.';

export const discoveryRows: readonly Row[] = [
  {
    number: 38,
    id: 'discovery-open',
    name: 'Open discovery questions',
    unit: 'count',
    better: 'higher',
    action,
    none,
    reached: true,
    find: (call) => counted(call, true),
  },
  {
    number: 38,
    id: 'discovery-closed',
    name: 'Closed discovery questions',
    unit: 'count',
    better: 'band',
    band: [0, 4],
    action,
    none,
    reached: true,
    find: (call) => counted(call, false),
  },
  {
    number: 38,
    id: 'discovery-rate',
    name: 'Discovery questions a minute',
    unit: 'per-minute',
    better: 'higher',
    action,
    none: tooShort,
    reached: true,
    find: rate,
  },
  {
    number: 38,
    id: 'discovery-time',
    name: 'Length of discovery',
    unit: 'ms',
    better: 'higher',
    action,
    none: tooShort,
    reached: true,
    find: time,
  },
];
