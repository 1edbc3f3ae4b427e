import { createHmac } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressesOf, type Target } from './webhook-target.ts';

/**
 * Posts JSON, signed: `x-pushback-signature` is `sha256=` and the HMAC-SHA256, in hex, of `x-pushback-time` (seconds),
 * a full stop and the body. It goes to the very addresses that were looked at, so that a name can't lead elsewhere
 * between the look and the call, and follows no redirection.
 */

export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

const patienceMs = 10_000;

export const signatureOf = (key: string, time: string, body: string): string =>
  `sha256=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`;

const only =
  (targets: Target[]): LookupFunction =>
  (_host, { all }, found) => {
    const [first] = targets;
    if (all) found(null, targets);
    else found(null, first?.address ?? '', first?.family);
  };

/** Throws WebhookError. `id` is the same for the same post, however often it is tried. */
export async function postWebhook(
  url: string,
  body: string,
  { key, id, privateAllowed, now }: { key: string; id: string; privateAllowed: boolean; now: Date },
): Promise<void> {
  const targets = await addressesOf(url, privateAllowed);
  if (targets.length === 0) throw new WebhookError('the address is not found or not allowed');
  const time = String(Math.floor(now.getTime() / 1000));
  const request = new URL(url).protocol === 'https:' ? requestTls : requestPlain;
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        lookup: only(targets),
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Pushback',
          'x-pushback-id': id,
          'x-pushback-time': time,
          'x-pushback-signature': signatureOf(key, time, body),
        },
      },
      (answer) => {
        answer.resume();
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve();
        else reject(new WebhookError(`it was answered ${status}`));
      },
    );
    sent.on('error', () => reject(new WebhookError('it could not be reached in time')));
    sent.end(body);
  });
}
