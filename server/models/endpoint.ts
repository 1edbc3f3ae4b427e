import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { type AnswerStream, BrokenOff, readAnswer } from './answer-stream.ts';
import { makeCaps } from './caps.ts';
import type { ReserveCalls } from './organisation-share.ts';
import { TooSlow } from './patience.ts';

/** The one way to an OpenAI-compatible endpoint. Whoever asks it shares the client and the count of calls. */

export type EndpointOptions = {
  apiKey: string;
  baseURL?: string;
  /** Calls in one session, whoever makes them. */
  sessionCalls: number;
  /** Where the calls of an organisation are counted. */
  reserveCalls: ReserveCalls;
  now(): number;
};

export type Endpoint = ReturnType<typeof openEndpoint>;

export function openEndpoint({ apiKey, baseURL, sessionCalls, reserveCalls, now }: EndpointOptions) {
  const client = new OpenAI({ apiKey, baseURL, maxRetries: 0, logLevel: 'off' });
  return {
    caps: makeCaps(sessionCalls, reserveCalls, now),
    /** Asks once. Throws what the client throws, and Unusable. */
    async ask(
      body: Omit<ChatCompletionCreateParamsStreaming, 'stream'>,
      { signal, wholeMs }: { signal: AbortSignal; wholeMs: number },
    ): Promise<AnswerStream> {
      const response = await client.chat.completions
        .create({ ...body, stream: true }, { signal, timeout: wholeMs })
        .asResponse();
      if (!response.body) throw new Unusable('truncated');
      return readAnswer(response.body);
    },
  };
}

/** What the model said can't be used, and why. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof Unusable) return error.reason;
  if (error instanceof TooSlow) return 'too-slow';
  if (error instanceof APIConnectionError || error instanceof BrokenOff) return 'unreachable';
  if (error instanceof APIError && error.status !== undefined) return `status-${error.status}`;
  return 'malformed';
}

/** Each who asks has one of its own: what the listener met after a call must not silence the voice in another. */
export function makeCircuit(now: () => number) {
  let pausedUntil = 0;
  return {
    isOpen: () => now() < pausedUntil,
    met(error: unknown): void {
      pausedUntil = Math.max(pausedUntil, now() + pauseAfter(error));
    },
  };
}

const longestPauseMs = 3_600_000;
const defaultPauseMs = 5_000;

/** How long to leave the endpoint alone: as told by Retry-After, else a little on overload and refusal to serve. */
function pauseAfter(error: unknown): number {
  if (!(error instanceof APIError) || error.status === undefined) return 0;
  if (error.status === 429 || error.status === 503) {
    const seconds = Number(error.headers?.get('retry-after'));
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, longestPauseMs) : defaultPauseMs;
  }
  return error.status === 401 || error.status === 403 ? 60_000 : 0;
}
