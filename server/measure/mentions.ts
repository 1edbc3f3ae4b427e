import { type Call, type Faced, perCall } from './call.ts';
import { endsCall } from './replies.ts';

/** Where a rival is named, and what leads away from it. */

export const isMention = (f: Faced) => f.beat === 'competitor' || (f.beat === 'object.competitor' && f.opens);

/** Mentions, one a turn of the prospect's. */
export const mentionsIn = perCall((call) => {
  const seen = new Set<number>();
  return call.faced.filter((f) => {
    if (!isMention(f) || endsCall(call, f) || seen.has(f.turn.seq)) return false;
    seen.add(f.turn.seq);
    return true;
  });
});

/** Topics that stand for a rival, also those named before a replay began. */
export function rivalTopics(call: Call): Set<string> {
  return new Set(
    (call.whole ?? call).faced.flatMap((f) => (f.beat === 'competitor' && f.by?.topic ? [f.by.topic] : [])),
  );
}

/** The prospect on an outcome of their own: a rung earned by a question that isn't about a rival. */
export function isOutcome(faced: Faced, rivals: ReadonlySet<string>): boolean {
  if (!faced.by) return faced.beat === 'reveal' || faced.beat === 'buying-sign';
  const { part, earned, topic, reply } = faced.by;
  const isTold = part === 'rung' && earned === true && !reply;
  return faced.beat === 'buying-sign' || (isTold && (!rivals.has(topic ?? '') || (faced.by.rung ?? 0) >= 3));
}
