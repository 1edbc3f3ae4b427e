import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { isRefusal } from './checks.ts';
import { type Endpoint, Unusable } from './endpoint.ts';
import { makePatience } from './patience.ts';

/** Answers that nobody waits for and that are of use only whole: JSON, read to its end. */

export type Waiting = {
  firstTokenMs: number;
  nextTokenMs: number;
  wholeMs: number;
  now(): number;
};

/** How long such an answer may take. */
export const unhurried = { firstTokenMs: 60_000, nextTokenMs: 20_000, wholeMs: 180_000 };

/** Of an answer, in characters: more is not what was asked for. */
const longestAnswer = 64_000;
const mostTokens = 8_000;

type Body = Pick<ChatCompletionCreateParamsNonStreaming, 'model' | 'messages' | 'response_format'>;

/** Throws what the endpoint throws, what `stop` is aborted with, and Unusable. */
export async function readWhole(
  endpoint: Endpoint,
  body: Body,
  stop: AbortController,
  { firstTokenMs, nextTokenMs, wholeMs, now }: Waiting,
): Promise<string> {
  const patience = makePatience(stop, now() + wholeMs, now);
  patience.allow(firstTokenMs);
  let text = '';
  let finished = false;
  try {
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

/** Reasons that may be gone later: asked again then, it may well work. */
export const isPassing = (reason: string): boolean =>
  /^(?:paused|unreachable|too-slow|truncated|cap-unknown|status-(?:408|429|5\d\d))$/.test(reason);
