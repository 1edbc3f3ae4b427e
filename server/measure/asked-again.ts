import type { Scenario } from '../domain/scenario.ts';
import { splitSentences } from '../listener/sentences.ts';
import { matchTerms } from '../listener/terms.ts';
import type { Exchange } from './call.ts';

/** Whether an answer on file would ask for what the prospect has told by then. */

/** "Do you do any, or mean to?": what it is about was named before it. */
const pointing = new Set(['any', 'it', 'that', 'this', 'them', 'those', 'these', 'one', 'some']);

export function asksTold(scenario: Scenario, exchange: Exchange, answer: string): boolean {
  const told = exchange.before?.told ?? {};
  const sentences = splitSentences(answer);
  const named = (tokens: Parameters<typeof matchTerms>[0], topic: string) =>
    matchTerms(tokens, scenario.topics[topic]?.terms ?? []).length > 0;
  const all = sentences.flatMap(({ tokens }) => tokens);
  return sentences.some(({ asks, tokens }) => {
    if (!asks) return false;
    const isOwn = scenario.hidden.some(({ topic }) => named(tokens, topic));
    return scenario.hidden.some(({ id, topic, rungs }) => {
      const known = told[id] ?? 0;
      const met = rungs.map(({ earn }) => earn.some((ask) => matchTerms(tokens, ask.terms ?? []).length > 0));
      if (known < 2 || met.slice(known).includes(true)) return false;
      if (named(tokens, topic)) return met.slice(0, known).includes(true);
      return !isOwn && tokens.some(({ norm }) => pointing.has(norm)) && named(all, topic);
    });
  });
}
