import type { Voice, VoiceNote, VoiceRequest, Words } from '../prospect/voice.ts';
import type { CapReason } from './caps.ts';
import { mayBecomeRefusal, type Watch, watchWords } from './checks.ts';
import { type Endpoint, makeCircuit, reasonOf, Unusable } from './endpoint.ts';
import { makePatience } from './patience.ts';
import { type PromptMessage, promptFor } from './prompt.ts';

/**
 * Words from any OpenAI-compatible endpoint. Whatever goes wrong there ends in the scripted line,
 * in time, with a reason in the note; the rep loses nothing. No call is tried twice: a rep is
 * waiting, and the scripted line is there.
 */

export type ModelVoiceOptions = {
  /** Beyond its caps, scripted. */
  endpoint: Endpoint;
  model: string;
  firstTokenMs?: number;
  nextTokenMs?: number;
  wholeMs?: number;
  now(): number;
};

/** All that can be done before the model is asked. */
type Ready = { messages: PromptMessage[]; watch: Watch };

export function makeModelVoice(options: ModelVoiceOptions): Voice {
  const { endpoint, model, now, firstTokenMs = 3_500, nextTokenMs = 2_500, wholeMs = 15_000 } = options;
  const { caps } = endpoint;
  const circuit = makeCircuit(now);
  const announced = new WeakMap<VoiceRequest, Ready | null>();

  const getReady = (request: VoiceRequest): Ready => ({ messages: promptFor(request), watch: watchWords(request) });

  /** What fails here fails again when it is asked for, and is answered for there. */
  function getReadyBefore(request: VoiceRequest): void {
    try {
      announced.set(request, getReady(request));
    } catch {
      announced.delete(request);
    }
  }

  /** Once: a watch has judged what it has seen. */
  function takeReady(request: VoiceRequest): Ready {
    const known = announced.get(request);
    announced.delete(request);
    return known ?? getReady(request);
  }

  const ask = (messages: PromptMessage[], signal: AbortSignal) =>
    endpoint.ask({ model, messages, temperature: 0.7, max_completion_tokens: 160 }, { signal, wholeMs });

  async function* fromModel(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<Words, VoiceNote> {
    const startedAt = now();
    const stop = new AbortController();
    const interrupt = () => stop.abort(new Interrupted());
    signal.addEventListener('abort', interrupt, { once: true });
    const patience = makePatience(stop, startedAt + wholeMs, now);
    const by: VoiceNote = { voice: 'model', model, firstTokenMs: 0 };
    let text = '';
    let given = 0;
    let finished = false;
    try {
      patience.allow(firstTokenMs);
      const { messages, watch } = takeReady(request);
      const answer = await ask(messages, stop.signal);
      for (let piece = await answer.next(); piece; piece = await answer.next()) {
        patience.allow(nextTokenMs);
        if (piece.refused) throw new Unusable('refusal');
        finished ||= piece.finished;
        if (piece.text === '') continue;
        if (text === '') by.firstTokenMs = Math.round(now() - startedAt);
        text = given === 0 ? (text + piece.text).trimStart() : text + piece.text;
        // only whole words are judged: half a figure is another figure
        const end = wholeWordsEnd(text, given);
        const words = text.slice(0, end);
        if (end <= given || mayBecomeRefusal(words)) continue;
        const wrong = watch.soFar(words);
        if (wrong) throw new Unusable(wrong);
        yield { at: given, text: text.slice(given, end), by };
        given = end;
      }
      if (!finished) throw new Unusable('truncated');
      const wrong = watch.whole(text);
      if (wrong) throw new Unusable(wrong);
      const rest = text.trimEnd();
      if (rest.length > given) yield { at: given, text: rest.slice(given), by };
      return by;
    } catch (error) {
      if (signal.aborted) return by;
      circuit.met(error);
      // what was aborted comes to light as another error
      const reason = reasonOf(stop.signal.reason ?? error);
      stop.abort();
      return yield* scripted(request, reason);
    } finally {
      patience.end();
      signal.removeEventListener('abort', interrupt);
      // lets go of an answer that isn't read to its end
      if (!finished) stop.abort();
    }
  }

  async function* scripted({ saying }: VoiceRequest, fallback: string): AsyncGenerator<Words, VoiceNote> {
    const note: VoiceNote = { voice: 'scripted', model, fallback };
    yield { at: 0, text: saying.text, by: note };
    return note;
  }

  async function* whenCounted(counted: Promise<CapReason | null>, request: VoiceRequest, signal: AbortSignal) {
    const refused = await counted;
    return yield* refused ? scripted(request, refused) : fromModel(request, signal);
  }

  return {
    prepare(request) {
      announced.set(request, null);
      // after the step has left for the database: the driver writes at the end of a turn of the event loop
      setImmediate(() =>
        setImmediate(() => {
          if (!announced.has(request)) return;
          caps.prepare(request);
          getReadyBefore(request);
        }),
      );
    },
    speak(request, signal) {
      const refused = circuit.isOpen() ? 'paused' : caps.refuse(callOf(request));
      if (refused instanceof Promise) return whenCounted(refused, request, signal);
      return refused ? scripted(request, refused) : fromModel(request, signal);
    },
  };
}

/** What was said on other processes is known from the record, what was asked in vain there is not. */
const callOf = ({ orgId, sessionId, transcript }: VoiceRequest) => ({
  ...{ orgId, sessionId },
  known: transcript.filter((line) => line.speaker === 'prospect').length,
});

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Where the last whole word ends, with the space after it; `from` when none has come since. */
function wholeWordsEnd(text: string, from: number): number {
  for (let i = text.length - 1; i >= from; i--) if (/\s/.test(text[i] as string)) return i + 1;
  return from;
}
