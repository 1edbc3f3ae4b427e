import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** A real Chromium of the bench's own, and what is timed on its pages' own clock. */

export const screenPatienceMs = 30_000;

/** Signed in by the cookie of an HTTP sign-in. */
export async function openContext(url: string, cookie: string) {
  const executablePath = execFileSync(process.execPath, [resolve(import.meta.dirname, '../browser.ts')], {
    encoding: 'utf8',
  }).trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const context = await browser.newContext({ baseURL: url });
  await context.addCookies(
    cookie.split('; ').map((each) => {
      const [name = '', ...value] = each.split('=');
      return { name, value: value.join('='), url };
    }),
  );
  return { context, close: () => browser.close() };
}

/** Runs in the page, on its own clock, so that the driver's round trips are in no figure. */
export const inPage = `
  const until = (find) =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });
  const named = (kind, name) =>
    until(() => [...document.querySelectorAll(kind)].find((each) => each.textContent.trim() === name));
  const drawn = async () => {
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    return performance.now();
  };`;

/** From the start of the navigation to what `script` comes to, ms; the page's clock starts with its navigation. */
export async function loadAndTime<T>(context: BrowserContext, path: string, script: string): Promise<T> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'commit' });
  const found = await boundedIn(page.evaluate<T>(script), path);
  await page.close();
  return found;
}

/** What runs in a page has no end of its own. */
export async function boundedIn<T>(work: Promise<T>, where: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing on the screen of ${where} in time`)), screenPatienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
