import type { ChatCompletionChunk } from 'openai/resources/chat/completions';

/**
 * Reads a streamed answer of an OpenAI-compatible endpoint, everything that came in one read at
 * once: under load several tokens lie in it, and each would cost a turn of the event loop.
 */

/** What came together. `finished`: the endpoint said that the answer is whole; `refused`: that there is none. */
export type Piece = { text: string; finished: boolean; refused: boolean };

export type AnswerStream = {
  /** Null at the end. Throws BrokenOff, and SyntaxError on what is no answer. */
  next(): Promise<Piece | null>;
};

/** The connection failed while the answer was coming. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** An event longer than this is no token. */
const longestEvent = 1024 * 1024;

export function readAnswer(body: ReadableStream<Uint8Array>): AnswerStream {
  const reader = body.getReader();
  const eventsIn = makeEventReader();
  let over = false;

  async function read(): Promise<Uint8Array | undefined> {
    try {
      return (await reader.read()).value;
    } catch (error) {
      throw new BrokenOff('the answer broke off', { cause: error });
    }
  }

  /** The connection can be used again only when its answer was read to the very end. */
  async function readToEnd() {
    const more = await reader.read();
    if (!more.done) await reader.cancel();
  }

  return {
    async next() {
      const bytes = over ? undefined : await read();
      if (!bytes) return null;
      const piece: Piece = { text: '', finished: false, refused: false };
      for (const data of eventsIn(bytes)) {
        if (data === '[DONE]') {
          over = true;
          readToEnd().catch(() => {});
          break;
        }
        take(piece, data);
      }
      return piece;
    },
  };
}

function take(piece: Piece, data: string): void {
  const chunk = JSON.parse(data) as (Partial<ChatCompletionChunk> & { error?: unknown }) | null;
  if (!chunk || chunk.error) throw new SyntaxError('the endpoint sent something else in place of an answer');
  const choice = chunk.choices?.[0];
  if (!choice) return;
  piece.text += choice.delta?.content ?? '';
  if (choice.delta?.refusal || choice.finish_reason === 'content_filter') piece.refused = true;
  else if (choice.finish_reason) piece.finished = true;
}

/**
 * Server-sent events as the standard cuts them (HTML, 9.2.6): the data of each event that is whole
 * with these bytes. Lines may end in CR, LF or both; a last event without its blank line is dropped.
 */
export function makeEventReader(): (bytes: Uint8Array) => string[] {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let endedInCr = false;
  return (bytes) => {
    const events: string[] = [];
    const text = decoder.decode(bytes, { stream: true });
    // the other half of a line's end
    const lines = (rest + (endedInCr && text.startsWith('\n') ? text.slice(1) : text)).split(/\r\n|\n|\r/);
    if (text !== '') endedInCr = text.endsWith('\r');
    rest = lines.pop() ?? '';
    if (rest.length > longestEvent) throw new SyntaxError('an event without an end');
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
      else if (line === '' && data.length > 0) {
        events.push(data.join('\n'));
        data = [];
      }
    }
    return events;
  };
}
