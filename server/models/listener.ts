import type { Call } from './caps.ts';
import { type Endpoint, makeCircuit, reasonOf } from './endpoint.ts';
import { answerFormat, judgingPrompt, type ToJudge } from './listener-prompt.ts';
import { addNotes, readVerdicts, type Verdicts } from './verdicts.ts';
import { isPassing, readWhole, unhurried, type Waiting } from './whole-answer.ts';

/**
 * A second listener: a model that says, after a session, what it hears in each sentence. Nobody
 * waits for it and no score rests on it. What goes wrong leaves sentences without its verdict, with
 * the reason in the notes.
 */

export type SecondListener = {
  model: string;
  /** Never throws. `passing`: something failed that may well work later. */
  judge(call: Call, sentences: readonly ToJudge[]): Promise<Verdicts & { passing: boolean }>;
};

export type SecondListenerOptions = Pick<Waiting, 'now'> &
  Partial<Waiting> & {
    endpoint: Endpoint;
    model: string;
  };

/** Sentences in one call. */
export const batchSize = 20;

export function makeSecondListener(options: SecondListenerOptions): SecondListener {
  const { endpoint, model, ...waiting } = options;
  const circuit = makeCircuit(options.now);

  async function judgeBatch(call: Call, sentences: readonly ToJudge[]): Promise<Verdicts> {
    const refused = circuit.isOpen() ? 'paused' : await endpoint.caps.refuse(call);
    if (refused) return without(sentences, refused);
    const stop = new AbortController();
    try {
      const body = { model, messages: judgingPrompt(sentences), response_format: answerFormat };
      return readVerdicts(await readWhole(endpoint, body, stop, { ...unhurried, ...waiting }), sentences);
    } catch (error) {
      circuit.met(error);
      // what was aborted comes to light as another error
      const reason = reasonOf(stop.signal.reason ?? error);
      // lets go of an answer that isn't read to its end
      stop.abort();
      return without(sentences, reason);
    }
  }

  return {
    model,
    async judge(call, sentences) {
      const all: Verdicts = { verdicts: new Map(), notes: {} };
      for (let from = 0; from < sentences.length; from += batchSize) {
        const { verdicts, notes } = await judgeBatch(call, sentences.slice(from, from + batchSize));
        for (const [id, verdict] of verdicts) all.verdicts.set(id, verdict);
        addNotes(all.notes, notes);
      }
      return { ...all, passing: Object.keys(all.notes).some(isPassing) };
    },
  };
}

const without = (sentences: readonly ToJudge[], reason: string): Verdicts => ({
  verdicts: new Map(),
  notes: { [reason]: sentences.length },
});
