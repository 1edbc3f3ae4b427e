import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { Voice, VoiceNote, VoiceRequest, Words } from '../prospect/voice.ts';
import { checkSoFar, checkWhole, mayBecomeRefusal, unearnedTokens } from './checks.ts';
import { promptFor } from './prompt.ts';

/**
 * Words from any OpenAI-compatible endpoint. Whatever goes wrong there ends in the scripted line,
 * in time, with a reason in the note; the rep loses nothing. No call is tried twice: a rep is
 * waiting, and the scripted line is there.
 */

export type ModelVoiceOptions = {
  model: string;
  apiKey: string;
  baseURL?: string;
  /** Calls in one session, and in one organisation within an hour; beyond them, scripted. */
  sessionCalls?: number;
  organisationCalls?: number;
  firstTokenMs?: number;
  nextTokenMs?: number;
  wholeMs?: number;
  now(): number;
};

const hourMs = 3_600_000;
const defaultPauseMs = 5_000;

export function makeModelVoice(options: ModelVoiceOptions): Voice {
  const { model, now, firstTokenMs = 3_500, nextTokenMs = 2_500, wholeMs = 15_000 } = options;
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseURL,
    maxRetries: 0,
    timeout: wholeMs,
    logLevel: 'off',
  });
  const caps = makeCaps(options.sessionCalls ?? 80, options.organisationCalls ?? 5_000, now);
  let pausedUntil = 0;

  async function* fromModel(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<Words, VoiceNote> {
    const startedAt = now();
    const unearned = unearnedTokens(request);
    const stop = new AbortController();
    const abort = () => stop.abort(new Interrupted());
    signal.addEventListener('abort', abort, { once: true });
    const patience = makePatience(stop, now() + wholeMs, now);
    let text = '';
    let given = 0;
    let firstMs: number | undefined;
    const by = (): VoiceNote => ({ voice: 'model', model, firstTokenMs: Math.round(firstMs ?? 0) });
    try {
      patience.allow(firstTokenMs);
      const stream = await client.chat.completions.create(
        { model, messages: promptFor(request), stream: true, temperature: 0.7, max_completion_tokens: 160 },
        { signal: stop.signal },
      );
      let finished = false;
      for await (const chunk of stream) {
        patience.allow(nextTokenMs);
        const choice = chunk.choices?.[0];
        const piece = choice?.delta?.content ?? '';
        if (choice?.delta?.refusal) throw new Unusable('refusal');
        if (choice?.finish_reason === 'content_filter') throw new Unusable('refusal');
        if (choice?.finish_reason) finished = true;
        if (piece === '') continue;
        firstMs ??= now() - startedAt;
        text = given === 0 ? (text + piece).trimStart() : text + piece;
        // only whole words are judged: half a figure is another figure
        const end = wholeWordsEnd(text);
        if (end <= given || mayBecomeRefusal(text.slice(0, end))) continue;
        const wrong = checkSoFar(text.slice(0, end), request, unearned);
        if (wrong) throw new Unusable(wrong);
        yield { at: given, text: text.slice(given, end), by: by() };
        given = end;
      }
      // the client ends an aborted stream without an error
      stop.signal.throwIfAborted();
      if (!finished) throw new Unusable('truncated');
      const wrong = checkWhole(text, request, unearned);
      if (wrong) throw new Unusable(wrong);
      const rest = text.trimEnd();
      if (rest.length > given) yield { at: given, text: rest.slice(given), by: by() };
      return by();
    } catch (error) {
      if (signal.aborted) return by();
      pausedUntil = Math.max(pausedUntil, now() + pauseAfter(error));
      const fallback: VoiceNote = { voice: 'scripted', model, fallback: reasonOf(error) };
      yield { at: 0, text: request.saying.text, by: fallback };
      return fallback;
    } finally {
      patience.end();
      signal.removeEventListener('abort', abort);
    }
  }

  return {
    async *speak(request, signal) {
      const refused = now() < pausedUntil ? 'paused' : caps.refuse(request);
      if (!refused) return yield* fromModel(request, signal);
      const fallback: VoiceNote = { voice: 'scripted', model, fallback: refused };
      yield { at: 0, text: request.saying.text, by: fallback };
      return fallback;
    },
  };
}

/** The model's words can't be used, and why. */
class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

function reasonOf(error: unknown): string {
  if (error instanceof Unusable) return error.reason;
  if (error instanceof APIConnectionError) return 'unreachable';
  if (error instanceof APIError && error.status !== undefined) return `status-${error.status}`;
  if (
    error instanceof TooSlow ||
    (error as Error)?.name === 'AbortError' ||
    (error as Error)?.name === 'APIUserAbortError'
  )
    return 'too-slow';
  return 'malformed';
}

/** How long to leave the endpoint alone: as told by Retry-After, else a little on overload and refusal to serve. */
function pauseAfter(error: unknown): number {
  if (!(error instanceof APIError) || error.status === undefined) return 0;
  if (error.status === 429 || error.status === 503) {
    const seconds = Number(error.headers?.get('retry-after'));
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, hourMs) : defaultPauseMs;
  }
  return error.status === 401 || error.status === 403 ? 60_000 : 0;
}

/** Ends a call that keeps the rep waiting: before the first token, between two, or altogether. */
function makePatience(stop: AbortController, endsAt: number, now: () => number) {
  let timer: NodeJS.Timeout | undefined;
  return {
    allow(ms: number) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new TooSlow()), Math.max(0, Math.min(ms, endsAt - now())));
    },
    end: () => clearTimeout(timer),
  };
}

function makeCaps(sessionCalls: number, organisationCalls: number, now: () => number) {
  const sessions = new Map<string, { calls: number; at: number }>();
  const organisations = new Map<string, { calls: number; at: number }>();
  const count = (counts: typeof sessions, key: string, most: number): boolean => {
    const entry = counts.get(key);
    if (!entry || now() - entry.at > hourMs) {
      counts.set(key, { calls: 1, at: now() });
      if (counts.size > 50_000) for (const [k, v] of counts) if (now() - v.at > hourMs) counts.delete(k);
      return true;
    }
    entry.calls += 1;
    return entry.calls <= most;
  };
  return {
    refuse({ sessionId, orgId }: VoiceRequest): string | null {
      if (!count(sessions, sessionId, sessionCalls)) return 'session-cap';
      return count(organisations, orgId, organisationCalls) ? null : 'organisation-cap';
    },
  };
}

/** Where the last whole word ends, with the space after it. */
function wholeWordsEnd(text: string): number {
  const space = text.search(/\s\S*$/);
  return space < 0 ? 0 : space + 1;
}
