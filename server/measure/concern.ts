import type { Evidence } from '../domain/measurement.ts';
import { contentKeys } from '../listener/content-words.ts';
import { readFigures } from '../listener/figures.ts';
import { type Call, type Exchange, type Faced, movesOf } from './call.ts';
import { claimsIn } from './claims.ts';
import { firstSentence, placeAt, sentenceAt, sentencesOf, tokensIn } from './places.ts';
import { asksForFact } from './question-form.ts';
import { isDefensive, putAgainst, questionFirst, questionOn } from './replies.ts';

/** What became of an objection: asked about, answered where it was only a question, or missed, and at which words. */

type Answered = Faced & { reply: Exchange | null };

const wordsOf = ({ turn, at }: Faced) => contentKeys(tokensIn(turn, at));

const nought = new Set(['nothing', 'nobody', 'none', 'never', 'nowhere']);

/** Its first sentence is the answer: a figure, a plain nought, or what was asked in its own words; and nothing untrue. */
export function answersStraight(call: Call, exchange: Exchange, faced: Faced): boolean {
  const { turn } = exchange;
  if (!exchange.earnest && turn.reading?.kind !== 'too-long') return false;
  if (isDefensive(exchange) || claimsIn(call, exchange).some((claim) => claim.verdict === 'wrong')) return false;
  const at = firstSentence(turn);
  const first = sentencesOf(turn).find((one) => one.start === at.start);
  if (!first || first.asks) return false;
  const hedges = movesOf(turn, 'hedge').some((move) => move.start < first.end);
  if (hedges || putAgainst(exchange, faced).some((one) => one.start < first.end)) return false;
  const theirs = wordsOf(faced);
  return (
    nought.has(first.tokens[0]?.norm ?? '') ||
    readFigures(first.tokens).length > 0 ||
    [...contentKeys(first.tokens)].some((key) => theirs.has(key))
  );
}

/** A question of the prospect's that was answered straight objects to nothing. */
export const isOnlyAsked = (call: Call, faced: Answered): boolean =>
  faced.reply !== null && asksForFact(sentencesOf(faced.turn), faced.at) && answersStraight(call, faced.reply, faced);

/** What the same demand was met with when it was first told, as a position, before it was put as an objection. */
export function metAsPosition(call: Call, faced: Answered): Evidence | null {
  const { by, turn } = faced;
  const isFirst = call.faced.find((f) => f.opens && f.by?.objection === by?.objection) === faced;
  if (!isFirst || !by?.topic || (faced.reply && isDefensive(faced.reply))) return null;
  const words = wordsOf(faced);
  const told = call.faced.find(
    (f) =>
      f.by?.part === 'rung' &&
      f.by.rung === 1 &&
      f.by.topic === by.topic &&
      f.by.persona === by.persona &&
      f.turn.seq < turn.seq &&
      [...wordsOf(f)].some((key) => words.has(key)),
  );
  const question = told?.reply && questionFirst(told.reply, told);
  return told?.reply && question ? placeAt(told.reply.turn, question) : null;
}

/** The sentence that missed a concern: what was put against it, else the question on something else, else the first. */
export function missedAt(exchange: Exchange, faced: Faced): Evidence {
  const { turn, asked } = exchange;
  const against = putAgainst(exchange, faced).toSorted((a, b) => a.start - b.start)[0];
  const span = against ?? (questionOn(exchange, faced) ? undefined : asked[0]);
  return span ? sentenceAt(turn, span) : firstSentence(turn);
}
