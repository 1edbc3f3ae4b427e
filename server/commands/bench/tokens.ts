import { Agent, type IncomingMessage, request } from 'node:http';

/** Reads a streamed answer of an OpenAI-compatible endpoint as plainly as can be. */

const agent = new Agent({ keepAlive: true });

export async function* streamTokens(endpoint: string, words: string): AsyncGenerator<string> {
  const body = JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: words }] });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      `${endpoint}/chat/completions`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      resolve,
    )
      .once('error', reject)
      .end(body);
  });
  let rest = '';
  for await (const chunk of response) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const token = JSON.parse(line.slice(6)).choices[0].delta.content as string | undefined;
      if (token) yield token;
    }
  }
}
