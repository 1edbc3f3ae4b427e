import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { createTransport, type NodemailerError } from 'nodemailer';

/**
 * Hands one e-mail to a server, encrypted wherever it offers that. A password never goes unencrypted to another machine.
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

/**
 * The server's reply, or what kept it from giving one. Of a reply in the fives trying again doesn't help. It says the
 * step and a code alone: what servers say, and with it the library's own error, names whom the mail was for.
 */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly retryable: boolean;
  constructor(error: unknown) {
    const { command = 'connecting', code, originalCode, responseCode } = error as NodemailerError;
    super(responseCode ? `${command} was answered ${responseCode}` : `${command}: ${originalCode ?? code ?? 'failed'}`);
    this.retryable = !responseCode || responseCode < 500;
  }
}

/** Of connecting, of encrypting, and of every reply. */
const patienceMs = 20_000;
const ports = { 'smtp:': 587, 'smtps:': 465 } as const;
const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * By the names this machine goes by. Left to it, nodemailer asks the network's name server first, even for `localhost`,
 * and whoever answers that would be sent the password.
 */
async function connect(host: string, port: number): Promise<Socket> {
  const socket = createConnection({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patienceMs) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Throws MailError. */
export async function sendMail(server: string, mail: Mail): Promise<void> {
  const url = new URL(server);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const port = Number(url.port) || ports[secure ? 'smtps:' : 'smtp:'];
  const [user = '', pass = ''] = [url.username, url.password].map(decodeURIComponent);
  const transport = createTransport({
    ...{ host, secure, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    getSocket: (_, done) => void connect(host, port).then((connection) => done(null, { connection }), done),
    // a user signs in also where the server doesn't say that one can
    ...(user ? { auth: { user, pass }, forceAuth: true, requireTLS: !loopback.has(host) } : {}),
  });
  try {
    await transport.sendMail({
      from: { name: '', address: mail.from },
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      ...{ textEncoding: 'base64', encoding: 'base64' },
      messageId: `<${mail.id}@${mail.from.split('@')[1]}>`,
      list: { unsubscribe: mail.unsubscribe },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
  } catch (error) {
    throw new MailError(error);
  }
}
