import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model endpoint on loopback that speaks the real wire format, and misbehaves on demand. */

export type Behaviour =
  /** `after`: what the endpoint waits for before its first word. */
  | { kind: 'words'; text: string; pieceMs?: number; after?: Promise<void> }
  /** Each word leaves when the one before was `heard` by whoever asked. */
  | { kind: 'word-by-word'; text: string; heard(words: number): Promise<void> }
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  | { kind: 'stall'; after?: string }
  | { kind: 'truncated'; text: string }
  | { kind: 'malformed'; text: string }
  | { kind: 'refusal-field' }
  | { kind: 'hang-up' };

export type Prompt = { model: string; messages: { role: string; content: string }[]; stream: boolean };

export type Endpoint = {
  url: string;
  /** Every prompt that was sent, in order. */
  prompts: Prompt[];
  /** Connections taken so far. */
  connections(): number;
  behave(behaviour: Behaviour | ((prompt: Prompt) => Behaviour)): void;
  close(): Promise<void>;
};

export async function startEndpoint(): Promise<Endpoint> {
  let behaviour: (prompt: Prompt) => Behaviour = () => ({ kind: 'words', text: 'I see.' });
  const prompts: Prompt[] = [];
  const server = createServer(async (request, response) => {
    const prompt = JSON.parse(await bodyOf(request)) as Prompt;
    prompts.push(prompt);
    await answer(response, behaviour(prompt));
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    prompts,
    connections: () => connections,
    behave(next) {
      behaviour = typeof next === 'function' ? next : () => next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'chat-1', object: 'chat.completion.chunk', created: 1, model: 'test', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** Splits as a tokeniser would: in the middle of words too. */
const pieces = (text: string) => text.match(/.{1,4}/gs) ?? [];

async function answer(response: ServerResponse, behaviour: Behaviour): Promise<void> {
  if (behaviour.kind === 'hang-up') return void response.destroy();
  if (behaviour.kind === 'status') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
    return void response.end(JSON.stringify({ error: { message: 'no', type: 'test', code: null } }));
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk({ role: 'assistant', content: '' }));
  if (behaviour.kind === 'refusal-field')
    return void response.end(`${chunk({ refusal: 'No.' })}${chunk({}, 'stop')}data: [DONE]\n\n`);
  if (behaviour.kind === 'stall') return void (behaviour.after && response.write(chunk({ content: behaviour.after })));
  if (behaviour.kind === 'word-by-word') return wordByWord(response, behaviour);
  if (behaviour.kind === 'words') await behaviour.after;
  for (const content of pieces(behaviour.text)) {
    response.write(chunk({ content }));
    if (behaviour.kind === 'words' && behaviour.pieceMs)
      await new Promise((later) => setTimeout(later, behaviour.pieceMs));
  }
  if (behaviour.kind === 'truncated') return void response.end();
  if (behaviour.kind === 'malformed')
    return void response.end('data: {"choices": [{"delta": {"content": \n\ndata: [DONE]\n\n');
  response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
}

async function wordByWord(response: ServerResponse, { text, heard }: Extract<Behaviour, { kind: 'word-by-word' }>) {
  for (const [i, word] of text.split(/(?<= )/).entries()) {
    await heard(i);
    response.write(chunk({ content: word }));
  }
  response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
}
