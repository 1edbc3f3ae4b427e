import { type Call, type Exchange, type Faced, overlaps, putsForYes } from './call.ts';
import { sentencesOf } from './places.ts';
import { asksIn, isHollow } from './question-form.ts';

/** An objection that nothing was asked of when it was put: what was asked of its matter later on, and what came of it. */

/** Whose matter it was: by its own words, or as the prospect took it who would not answer. */
function asksOf({ turn, earnest, came }: Exchange, topic: string): boolean {
  const all = sentencesOf(turn);
  const asking = all.filter((one) => one.asks && asksIn(one, all) && !putsForYes(turn, one));
  if (!earnest || asking.length === 0) return false;
  const isRead = turn.reading?.questions.some(
    (question) => question.topic === topic && !question.stock && asking.some((one) => overlaps(one, question)),
  );
  return isRead === true || came.some(({ beat, by }) => beat === 'deflect' && by?.topic === topic);
}

const answers = ({ came }: Exchange, topics: readonly string[]) =>
  came.some(({ by }) => by?.part === 'rung' && by.earned === true && !by.reply && topics.includes(by.topic ?? ''));

const refusals = new Set(['not-yet', 'again', 'deflect']);
const isRefused = ({ came }: Exchange, topic: string) =>
  came.some(({ beat, by }) => by?.topic === topic && (beat === 'deflect' || refusals.has(by.reply ?? '')));

/** The turns that asked, while it stood, and whether the last word on it was that they wouldn't say. */
export function askedLater(call: Call, { by, turn, matters }: Faced): { turns: Exchange['turn'][]; refused: boolean } {
  const { topic, objection } = by ?? {};
  if (!topic) return { turns: [], refused: false };
  const asked = call.exchanges.filter(
    (exchange) =>
      exchange.turn.seq > turn.seq &&
      (objection === undefined || exchange.before?.objections[objection]?.resolved !== true) &&
      asksOf(exchange, topic),
  );
  const last = asked.at(-1);
  return {
    turns: asked.map((exchange) => exchange.turn),
    refused: last !== undefined && isRefused(last, topic) && !asked.some((one) => answers(one, [topic, ...matters])),
  };
}

/** "You mean the March invoice?": put with a question mark, on the matter, and asks nothing that stands behind it. */
export function onlyChecks({ turn }: Exchange, topic: string | undefined): boolean {
  const all = sentencesOf(turn);
  const [first] = all;
  return (
    first?.asks === true &&
    !isHollow(first, all) &&
    turn.reading?.questions.some((question) => question.topic === topic && overlaps(question, first)) === true
  );
}
