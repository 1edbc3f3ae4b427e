import { type Call, type Exchange, hasMove, movesOf } from './call.ts';
import { firstSentence, placeAt, sentenceAt } from './places.ts';
import { objectionsIn, questionFirst } from './replies.ts';
import { ofAll, type Row, shareOf } from './row.ts';

/** Rows 7 and 39: what is done with an objection. */

function questioned(call: Call) {
  return objectionsIn(call).map((f) => {
    const question = f.reply ? questionFirst(f.reply, f) : null;
    const at = question && f.reply ? placeAt(f.reply.turn, question) : f.reply ? firstSentence(f.reply.turn) : f.at;
    return { met: question !== null, at };
  });
}

/** Was it heard before it was turned elsewhere? The same phrase hears one objection only. */
function acknowledges(exchange: Exchange, used: Set<string>): { start: number; end: number } | null {
  const { turn, earnest } = exchange;
  if (!earnest) return null;
  const turnsAway = movesOf(turn, 'feature', 'defend', 'disparage', 'compare');
  const heard = movesOf(turn, 'reflect', 'label', 'acknowledge').find((move) => {
    const words = turn.text.slice(move.start, move.end).toLowerCase().trim();
    const isNew = !used.has(words);
    used.add(words);
    const bare = move.move === 'acknowledge' && exchange.asked.length === 0 && turn.reading?.ownFault !== true;
    return isNew && !bare && turnsAway.every((away) => away.start >= move.start);
  });
  if (heard) return heard;
  return turn.reading?.ownFault && !hasMove(turn, 'defend') ? firstSentence(turn) : null;
}

function acknowledged(call: Call) {
  const used = new Set<string>();
  return objectionsIn(call).map((f) => {
    const heard = f.reply ? acknowledges(f.reply, used) : null;
    const at = f.reply ? (heard ? sentenceAt(f.reply.turn, heard) : firstSentence(f.reply.turn)) : f.at;
    return { met: heard !== null, at };
  });
}

function resolved(call: Call) {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const chances = Object.entries(last.objections).map(([id, own]) => ({
    met: own.resolved,
    at: call.faced.find((f) => f.opens && f.by?.objection === id)?.at ?? null,
  }));
  return shareOf(chances, (met, n) => `${ofAll(met, n, 'objection')} resolved.`);
}

const none = 'No objection was raised.';

export const objectionRows: readonly Row[] = [
  {
    number: 7,
    id: 'objection-question-first',
    name: 'Objections met with a question first',
    unit: 'share',
    better: 'higher',
    action: 'Meet the next objection with one question on what stands behind it, and say nothing else in that turn.',
    none,
    find: (call) => shareOf(questioned(call), (met, n) => `${ofAll(met, n, 'objection')} met with a question first.`),
  },
  {
    number: 39,
    id: 'objections-acknowledged',
    name: 'Objections heard before anything else',
    unit: 'share',
    better: 'higher',
    action: 'Say back the one word of the objection that matters before you do anything with it.',
    none,
    find: (call) =>
      shareOf(acknowledged(call), (met, n) => `${ofAll(met, n, 'objection')} heard before the talk moved on.`),
  },
  {
    number: 39,
    id: 'objections-resolved',
    name: 'Objections resolved',
    unit: 'share',
    better: 'higher',
    action: 'Pick the objection that comes back most, and find what would close it before you answer it.',
    none,
    find: resolved,
  },
];
