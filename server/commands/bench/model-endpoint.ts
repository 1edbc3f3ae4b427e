import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { settings, tellBench } from './child-side.ts';
import { nowMs } from './numbers.ts';

/**
 * A model endpoint that speaks the OpenAI wire format and keeps when every token left. It says the
 * line it was given in the prompt and goes on with plain English, so that nothing has to be thrown
 * away. A program of its own; any message makes it hand over its book.
 */

export type EndpointSettings = { tokensPerSecond: number; tokens: number };
/** One answer: when it was asked for, and of each token where it ends (in characters) and when it left. */
export type Answered = { mark: string; arrivedMs: number; endsAt: number[]; leftMs: number[]; wholeMs: number | null };

const { tokensPerSecond, tokens } = settings<EndpointSettings>();
const book: Answered[] = [];

/** Words for any turn: no figure, no name, and few enough for the tightest manner. */
const more =
  'and that is how we see it here for now, so tell me what you have in mind and what it would mean for us, because the people I speak for want to know where they are with you';

const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
server.listen(0, '127.0.0.1', 4_096, () => {
  const { port } = server.address() as { port: number };
  tellBench({ url: `http://127.0.0.1:${port}/v1` });
});
process.on('message', () => tellBench({ book }));

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const arrivedMs = nowMs();
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const prompt = Buffer.concat(parts).toString();
  const mark = [...prompt.matchAll(/bench-\d+-\d+/g)].at(-1)?.[0];
  const answered: Answered = { mark: mark ?? '', arrivedMs, endsAt: [], leftMs: [], wholeMs: null };
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  outgoing.write(chunk({ role: 'assistant', content: '' }));
  if (mark) book.push(answered);
  await stream(outgoing, answered, mark ? pieces(wordsFor(prompt)) : [wordsFor(prompt)]);
}

async function stream(outgoing: ServerResponse, answered: Answered, texts: string[]): Promise<void> {
  let endsAt = 0;
  for (const text of texts) {
    if (outgoing.destroyed) return;
    endsAt += text.length;
    answered.endsAt.push(endsAt);
    answered.leftMs.push(nowMs());
    outgoing.write(chunk({ content: text }));
    if (texts.length > 1) await wait(1_000 / tokensPerSecond);
  }
  answered.wholeMs = nowMs();
  outgoing.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
}

/** The line to be kept, and more after it up to ten words beyond what the prompt allows. */
function wordsFor(prompt: string): string {
  const kept = /to be kept in meaning, figures and names: \\"(.*?)\\"\\n/.exec(prompt)?.[1] ?? 'Well then.';
  const line = JSON.parse(`"${kept.replaceAll('\\\\', '\\')}"`) as string;
  const most = Number(/At most (\d+) words/.exec(prompt)?.[1] ?? 40) + 10;
  const have = line.split(/\s+/).length;
  return `${line} ${more
    .split(' ')
    .slice(0, Math.max(0, most - have))
    .join(' ')}`.trim();
}

/** Cuts a text into the wanted number of tokens. */
function pieces(text: string): string[] {
  const length = Math.max(1, Math.ceil(text.length / tokens));
  return text.match(new RegExp(`.{1,${length}}`, 'gs')) ?? [];
}

function chunk(delta: Record<string, unknown>, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'chat-1', object: 'chat.completion.chunk', created: 1, model: 'bench', choices })}\n\n`;
}
