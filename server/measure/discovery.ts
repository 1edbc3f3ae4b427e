import { type Asked, type Call, type Exchange, hasMove, movesOf, perCall } from './call.ts';
import { placeAt } from './places.ts';
import { featuresIn, isDressedUp, isTrade } from './replies.ts';
import { countOf, type Finding, lastedOf, type Row } from './row.ts';
import { sendsOnly } from './sending.ts';

/** Row 38: the questions after needs that come before the first proposal. */

/** Of one turn's questions so many count: a burst is answered once. */
const mostInATurn = 2;
const minuteMs = 60_000;

/**
 * A feature, an offer, a dated step, or a case made in statements with question marks. An agenda and a promised paper
 * propose nothing, nor does a date in a turn that goes on asking about their side.
 */
function proposes(exchange: Exchange): boolean {
  const { turn } = exchange;
  if (hasMove(turn, 'agenda')) return false;
  const goesOnAsking = movesOf(turn, 'question.open').some((move) => move.discovery || move.probe);
  const dated = movesOf(turn, 'next-step').some((move) => move.date?.trim()) && !sendsOnly(turn) && !goesOnAsking;
  return (
    dated || featuresIn(exchange).length > 0 || hasMove(turn, 'concede') || isDressedUp(exchange) || isTrade(exchange)
  );
}

const discoveryOf = perCall((call): { asked: { q: Asked; exchange: Exchange }[]; untilMs: number; firstMs: number } => {
  const proposal = call.exchanges.findIndex(proposes);
  const upTo = proposal < 0 ? call.exchanges : call.exchanges.slice(0, proposal);
  const asked = upTo.flatMap((exchange) =>
    exchange.asked
      .filter((q) => q.discovery)
      .slice(0, mostInATurn)
      .map((q) => ({ q, exchange })),
  );
  const until = call.exchanges[proposal]?.turn.atMs ?? call.endMs;
  return { asked, untilMs: until, firstMs: asked[0]?.exchange.turn.atMs ?? until };
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
  const minutes = Math.max(1, (untilMs - call.startMs) / minuteMs);
  const value = asked.length / minutes;
  return {
    value,
    n: call.exchanges.length,
    says: `${value.toFixed(1)} questions about their side a minute until the first proposal.`,
  };
}

function time(call: Call): Finding | null {
  const { asked, untilMs, firstMs } = discoveryOf(call);
  if (asked.length === 0) return null;
  const value = Math.max(0, untilMs - firstMs);
  return { value, n: asked.length, says: `Discovery lasted ${lastedOf(value)}.` };
}

const action = 'Hold the proposal until five questions have been answered, each built on the answer before it.';
const none = 'Nothing was said.';

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
    none,
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
    none: 'No discovery question was asked.',
    reached: true,
    find: time,
  },
];
