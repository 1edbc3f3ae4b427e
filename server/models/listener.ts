import type { Call } from './caps.ts';
import { isRefusal } from './checks.ts';
import { type Endpoint, makeCircuit, reasonOf, Unusable } from './endpoint.ts';
import { answerFormat, judgingPrompt, type ToJudge } from './listener-prompt.ts';
import { makePatience } from './patience.ts';
import { addNotes, readVerdicts, type Verdicts } from './verdicts.ts';

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

export type SecondListenerOptions = {
  endpoint: Endpoint;
  model: string;
  firstTokenMs?: number;
  nextTokenMs?: number;
  wholeMs?: number;
  now(): number;
};

/** Sentences in one call. */
export const batchSize = 20;
/** Of an answer, in characters: more is no list of labels. */
const longestAnswer = 64_000;
const mostTokens = 8_000;
const passing = /^(?:paused|unreachable|too-slow|truncated|cap-unknown|status-(?:408|429|5\d\d))$/;

export function makeSecondListener(options: SecondListenerOptions): SecondListener {
  const { endpoint, model, now, firstTokenMs = 60_000, nextTokenMs = 20_000, wholeMs = 180_000 } = options;
  const circuit = makeCircuit(now);

  async function read(sentences: readonly ToJudge[], stop: AbortController): Promise<string> {
    const patience = makePatience(stop, now() + wholeMs, now);
    patience.allow(firstTokenMs);
    let text = '';
    let finished = false;
    try {
      const body = { model, messages: judgingPrompt(sentences), response_format: answerFormat };
      const asked = { ...body, max_completion_tokens: mostTokens };
      const answer = await endpoint.ask(asked, { signal: stop.signal, wholeMs });
      for (let piece = await answer.next(); piece; piece = await answer.next()) {
        patience.allow(nextTokenMs);
        if (piece.refused) throw new Unusable('refusal');
        finished ||= piece.finished;
        text += piece.text;
        if (text.length > longestAnswer) throw new Unusable('too-long');
      }
    } finally {
      patience.end();
    }
    if (!finished) throw new Unusable('truncated');
    if (text.trim() === '') throw new Unusable('empty');
    if (isRefusal(text)) throw new Unusable('refusal');
    return text;
  }

  async function judgeBatch(call: Call, sentences: readonly ToJudge[]): Promise<Verdicts> {
    const refused = circuit.isOpen() ? 'paused' : await endpoint.caps.refuse(call);
    if (refused) return without(sentences, refused);
    const stop = new AbortController();
    try {
      return readVerdicts(await read(sentences, stop), sentences);
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
      return { ...all, passing: Object.keys(all.notes).some((reason) => passing.test(reason)) };
    },
  };
}

const without = (sentences: readonly ToJudge[], reason: string): Verdicts => ({
  verdicts: new Map(),
  notes: { [reason]: sentences.length },
});
