import { contentKeys, contentOf } from './content-words.ts';
import type { Utterance } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * Words about selling in place of words about the matter: a card read out, or a page of the method
 * pasted in. They are what rubrics and courses are written in, so by themselves they do nothing.
 */

const method = new Set(
  tokenise(
    'acknowledge acknowledged acknowledging acknowledgement reflect reflecting reflected reflection mirror label labelling labelled quantify quantified quantifying quantification impact impacts impacted criterion criteria stake stakes stakeholder stakeholders outcome outcomes priority priorities timeline urgency authority constraint constraints driver drivers process economic buyer maker makers trade trading traded tradeoff return reciprocity concession concessions concede conceded conceding exchange agenda concern concerns objection objections redirect reframe reframing step steps owner owners owned date dated dates condition conditions conditional mutual milestone milestones value valuable win consultative empathy empathise active listen listened listening open transparent transparency honest honesty accountability accountable ownership own owning limit limits limitation caveat summary summarise recap confirm confirming understand understanding understood strength strengths weakness weaknesses differentiator differentiators differentiation comparison compare disparage disqualify qualify qualification pain need root cause framework rubric tension composed calm align aligned alignment resonate resonates hear heard hearing appreciate appreciated sharing respect honour admit admitted fault commit commitment apologise benefit benefits synergy discovery probe probing rank ranked validate valid approach collaborative collaborate partnership partner journey solution leverage holistic metric downside bridge deadline timing matter matters excuse excuses',
  ).map((token) => token.stem),
);

/** What was said to this turn: a word of theirs is no word off a card. */
export function saidTo(before: readonly Utterance[]): Set<string> {
  const from = before.findLastIndex((utterance) => utterance.speaker === 'rep') + 1;
  return new Set(before.slice(from).flatMap(({ text }) => [...contentKeys(tokenise(text.slice(-4000)))]));
}

type Method = { share: number; count: number; distinct: number };

function methodIn(tokens: readonly Token[], said: ReadonlySet<string>): Method {
  const content = contentOf(tokens);
  const found = content.filter((token) => method.has(token.stem) && !said.has(token.stem));
  const share = content.length === 0 ? 0 : found.length / content.length;
  return { share, count: found.length, distinct: new Set(found.map((token) => token.stem)).size };
}

/** Is the turn mostly such words? Of a few thousand plain turns, weak to strong, hardly one is. */
export function isRecital(tokens: readonly Token[], said: ReadonlySet<string>): boolean {
  const { share, count, distinct } = methodIn(tokens.slice(0, 600), said);
  return (distinct >= 3 && share >= 0.4) || (count >= 3 && share >= 0.7);
}

/** Is the sentence nothing but such words? */
export function isCard({ tokens }: Sentence, said: ReadonlySet<string>): boolean {
  const { share, count } = methodIn(tokens, said);
  return count >= 2 && share >= 0.8;
}

/** Does the token say anything beyond the method? */
export const isMethod = (token: Token): boolean => method.has(token.stem);
