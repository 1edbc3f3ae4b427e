import type { Sentence } from './sentences.ts';

/** What the other side is told to do says nothing of how things are: "Ask them to keep it open till Friday." */

const set = (words: string) => new Set(words.split(' '));
const bidding = set('ask tell ring phone check look see take hold keep let try wait leave choose pick');
/** "Ask anybody, we are the best": whatever it began with, it states. */
const stating = set('we us our ours i is are was were am has have had will would do does did can could');

/** "Ask anyone" appeals to everybody. */
const everybody = set('anyone anybody anywhere around everyone everybody');

export function advises({ tokens, lead, asks }: Sentence): boolean {
  const said = tokens.slice(lead).map(({ norm }) => norm);
  const rest = said[0] === 'do' && said[1] === 'not' ? said.slice(2) : said;
  if (everybody.has(rest[1] ?? '')) return false;
  return !asks && bidding.has(rest[0] ?? '') && !rest.some((word) => stating.has(word));
}
