import { settings, tellBench } from './child-side.ts';
import { inPage, loadAndTime, openContext } from './in-chromium.ts';

/** Opens pages in a browser, as whoever the cookie belongs to, and times what its screen shows. A program of its own. */

export type PageTimes = { paintMs: number[]; shownMs: number[] };
export type TeamScreens = { url: string; loads: number; pages: { cookie: string; path: string }[] };

const { url, loads, pages } = settings<TeamScreens>();

/** A headline is there and nothing is on its way. */
const paintedAndShown = `(async () => {${inPage}
  await until(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'));
  const shownMs = await drawn();
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { shownMs, paintMs: paint ? paint.startTime : shownMs };
})()`;

const result: PageTimes[] = [];
for (const { cookie, path } of pages) {
  const { context, close } = await openContext(url, cookie);
  const times: PageTimes = { paintMs: [], shownMs: [] };
  try {
    for (let i = 0; i <= loads; i++) {
      const { paintMs, shownMs } = await loadAndTime<{ paintMs: number; shownMs: number }>(
        context,
        path,
        paintedAndShown,
      );
      // the first fills the browser's own cache and the server's
      if (i === 0) continue;
      times.paintMs.push(paintMs);
      times.shownMs.push(shownMs);
    }
  } finally {
    await close();
  }
  result.push(times);
}
tellBench(result);
