import { contentOf } from '../listener/content-words.ts';
import { type Token, tokenise } from '../listener/terms.ts';

/**
 * Words about selling in place of words about the matter: a card read out, or a page of the method
 * pasted in. The vocabulary of rubrics and training earns nothing by itself.
 */

const method = new Set(
  tokenise(
    'acknowledge acknowledged acknowledging reflect reflecting reflection label labelling quantify quantified quantifying impact impacts impacted criterion criteria stake stakes stakeholder stakeholders outcome outcomes priority priorities timeline urgency authority constraint constraints driver drivers economic buyer maker makers trade trading return reciprocity concession concede conceded conceding exchange agenda concern concerns objection objections redirect step steps owner owners condition conditions mutual milestone milestones value valuable win consultative empathy active listen listening transparent transparency honest honesty accountability accountable ownership own owning caveat summarise summary confirm confirming understand understanding understood strength strengths weakness weaknesses differentiator differentiators comparison disparage root cause framework rubric tension composed calm align aligned resonate resonates hear heard hearing appreciate appreciate respect admit fault commit apologise quantification score excellent benefit benefits synergy discovery probe urgency mirror validate valid approach collaborative journey solution leverage holistic',
  ).map((token) => token.stem),
);

type Method = { share: number; count: number; distinct: number };

function methodIn(tokens: readonly Token[]): Method {
  const content = contentOf(tokens);
  const found = content.filter((token) => method.has(token.stem));
  const share = content.length === 0 ? 0 : found.length / content.length;
  return { share, count: found.length, distinct: new Set(found.map((token) => token.stem)).size };
}

/**
 * Does the turn recite the method rather than speak to the matter? Held against some 2,400 lines of
 * scripted reps, strong to weak, of which it takes none.
 */
export function isRecital(tokens: readonly Token[]): boolean {
  const { share, count, distinct } = methodIn(tokens);
  return (distinct >= 3 && share >= 0.4) || (count >= 2 && share >= 0.6);
}

/** From so many recitals and such a share of them, the rest of what a rep says is taken for the same. */
const fewestRecitals = 3;
const reciterShare = 0.2;

/** Does the rep recite throughout? Then a plain line between two recitals is one of them. */
export function recitesThroughout(turns: readonly (readonly Token[])[]): boolean {
  const recitals = turns.filter(isRecital).length;
  return recitals >= fewestRecitals && recitals / turns.length >= reciterShare;
}

/** A question that is nothing but words of the method: "what's the impact of the impact?" */
export function isCardQuestion(tokens: readonly Token[]): boolean {
  const { share, count } = methodIn(tokens);
  return count >= 2 && share >= 0.5;
}
