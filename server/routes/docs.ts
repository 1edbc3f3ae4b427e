import { Hono } from 'hono';
import { html } from 'hono/html';
import { mostUses } from '../db/api-keys.ts';
import type { Env } from './guard.ts';
import { openApi, operations } from './openapi.ts';

const description = openApi();

export function docsRoutes() {
  return new Hono<Env>().get('/openapi.json', (c) => c.json(description));
}

/** `/docs`: the same, to read. */
export function docsPage() {
  return new Hono<Env>().get('/docs', (c) =>
    c.html(html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pushback API</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; }
    </style>
  </head>
  <body>
    <h1>Pushback API</h1>
    <p>Sign in at <code>POST /api/auth/sign-in/email</code> and keep the cookie, or send the token from the
      answer’s <code>set-auth-token</code> header as <code>Authorization: Bearer</code>.
      For a script that runs by itself, make an API key under Your account and send it as
      <code>Authorization: Bearer</code> or <code>x-api-key</code>, with the live socket too. A key is one member’s, in
      one organisation; it may ask ${mostUses} times a minute, and it neither makes keys nor settles members. Every refusal is
      <code>{code, message, retryable}</code>. Shapes: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
    <table>
      <thead><tr><th scope="col">Request</th><th scope="col">What it does</th><th scope="col">Body</th><th scope="col">Answer</th></tr></thead>
      <tbody>${operations.map(
        (o) => html`<tr><td><code>${o.method.toUpperCase()} ${o.path}</code></td><td>${o.summary}</td>
          <td>${o.body ?? ''}</td><td>${o.status} ${o.answer ?? ''}</td></tr>`,
      )}</tbody>
    </table>
  </body>
</html>`),
  );
}
