import { describe, expect, it } from 'vitest';
import { BrokenOff, makeEventReader, readAnswer } from '../../server/models/answer-stream.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function eventsOf(bytes: Uint8Array, size: number): string[] {
  const read = makeEventReader();
  const events: string[] = [];
  for (let at = 0; at < bytes.length; at += size) events.push(...read(bytes.slice(at, at + size)));
  return events;
}

const streamOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(encode(part));
      controller.close();
    },
  });
const token = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

describe('an answer that streams', () => {
  it.each(['\n', '\r\n', '\r'])(
    '[MODEL10] is cut into the same events wherever the network cuts it, lines ended by %j',
    (end) => {
      const lines = [
        ': a comment',
        'data: {"a": "€ 46"}',
        '',
        'event: x',
        'data:one',
        'data: two',
        '',
        'id: 3',
        '',
        'data: [DONE]',
        '',
        '',
      ];
      const bytes = encode(lines.join(end));
      for (let size = 1; size <= bytes.length; size++)
        expect(eventsOf(bytes, size)).toEqual(['{"a": "€ 46"}', 'one\ntwo', '[DONE]']);
    },
  );

  it('[MODEL10] gives together what came together', async () => {
    const answer = readAnswer(streamOf(token('How ') + token('much'), `${token(' lower?')}data: [DONE]\n\n`));
    expect((await answer.next())?.text).toBe('How much');
    expect((await answer.next())?.text).toBe(' lower?');
    expect(await answer.next()).toBeNull();
  });

  it('[MODEL3] says that the connection broke, not that the words were bad', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    });
    await expect(readAnswer(broken).next()).rejects.toBeInstanceOf(BrokenOff);
  });

  it.each(['data: {"error": {"message": "overloaded"}}\n\n', 'data: null\n\n', 'data: {"choices": [\n\n'])(
    '[MODEL3] is refused where it is no answer: %j',
    async (event) => {
      await expect(readAnswer(streamOf(event)).next()).rejects.toBeInstanceOf(SyntaxError);
    },
  );
});
