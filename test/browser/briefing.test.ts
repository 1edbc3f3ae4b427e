import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';

/** What a rep reads before a session. */

const browser = useBrowser();
const sheets = ['Fact sheet', 'What you can trade', 'Battlecard', 'How you’ll be scored'];

describe('a briefing', () => {
  it('[BROWSER30] has its start in the first window, opens each sheet at its heading, and is whole on paper', async () => {
    const { page, errors } = await browser.openAs('rep');
    await page.goto('/scenarios/night-desk');
    const start = page.getByRole('button', { name: 'Start' });
    await start.waitFor();
    const box = await start.boundingBox();
    expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(900);

    const inside = (name: string) => page.getByRole('region', { name }).locator('li, td').first();
    for (const name of sheets) expect([name, await inside(name).isVisible()]).toEqual([name, false]);
    await page.emulateMedia({ media: 'print' });
    for (const name of sheets) expect([name, await inside(name).isVisible()]).toEqual([name, true]);
    await page.emulateMedia({ media: 'screen' });
    for (const name of sheets) {
      await page.getByRole('heading', { name }).click();
      await inside(name).waitFor();
    }
    expect(errors).toEqual([]);
  });
});
