import type { BrowserContext } from 'playwright-core';
import { playCalls } from './calls.ts';
import { settings, tellBench } from './child-side.ts';
import { boundedIn, inPage, loadAndTime, openContext, screenPatienceMs } from './in-chromium.ts';
import { signIn } from './people.ts';

/** Ends sessions in a browser, as a rep does, and times what its screen shows. A program of its own. */

export type ScreenResult = { shownMs: number[]; loadedMs: number[] };

const { url, sessions, turns } = settings<{ url: string; sessions: number; turns: number }>();

const scorecardShown = `
  await named('h2', 'Criteria');
  const shownAt = await drawn();`;

const endAndRead = `(async () => {${inPage}
  const end = await named('button', 'End and score it');
  const clickedAt = performance.now();
  end.click();
  (await named('a', 'See your scorecard')).click();
  (await named('button', 'Skip this')).click();${scorecardShown}
  return shownAt - clickedAt;
})()`;

const read = `(async () => {${inPage}${scorecardShown}
  return shownAt;
})()`;

const rep = await signIn(url);
const calls = await playCalls(rep, url, sessions, turns);
for (const { line } of calls) line.drop();

const { context, close } = await openContext(url, rep.cookie);
try {
  const result: ScreenResult = { shownMs: [], loadedMs: [] };
  for (const { session } of calls) {
    result.shownMs.push(await endOnScreen(context, session));
    result.loadedMs.push(await loadAndTime<number>(context, `/sessions/${session}`, read));
  }
  tellBench(result);
} finally {
  await close();
}

async function endOnScreen(context: BrowserContext, session: string): Promise<number> {
  const page = await context.newPage();
  page.setDefaultTimeout(screenPatienceMs);
  await page.goto(`/practice/${session}`);
  await page.getByText('Connected', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: /End\s+session/ }).click();
  await page.getByRole('dialog').waitFor();
  const shownMs = await boundedIn(page.evaluate<number>(endAndRead), session);
  await page.close();
  return shownMs;
}
