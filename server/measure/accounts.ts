import { type Faced, overlaps } from './call.ts';
import { sentencesOf } from './places.ts';

const accounting =
  /^(?:(?:so|and|then|now|well|right|please|just|can you|could you|will you)\b\W*)*(?:(?:talk|walk|take|run) (?:me|us) through|(?:tell|show) (?:me|us) (?:what|how|when|where|why|who|the)|explain|describe|go through|account for|what happened|what went wrong|how did)\b/i;
/** "Talk me through five cages.": who is asked for the facts tells them, and puts nothing against anybody by it. */
export const asksForAccount = ({ turn, at }: Faced) =>
  sentencesOf(turn).some((one) => overlaps(one, at) && accounting.test(one.text.trim()));
