import type { Evidence } from '../domain/measurement.ts';
import type { Objection } from '../domain/scenario.ts';
import type { Condition } from '../domain/scenario-parts.ts';
import { matchTerms } from '../listener/terms.ts';
import type { Call, Exchange } from './call.ts';
import { placeAt, sentencesOf, tokensIn } from './places.ts';
import { bestPlace, dealPlace, isTrade } from './replies.ts';
import { byAsking, does } from './settled.ts';

/** Where in a turn that is done which a condition asks for; null where it isn't, or no words of it can be shown. */
function placeOf(call: Call, exchange: Exchange, condition: Condition): Evidence | null {
  if (!('did' in condition)) return null;
  const { turn, asked, earnest } = exchange;
  const { moves, terms = [], and = [] } = condition.did;
  const done = moves.filter((move) => does(call, exchange, move));
  if (!earnest || done.length === 0) return null;
  if (done.every((move) => byAsking.has(move))) {
    const question = asked.find((one) => matchTerms(tokensIn(turn, one), terms).length > 0);
    return question ? placeAt(turn, question) : null;
  }
  if (done.includes('trade') && isTrade(exchange)) return dealPlace(exchange);
  const [best] = sentencesOf(turn)
    .map((sentence) => {
      const own = matchTerms(sentence.tokens, terms).length;
      return { sentence, own, worth: 2 * own + matchTerms(sentence.tokens, and).length };
    })
    .toSorted((a, b) => b.worth - a.worth);
  return best && best.own > 0 ? placeAt(turn, best.sentence) : null;
}

/** The rep's words that resolved an objection: in the turn that closed it, else in the last one that did its part. */
export function resolvingPlace(call: Call, { resolved }: Objection, closing: Exchange): Evidence {
  const upTo = (call.whole ?? call).exchanges.filter(({ turn }) => turn.seq <= closing.turn.seq);
  for (const exchange of upTo.toReversed())
    for (const condition of resolved.all.toReversed()) {
      const place = placeOf(call, exchange, condition);
      if (place) return place;
    }
  return bestPlace(closing);
}
