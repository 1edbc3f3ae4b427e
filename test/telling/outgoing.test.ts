import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MailError, sendMail } from '../../server/telling/smtp.ts';
import { postWebhook } from '../../server/telling/webhook.ts';
import { startHook, startSmtp, subjectOf, textOf } from './far-servers.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.close());
beforeEach(() => smtp.refuse.clear());

const mail = {
  from: 'practice@example.com',
  to: 'rep@example.com',
  subject: `Your week – Größe, ${'wirklich '.repeat(12)}`.trim(),
  text: `.begins with a full stop\n${'long '.repeat(60)}\nGrüße`,
  id: 'one',
  unsubscribe: `https://practice.example.com/api/unsubscribe/${'x'.repeat(120)}`,
};

describe('an e-mail', () => {
  test('[TELL9] arrives whole, whatever letters and lines it has', async () => {
    await sendMail(`smtp://someone:p%40ss@127.0.0.1:${smtp.port}`, mail);
    const taken = smtp.received.at(-1)!;
    expect(taken).toMatchObject({ from: mail.from, to: mail.to, user: 'someone' });
    expect(textOf(taken)).toBe(mail.text);
    expect(subjectOf(taken)).toBe(mail.subject);
    expect(taken.message).toContain('Message-ID: <one@example.com>');
    expect(taken.message).toContain(`\nList-Unsubscribe:\n <${mail.unsubscribe}>\n`);
    expect(taken.message).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n');
    const others = taken.message.split('\n').filter((line) => line !== ` <${mail.unsubscribe}>`);
    for (const line of others) expect(line.length).toBeLessThanOrEqual(78);
  });

  test.each([
    ['RCPT', '550 nobody of that name', false],
    ['RCPT', '450 later', true],
    ['DATA', '421 too busy', true],
    ['EHLO', '554 go away', false],
  ])('[TELL9] refused at %s with %s says whether trying again helps', async (command, reply, retryable) => {
    smtp.refuse.set(command, reply);
    const before = smtp.received.length;
    const failure = await sendMail(`smtp://127.0.0.1:${smtp.port}`, mail).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailError);
    expect(failure).toMatchObject({ retryable });
    expect(smtp.received).toHaveLength(before);
  });

  test('[TELL9] to a server that is not there is worth another try', async () => {
    await expect(sendMail('smtp://127.0.0.1:1', mail)).rejects.toMatchObject({ name: 'MailError', retryable: true });
  });

  test('[TELL9] refused says neither whom it was for nor the password', async () => {
    smtp.refuse.set('RCPT', `550 ${mail.to} is unknown`);
    const failure = await sendMail(`smtp://someone:secret@127.0.0.1:${smtp.port}`, mail).catch(
      (error: unknown) => error,
    );
    const said = inspect(failure, { showHidden: true, depth: null });
    expect(said).toContain('550');
    expect(said).not.toMatch(/rep@|someone|secret/);
  });

  test('[TELL11] goes encrypted wherever that is offered, or not at all', async () => {
    smtp.refuse.set('EHLO', '250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN').set('STARTTLS', '454 not now');
    const before = smtp.said.length;
    await expect(sendMail(`smtp://someone:secret@127.0.0.1:${smtp.port}`, mail)).rejects.toMatchObject({
      retryable: true,
    });
    expect(smtp.said.slice(before).map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
  });

  test('[TELL11] sends no password unencrypted to a name that is not this machine’s', async () => {
    const before = smtp.said.length;
    // another name of this machine, which the client cannot know for one
    await expect(sendMail(`smtp://someone:secret@127.0.0.2:${smtp.port}`, mail)).rejects.toThrow();
    await expect(sendMail(`smtp://someone:secret@[::ffff:127.0.0.1]:${smtp.port}`, mail)).rejects.toMatchObject({
      retryable: false,
    });
    expect(smtp.said.slice(before).filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });
});

describe('a webhook', () => {
  const now = new Date('2026-11-30T07:03:00Z');
  const how = { key: 'the key', id: 'org.2026-11-30', privateAllowed: true, now };

  test('[TELL10] is signed so that its receiver can tell it is ours and how old it is', async () => {
    const hook = await startHook();
    await postWebhook(hook.url, '{"a":1}', how);
    const [{ headers, body }] = hook.posted as [(typeof hook.posted)[number]];
    expect(body).toBe('{"a":1}');
    expect(headers).toMatchObject({ 'x-pushback-id': how.id, 'x-pushback-time': String(now.getTime() / 1000) });
    const expected = createHmac('sha256', 'the key').update(`${headers['x-pushback-time']}.${body}`).digest('hex');
    expect(headers['x-pushback-signature']).toBe(`sha256=${expected}`);
    await hook.close();
  });

  test.each([500, 404, 302])('[TELL10] answered %i has not arrived, and no redirection is followed', async (status) => {
    const hook = await startHook([status]);
    await expect(postWebhook(hook.url, '{}', how)).rejects.toThrow(String(status));
    expect(hook.posted).toHaveLength(1);
    await hook.close();
  });

  test('[TELL3] asks nothing of a private address, even where it was settled', async () => {
    const hook = await startHook();
    await expect(postWebhook(hook.url, '{}', { ...how, privateAllowed: false })).rejects.toThrow(/not allowed/);
    expect(hook.posted).toEqual([]);
    await hook.close();
  });
});
