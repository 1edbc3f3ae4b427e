import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, perCall } from './call.ts';
import { tokensOf } from './places.ts';
import { endsCall } from './replies.ts';

/** Where a rival is named, and what leads away from it. */

export const isMention = (f: Faced) => f.beat === 'competitor' || (f.beat === 'object.competitor' && f.opens);

/** What rivals are called here; without a battlecard, what they are brought up under. */
export const rivalTerms = perCall(({ scenario }): string[] => {
  if (!scenario) return [];
  if (scenario.battlecard) return scenario.battlecard.rivals.flatMap((rival) => rival.terms);
  const topics = scenario.objections.flatMap((o) => (o.type === 'competitor' ? [o.topic] : []));
  return topics.flatMap((topic) => scenario.topics[topic]?.terms ?? []);
});

/** Those of whom one speaks without the name. */
const spokenOf = [
  ...['they', 'them', 'their', 'theirs', 'competitor*', 'somebody else', 'someone else', 'another firm', 'elsewhere'],
  ...['other one', 'other lot', 'other firm', 'other figure', 'other quote', 'other offer', 'other two'],
];
/** A hint at another screen names nobody: whoever doesn't take it up has answered no name. */
const isNamed = (call: Call, { turn }: Faced) => {
  const terms = rivalTerms(call);
  return terms.length === 0 || matchTerms(tokensOf(turn), [...terms, ...spokenOf]).length > 0;
};

/** Mentions, one a turn of the prospect's. */
export const mentionsIn = perCall((call) => {
  const seen = new Set<number>();
  return call.faced.filter((f) => {
    if (!isMention(f) || !isNamed(call, f) || endsCall(call, f) || seen.has(f.turn.seq)) return false;
    seen.add(f.turn.seq);
    return true;
  });
});

/** Said where a row on rivals has nothing to show. */
export const noRival = (call: Call) =>
  mentionsIn(call).length > 0 ? 'A rival was named, and too little was said of it to tell.' : 'No rival was named.';

/** Topics that stand for a rival, also those named before a replay began. */
const rivalTopics = perCall(
  (call): Set<string> =>
    new Set((call.whole ?? call).faced.flatMap((f) => (f.beat === 'competitor' && f.by?.topic ? [f.by.topic] : []))),
);

/** Who signs is how they will decide, not what they want. */
const ofDeciding = /\b(?:signs?|approves?|decides?)\b/i;

/** The prospect took the step that was put. */
export const takesStep = ({ came }: Exchange) =>
  came.some(({ by, beat }) => beat === 'agree' && by?.part === 'reaction');

/** The prospect on an outcome of their own: a rung earned by a question that isn't about a rival. A yes is none. */
export function isOutcome(call: Call, faced: Faced): boolean {
  if (!faced.by) return faced.beat === 'reveal' || faced.beat === 'buying-sign';
  const { part, earned, topic, reply, fact } = faced.by;
  const isTold = part === 'rung' && earned === true && !reply;
  if (!isTold || ofDeciding.test(call.scenario?.hidden.find(({ id }) => id === fact)?.name ?? '')) return false;
  return !rivalTopics(call).has(topic ?? '') || (faced.by.rung ?? 0) >= 3;
}
