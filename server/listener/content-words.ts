import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

/** Which words carry the subject of a sentence, and how much of one text comes back in another. */

const empty = new Set(
  `a about above after again against ago all almost along already also although always am among an and another any
  anybody anyone anything anyway are around as ask at away back be became because become been before being below
  besides best better between both but by call came can come could day did different do does doing done down during
  each either else end enough even ever every everybody everyone everything far few find fine first for from full get
  getting give go goes going gone good got great had happen has have having he hear hello her here him his hi how however
  i idea if in instead into is it its itself just keep kind know last least less let like likely little long look
  lot made make many may maybe me mean mention might mine more most much must my myself need neither never new next
  no nobody none nor not nothing now of off often oh ok okay on once one only onto or other our ours ourselves out
  over own part perhaps person place please point possible probably put quite rather read really right said same
  saw say see seem shall she should show since so some somebody someone something sometimes soon sort sorry start
  still stop such sure take talk tell than thank thanks that the their them then there these they thing think this
  those though through time to today together told too took toward try turn two under understand until up upon us
  use used usually very want was way we well went were what whatever when where whether which while who whole whom
  whose why will with within without won word work would yeah year yes yet you your yours yourself um uh er erm
  absolutely actually basically fair feel help hope love sound suppose wonder course certainly definitely exactly
  interesting appreciate hand bit side sense 2nd 1st 3rd 1 % £ $ € o'clock`
    .split(/\s+/)
    .map(stem),
);

/** Does the token carry content: a figure, a name, a noun, a verb that says something? */
export function isContent(token: Token): boolean {
  if (token.figure || (token.value !== undefined && token.value !== 1 && !/^[123](?:st|nd|rd)$/.test(token.norm)))
    return true;
  return token.norm.length > 1 && !empty.has(token.stem);
}

export function contentOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(isContent);
}

/** Keys to meet by: stems, and for figures the figure with and without its thousands ("twenty-five" for £25,000). */
export function contentKeys(tokens: readonly Token[]): Set<string> {
  const keys = new Set<string>();
  for (const token of tokens) {
    if (!isContent(token)) continue;
    keys.add(token.stem);
    if (token.value !== undefined && token.value >= 1000 && token.value % 1000 === 0)
      keys.add(String(token.value / 1000));
    if (token.value !== undefined && token.value >= 10 && token.value < 1000 && Number.isInteger(token.value))
      keys.add(String(token.value * 1000));
  }
  return keys;
}

/** Content words of `tokens` that stand in `keys`, each counted once. */
export function shared(tokens: readonly Token[], keys: ReadonlySet<string>): number {
  const met = new Set<string>();
  for (const token of tokens) if (isContent(token) && keys.has(token.stem)) met.add(token.stem);
  return met.size;
}
