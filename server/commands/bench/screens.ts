import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { playCalls } from './calls.ts';
import { settings, tellBench } from './child-side.ts';
import { signIn } from './people.ts';

/** Ends sessions in a browser, as a rep does, and times what its screen shows. A program of its own. */

export type ScreenResult = { shownMs: number[]; loadedMs: number[] };

const { url, sessions, turns } = settings<{ url: string; sessions: number; turns: number }>();
const patienceMs = 30_000;

/** Runs in the page, on its own clock, so that the driver's round trips are in no figure. */
const inPage = `
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
  const scorecardShown = async () => {
    await named('h2', 'Criteria');
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    return performance.now();
  };`;

const endAndRead = `(async () => {${inPage}
  const end = await named('button', 'End and score it');
  const clickedAt = performance.now();
  end.click();
  (await named('a', 'See your scorecard')).click();
  (await named('button', 'Skip this')).click();
  return (await scorecardShown()) - clickedAt;
})()`;

/** The page's clock starts with its navigation. */
const sinceNavigation = `(async () => {${inPage}
  return scorecardShown();
})()`;

const rep = await signIn(url);
const calls = await playCalls(rep, url, sessions, turns);
for (const { line } of calls) line.drop();

const executablePath = execFileSync(process.execPath, [resolve(import.meta.dirname, '../browser.ts')], {
  encoding: 'utf8',
}).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const context = await browser.newContext({ baseURL: url });
  await context.addCookies(
    rep.cookie.split('; ').map((each) => {
      const [name = '', ...value] = each.split('=');
      return { name, value: value.join('='), url };
    }),
  );
  const result: ScreenResult = { shownMs: [], loadedMs: [] };
  for (const { session } of calls) {
    result.shownMs.push(await endOnScreen(context, session));
    result.loadedMs.push(await loadScorecard(context, session));
  }
  tellBench(result);
} finally {
  await browser.close();
}

async function endOnScreen(context: BrowserContext, session: string): Promise<number> {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`/practice/${session}`);
  await page.getByText('Connected', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: /End\s+session/ }).click();
  await page.getByRole('dialog').waitFor();
  const shownMs = await bounded(page.evaluate<number>(endAndRead), session);
  await page.close();
  return shownMs;
}

async function loadScorecard(context: BrowserContext, session: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(`/sessions/${session}`, { waitUntil: 'commit' });
  const loadedMs = await bounded(page.evaluate<number>(sinceNavigation), session);
  await page.close();
  return loadedMs;
}

/** What runs in a page has no end of its own. */
async function bounded<T>(work: Promise<T>, session: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no scorecard of ${session} on the screen in time`)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
