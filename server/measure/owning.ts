import { cues, hasCue } from '../listener/hearing.ts';
import { owns } from '../listener/listening.ts';
import { matchTerms } from '../listener/terms.ts';
import type { Call, Exchange } from './call.ts';
import { firstSentence, sentencesOf } from './places.ts';
import { isDefensive, owningSentence } from './replies.ts';

/** Where a turn owns a fault or says a limit of its own side, and which of the two it was. */

type Sentence = ReturnType<typeof sentencesOf>[number];

/** In plain words, else in those of the scenario. */
export function owningIn(call: Call, exchange: Exchange): Sentence | undefined {
  const all = sentencesOf(exchange.turn).filter((sentence) => !sentence.asks);
  const plain = owningSentence(exchange);
  const terms = call.scenario?.ownFault ?? [];
  return (
    all.find((sentence) => sentence === plain || hasCue(sentence, owns)) ??
    all.find((sentence) => matchTerms(sentence.tokens, terms).length > 0)
  );
}

/** "I got that wrong": of one's own words, and no fault of the firm's. */
export const takesBackWords = cues(
  'I got that wrong|I got it wrong|I had that wrong|I had it wrong|I said that wrong|I misspoke|I was wrong there|let me correct that|let me correct myself|I have to correct myself|scratch that|I take that back',
);

/** The turn before argued with the same matter: owned after that, it wasn't owned first. */
function arguedBefore({ exchanges }: Call, exchange: Exchange): boolean {
  const before = exchanges[exchanges.indexOf(exchange) - 1];
  return before?.faced.some(({ opens }) => opens) === true && isDefensive(before);
}

/** What a turn that owned something did, in words that follow "you". */
export function owningWords(call: Call, exchange: Exchange): string {
  const sentence = owningIn(call, exchange);
  const opens = !sentence || sentence.start <= firstSentence(exchange.turn).start;
  const isFirst = opens && !arguedBefore(call, exchange);
  if (sentence && hasCue(sentence, takesBackWords)) return 'put right what you had said';
  if (!sentence || hasCue(sentence, owns) || owningSentence(exchange) === sentence)
    return isFirst ? 'owned the fault first' : 'owned the fault';
  const isPut = exchange.faced.some((f) => f.opens || f.pressing || f.by?.part === 'concern');
  if (!isPut) return 'said unasked where yours ends';
  if (exchange.turn.reading?.ownsLimit === true) return 'said where yours ends';
  return isFirst ? 'owned the fault first' : 'owned the fault';
}
