import { createConnection, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';

/**
 * Hands one e-mail to a server: RFC 5321 with STARTTLS (RFC 3207) wherever it is offered, and AUTH PLAIN (RFC 4616)
 * where the address has a user. A password never goes unencrypted to another machine.
 */

export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** The same for the same mail. */
  id: string;
  /** Where one POST stops mails of this kind (RFC 8058). */
  unsubscribe: string;
};

/** The server's reply, or what kept it from giving one. Of a reply in the fives trying again doesn't help. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly retryable: boolean;
  constructor(step: string, reply: number | null) {
    super(`${step}${reply === null ? '' : ` was answered ${reply}`}`);
    this.retryable = reply === null || reply < 500;
  }
}

const patienceMs = 20_000;
const ports = { 'smtp:': 587, 'smtps:': 465 } as const;
const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/** Replies as they come, each with all its lines. */
function makeReplies(socket: Socket, step: () => string) {
  let read = '';
  let lines: string[] = [];
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  const ready: Reply[] = [];
  let failed: Error | null = null;
  const fail = () => {
    failed ??= new MailError(step(), null);
    for (const { reject } of waiting.splice(0)) reject(failed);
  };
  socket.on('data', (chunk) => {
    read += chunk.toString('latin1');
    for (let end = read.indexOf('\n'); end >= 0; end = read.indexOf('\n')) {
      const line = read.slice(0, end).trimEnd();
      read = read.slice(end + 1);
      lines.push(line.slice(4));
      if (line[3] === '-') continue;
      const reply = { code: Number(line.slice(0, 3)), lines };
      lines = [];
      const next = waiting.shift();
      if (next) next.resolve(reply);
      else ready.push(reply);
    }
  });
  socket.on('error', fail).on('close', fail);
  socket.setTimeout(patienceMs, () => socket.destroy());
  return () =>
    new Promise<Reply>((resolve, reject) => {
      const reply = ready.shift();
      if (reply) resolve(reply);
      else if (failed) reject(failed);
      else waiting.push({ resolve, reject });
    });
}
type Reply = { code: number; lines: string[] };

function open(host: string, port: number, encrypted: boolean): Socket {
  return encrypted ? connectTls({ host, port, servername: host }) : createConnection({ host, port });
}

const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const folded = (text: string) => encoded(text).replace(/.{76}/g, '$&\r\n');

function messageOf({ from, to, subject, text, id, unsubscribe }: Mail): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${encoded(subject)}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${from.split('@')[1]}>`,
    // folded after the name: an address has no place to break at
    `List-Unsubscribe:\r\n <${unsubscribe}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    folded(text),
  ].join('\r\n');
}

/** Throws MailError. */
export async function sendMail(server: string, mail: Mail): Promise<void> {
  const url = new URL(server);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const encryptedFirst = url.protocol === 'smtps:';
  let step = 'connecting';
  let socket = open(host, Number(url.port) || ports[encryptedFirst ? 'smtps:' : 'smtp:'], encryptedFirst);
  let next = makeReplies(socket, () => step);
  const expect = async (named: string, ...codes: number[]): Promise<Reply> => {
    step = named;
    const reply = await next();
    if (!codes.includes(reply.code)) throw new MailError(named, reply.code);
    return reply;
  };
  const say = (named: string, line: string, ...codes: number[]) => {
    socket.write(`${line}\r\n`);
    return expect(named, ...codes);
  };
  const greet = () => say('EHLO', `EHLO ${hostname() || 'localhost'}`, 250);
  try {
    await expect('greeting', 220);
    let offers = await greet();
    let encrypted = encryptedFirst;
    if (!encrypted && offers.lines.some((line) => /^STARTTLS$/i.test(line))) {
      await say('STARTTLS', 'STARTTLS', 220);
      socket.removeAllListeners('data');
      socket = connectTls({ socket, servername: host });
      next = makeReplies(socket, () => step);
      encrypted = true;
      offers = await greet();
    }
    if (url.username) {
      if (!encrypted && !loopback.has(host)) throw new MailError('no encryption for the password', 500);
      const credentials = [url.username, url.password].map(decodeURIComponent);
      await say('AUTH', `AUTH PLAIN ${encoded(`\0${credentials.join('\0')}`)}`, 235);
    }
    await say('MAIL', `MAIL FROM:<${mail.from}>`, 250);
    await say('RCPT', `RCPT TO:<${mail.to}>`, 250, 251);
    await say('DATA', 'DATA', 354);
    // its lines are base64 and headers of ours: none begins with a full stop
    await say('message', `${messageOf(mail)}\r\n.`, 250);
    socket.write('QUIT\r\n');
  } finally {
    socket.end();
  }
}
