import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { type Rep, signIn as signInByWire } from '../live/rep.ts';
import { endServers, type ServerProcess, startServerProcess } from '../live/server-process.ts';

/** A real Chromium on a real server. A stray error on the console or in the page fails the test. */

const project = resolve(import.meta.dirname, '../..');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Opened = { page: Page; context: BrowserContext; errors: string[] };
export type DemoEmail = 'rep' | 'rep2' | 'coach' | 'manager' | 'admin';
/** `touch`: a telephone, with fingers for a pointer. */
export type View = { width?: number; height?: number; dark?: boolean; reducedMotion?: boolean; touch?: boolean };

/** How long something may take that the server or the page is busy with. */
export const patience = { timeout: 15_000 };

/** Sets up one server and one browser for the file. */
export function useBrowser(environment: Record<string, string> = {}) {
  let browser: Browser;
  let database: FreshDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    const executablePath = execFileSync(process.execPath, ['server/commands/browser.ts'], {
      cwd: project,
      encoding: 'utf8',
    }).trim();
    database = await freshDatabase();
    server = await startServerProcess(database.url, environment);
    browser = await chromium.launch({ executablePath, args: flags });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    endServers();
    await database?.drop();
  });

  async function open(view: View = {}): Promise<Opened> {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
      colorScheme: view.dark ? 'dark' : 'light',
      hasTouch: view.touch ?? false,
      isMobile: view.touch ?? false,
      reducedMotion: view.reducedMotion ? 'reduce' : 'no-preference',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience.timeout);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedNetwork.test(message.text())) errors.push(message.text());
    });
    onTestFailed(async () => {
      await page.screenshot({ path: join(tmpdir(), `pushback-failed-${Date.now()}.png`) }).catch(() => {});
    });
    return { page, context, errors };
  }

  return {
    url: () => server.url,
    database: () => database,
    server: () => server,
    /** A new process at the address of the one that is gone. */
    async startAgain(): Promise<void> {
      server = await startServerProcess(database.url, { ...environment, PORT: new URL(server.url).port });
    },
    open,
    /** Signed in already, for tests that are about something else; `api` is the same member at the wire. */
    async openAs(email: DemoEmail, view: View = {}): Promise<Opened & { api: Rep }> {
      const opened = await open(view);
      const api = await signInByWire(server.url, `${email}@demo.pushback.local`);
      const cookies = api.cookie.split('; ').map((each) => {
        const at = each.indexOf('=');
        return { name: each.slice(0, at), value: each.slice(at + 1), url: server.url };
      });
      await opened.context.addCookies(cookies);
      return { ...opened, api };
    },
  };
}

/** What Chromium itself says when a test takes the network away, or a signed-out visitor is told so. */
const expectedNetwork =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection to|401 \(Unauthorized\)|404 \(Not Found\)/;

export async function signIn(page: Page, name = /Sign in as .*, rep$/i): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('navigation').first().waitFor();
}

/** From the scenario list through the briefing into the room. */
export async function startPractice(
  page: Page,
  scenario: string | RegExp,
  difficulty: RegExp = /guarded/i,
): Promise<void> {
  await page.goto('/scenarios');
  await page.getByRole('link', { name: scenario }).first().click();
  await page.getByRole('radio', { name: difficulty }).check({ force: true });
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('log', { name: 'Transcript' }).waitFor();
}

/** Says one thing and waits until the prospect has answered. */
export async function say(page: Page, text: string): Promise<void> {
  const reply = page.getByRole('textbox', { name: 'Your reply' });
  await reply.fill(text);
  await reply.press('Enter');
  await page.getByRole('log').getByText(text).waitFor();
}
