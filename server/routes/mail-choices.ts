import { Hono } from 'hono';
import { html } from 'hono/html';
import { chooseMail, readMailChoice } from '../db/mail-choices.ts';
import { readMembers } from '../db/members.ts';
import type { MailKind } from '../domain/mail-choice.ts';
import { MailChange, type MailView } from '../protocol/telling-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, shaped } from './problem.ts';

/** `/api/mail`: what a member is sent by e-mail; and the link in an e-mail that stops one kind of it. */

const names: Record<MailKind, string> = {
  digest: 'the weekly digest',
  notices: 'how many notices wait for you',
};

/** For whoever follows the link without a page of ours open: it works without scripts. */
const page = (heading: string, says: string, button: string | null) => html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${heading}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark; }
      h1 { font: 500 1.9rem/1.2 Georgia, serif; }
      button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>${heading}</h1>
      <p>${says}</p>
      ${button === null ? '' : html`<form method="post"><button type="submit">${button}</button></form>`}
    </main>
  </body>
</html>`;

export function mailRoutes(deps: AppDeps) {
  const { db, signInDb, outgoing } = deps;
  const { mail } = outgoing;

  /** Whose it is and what it stops. Throws Refusal. */
  function unsubscribed(token: string) {
    const found = outgoing.readUnsubscribe(token);
    if (!found) throw nothingHere();
    return found;
  }

  return (
    new Hono<Env>()
      .get('/mail', membersOnly(deps), async (c) => {
        const { member, organisation } = c.var.caller;
        return c.json<MailView>({ ...(await readMailChoice(db, organisation.id, member.id)), mail });
      })
      .post('/mail', membersOnly(deps), shaped('json', MailChange), async (c) => {
        const { member, organisation } = c.var.caller;
        const kept = await chooseMail(db, organisation.id, member.id, c.req.valid('json'));
        return c.json<MailView>({ ...kept, mail });
      })
      // following a link changes nothing: programs that look for harm follow every link of an e-mail (RFC 8058, 1)
      .get('/unsubscribe/:token', (c) => {
        const { kind } = unsubscribed(c.req.param('token'));
        c.header('cache-control', 'no-store');
        return c.html(
          page(
            'Stop these e-mails?',
            `You are sent ${names[kind]} by e-mail. In the product you go on being told.`,
            'Stop them',
          ),
        );
      })
      // one click of a mail program, or the button of that page; twice is as once
      .post('/unsubscribe/:token', async (c) => {
        const { orgId, userId, kind } = unsubscribed(c.req.param('token'));
        const [member] = await readMembers(signInDb, orgId, [userId]);
        if (member) await chooseMail(db, orgId, userId, { [kind]: false });
        c.header('cache-control', 'no-store');
        return c.html(
          page(
            'You are sent no more of them.',
            `No e-mail will tell you ${names[kind]}. Under Your account you can turn it on again.`,
            null,
          ),
        );
      })
  );
}
