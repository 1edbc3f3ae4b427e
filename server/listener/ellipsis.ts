import type { Sentence } from './sentences.ts';

/** "So are the certificates": in a question's order, with nothing asked. */

const being = new Set('is are was were do does did have has will can would'.split(' '));
const naming = new Set('the our your their all every both those these my'.split(' '));
/** Words of what it is said of. */
const mostNamed = 3;

/** Says of one thing what was just said of another. */
export function saysSameToo({ tokens, clauses, asks, index }: Sentence): boolean {
  if (asks || index === 0 || tokens[0]?.norm !== 'so') return false;
  if (!being.has(tokens[1]?.norm ?? '') || !naming.has(tokens[2]?.norm ?? '')) return false;
  const next = tokens.findIndex((_, i) => i > 2 && clauses.has(i));
  const named = tokens.slice(2, next < 0 ? undefined : next).filter(({ norm }) => norm !== 'and' && norm !== 'but');
  return named.length <= mostNamed;
}
