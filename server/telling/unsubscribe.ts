import { createHmac, timingSafeEqual } from 'node:crypto';
import { MailKind } from '../domain/mail-choice.ts';

/**
 * What is signed into the link of an e-mail: whose e-mails of which kind it stops, and nothing else. It needs no
 * sign-in and doesn't run out, since e-mails are kept for years (RFC 8058, 3.1).
 */

export type Unsubscribe = { orgId: string; userId: string; kind: MailKind };

const signed = (secret: string, said: string) =>
  createHmac('sha256', secret).update(`pushback.unsubscribe.${said}`).digest('base64url');

export function unsubscribeToken(secret: string, { orgId, userId, kind }: Unsubscribe): string {
  const said = [orgId, userId, kind].join('.');
  return `${said}.${signed(secret, said)}`;
}

/** Null: it isn't one of ours. */
export function readUnsubscribe(secret: string, token: string): Unsubscribe | null {
  const [orgId = '', userId = '', kind = '', signature = ''] = token.split('.');
  const [given, right] = [signature, signed(secret, [orgId, userId, kind].join('.'))].map((each) => Buffer.from(each));
  if (!given || !right || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const known = MailKind.safeParse(kind);
  return known.success ? { orgId, userId, kind: known.data } : null;
}
