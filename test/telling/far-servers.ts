import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The servers that what leaves ours goes to, on real sockets, behaving as told. */

export type Received = { from: string; to: string; message: string; user: string | null };

/** Speaks SMTP. `refuse`: the reply it gives to a command, in place of taking it. */
export async function startSmtp() {
  const received: Received[] = [];
  const refuse = new Map<string, string>();
  const said: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    let [from, to, message] = ['', '', ''];
    let user: string | null = null;
    let inMessage = false;
    let read = '';
    const answer = (line: string) => {
      const command = line.split(/[ :]/)[0]!.toUpperCase();
      // the older greeting, for servers that don't know the newer one
      const refusal = refuse.get(command === 'HELO' ? 'EHLO' : command);
      if (refusal) return refusal;
      if (command === 'EHLO') return '250-here\r\n250 AUTH PLAIN';
      if (command === 'AUTH') {
        user = Buffer.from(line.split(' ')[2]!, 'base64').toString().split('\0')[1]!;
        return '235 welcome';
      }
      if (command === 'MAIL') from = /<(.*)>/.exec(line)![1]!;
      if (command === 'RCPT') to = /<(.*)>/.exec(line)![1]!;
      if (command === 'DATA') {
        inMessage = true;
        message = '';
        return '354 go on';
      }
      if (command === 'QUIT') return '221 bye';
      return ['HELO', 'MAIL', 'RCPT'].includes(command) ? '250 ok' : '502 no such command';
    };
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      read += chunk.toString();
      for (let end = read.indexOf('\r\n'); end >= 0; end = read.indexOf('\r\n')) {
        const line = read.slice(0, end);
        read = read.slice(end + 2);
        said.push(line);
        if (!inMessage) socket.write(`${answer(line)}\r\n`);
        else if (line === '.') {
          inMessage = false;
          received.push({ from, to, message, user });
          socket.write('250 taken\r\n');
        } else message += `${line}\n`;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    refuse,
    said,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The readable part of a message. */
export const textOf = ({ message }: Received): string =>
  Buffer.from(message.split('\n\n')[1]!.replace(/\n/g, ''), 'base64').toString();

/** The subject as a mail program shows it. */
export function subjectOf({ message }: Received): string {
  const [, subject = ''] = /^Subject: (.*(?:\n .*)*)$/m.exec(message) ?? [];
  const words = subject.replace(/\?=\s+=\?/g, '?==?');
  return words.replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, word) => Buffer.from(word, 'base64').toString());
}

export type Posted = { headers: IncomingHttpHeaders; body: string };

/** Takes posts, answering each with the next of `answers`, then with 204. */
export async function startHook(answers: number[] = []) {
  const posted: Posted[] = [];
  const server = createHttp((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      posted.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204, { location: '/elsewhere' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    posted,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
