import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { overflowOf, violationsOf } from './axe.ts';
import type { useBrowser } from './browser.ts';

/** People of an organisation of their own, as they go about its pages. */

export const still = { reducedMotion: true };
export const password = 'four words in a row';
export const ada = { name: 'Ada Lindqvist', email: 'ada@halden.example' };
export const ben = { name: 'Ben Osei', email: 'ben@halden.example' };

type Browser = ReturnType<typeof useBrowser>;

export const setupCode = (browser: Browser) => /setup code is (\S+)/.exec(browser.server().output())?.[1] ?? '';
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
/** What Chromium says of answers a test provokes. */
export const provoked = (errors: string[]) => errors.filter((each) => !/status of (400|403|409|422|503)/.test(each));

async function post(browser: Browser, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: browser.url() };
  const answer = await fetch(browser.url() + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** The organisation with Ada as its admin, for a server nobody has an account on yet. */
export const setUp = (browser: Browser) =>
  post(browser, '/api/setup', { code: setupCode(browser), organisation: 'Halden Freight', ...ada, password });

/** Wide and narrow, light and dark: nothing for axe to find, nothing to scroll sideways. */
export async function look(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    // from the top: further down the bar lies over whatever is scrolled under it
    await page.evaluate(() => scrollTo(0, 0));
    expect(await overflowOf(page), `wider than ${width}`).toBeLessThanOrEqual(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page), `${width} ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

export async function signInHere(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await fill(page, 'Email', email);
  await fill(page, 'Password', password);
  await button(page, 'Sign in').click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Answers one path of the API as a server in trouble would. */
export async function inTrouble(page: Page, path: string): Promise<() => Promise<void>> {
  const problem = { code: 'unforeseen', message: 'Something went wrong on the server.', retryable: true };
  const answer = (route: Route) => route.fulfill({ status: 503, json: problem });
  await page.route(`**${path}`, answer);
  return () => page.unroute(`**${path}`, answer);
}

/** Holds one path of the API back until it is let go. */
export async function heldBack(page: Page, path: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**${path}`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
