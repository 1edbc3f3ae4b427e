import type { Evidence } from '../domain/measurement.ts';
import { type Exchange, overlaps } from './call.ts';
import { placeAt, sentencesOf } from './places.ts';
import { dealPlace } from './replies.ts';

/**
 * Where a gift is: the first sentence that holds most of what is given for nothing, and not the one that sums it all up.
 * What is put against a return already sold stands where the deal stands, if it is there.
 */
export function giftPlace(exchange: Exchange, ids = exchange.resold?.ids ?? exchange.free): Evidence | null {
  const { turn, resold } = exchange;
  const gives = turn.reading?.gives.filter(({ id }) => ids.includes(id)) ?? [];
  const deal = dealPlace(exchange);
  if (gives.length === 0 || (resold && deal && gives.some((give) => overlaps(give, deal)))) return deal;
  const held = sentencesOf(turn).map((sentence) => ({
    sentence,
    n: gives.filter((give) => overlaps(give, sentence)).length,
  }));
  const [best] = held.toSorted((a, b) => b.n - a.n);
  return best && best.n > 0 ? placeAt(turn, best.sentence) : deal;
}
