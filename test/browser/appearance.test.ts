import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { say, useBrowser } from './browser.ts';
import { rehearse } from './rehearsal.ts';

/** Themes and motion. */

const browser = useBrowser();

/** How light the page's own ground is, 0–1. */
const lightness = (page: Page) =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(
      Number,
    );
    return (red + green + blue) / 765;
  });

async function choose(page: Page, theme: 'Light' | 'Dark' | 'As the system') {
  await page.getByRole('button', { name: /Account and theme/ }).click();
  await page.getByRole('radio', { name: theme }).check();
  await page.getByRole('button', { name: /Account and theme/ }).click();
}

describe('the theme', () => {
  it('[BROWSER27] follows the system until one is chosen, which then holds everywhere and over a reload', async () => {
    const { page, api } = await browser.openAs('rep', { dark: false });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await lightness(page)).toBeGreaterThan(0.8);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => lightness(page)).toBeLessThan(0.2);
    await choose(page, 'Light');
    await expect.poll(() => lightness(page)).toBeGreaterThan(0.8);
    await choose(page, 'Dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => lightness(page)).toBeLessThan(0.2);
    const id = await rehearse(browser.url(), api);
    await page.goto(`/practice/${id}`);
    await page.getByRole('log').waitFor();
    expect(await lightness(page)).toBeLessThan(0.2);
    await page.goto('/');
    await choose(page, 'As the system');
    await expect.poll(() => lightness(page)).toBeGreaterThan(0.8);
  });
});

describe('with reduced motion', () => {
  it('[BROWSER28] nothing moves while the prospect answers', async () => {
    const { page, api } = await browser.openAs('rep', { reducedMotion: true });
    const id = await rehearse(browser.url(), api);
    await page.goto(`/practice/${id}`);
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    await say(page, 'Who set the fifteen per cent, and is it only us?');
    await page.getByText('answering', { exact: true }).waitFor();
    const lasting = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .filter((each) => Number(each.effect?.getComputedTiming().activeDuration) > 20)
          .map((each) => each.effect?.getComputedTiming().activeDuration),
      );
    expect(await lasting()).toEqual([]);
  });

  it('[BROWSER28] without it, the waiting dots do move', async () => {
    const { page, api } = await browser.openAs('rep');
    const id = await rehearse(browser.url(), api);
    await page.goto(`/practice/${id}`);
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    await say(page, 'Who set the fifteen per cent, and is it only us?');
    await page.getByText('answering', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  });
});

/** Lower than a finger is wide, in px; a box to tick counts with its label, a link within a sentence not at all. */
const tooLow = (page: Page, least: number) =>
  page.evaluate((least) => {
    const isSeen = (each: Element) => each.checkVisibility() && !each.closest('.vh');
    const heightOf = (each: Element) => {
      const label = each.matches('[type=radio], [type=checkbox]') ? each.closest('label') : null;
      return (label ?? each).getBoundingClientRect().height;
    };
    const touched = 'button, summary, select, textarea, input:not([type=hidden], [type=file]), .btn, .table tbody th a';
    return [...document.querySelectorAll(`main :is(${touched})`)]
      .filter((each) => isSeen(each) && heightOf(each) < least)
      .map((each) => `${each.tagName} ${Math.round(heightOf(each))}: ${each.textContent?.trim() || each.id}`);
  }, least);

describe('on a telephone', () => {
  it.each([
    ['rep', ['/', '/scenarios', '/sessions', '/goals', '/reviews', '/check-ins', '/account']],
    ['coach', ['/', '/coaching', '/team', '/assign', '/listening']],
    ['manager', ['/', '/reviews', '/standards', '/plans', '/surveys', '/figures', '/calls']],
    ['admin', ['/', '/people', '/settings', '/rubrics']],
  ] as const)('[BROWSER37] what is touched is as high as a finger, for the %s', async (as, paths) => {
    const { page } = await browser.openAs(as, { width: 390, height: 844, touch: true });
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect([path, await tooLow(page, 40)]).toEqual([path, []]);
    }
  });

  it('[BROWSER29] the way from the top of a briefing to its start is one touch', async () => {
    const { page } = await browser.openAs('rep', { width: 390, height: 844 });
    await page.goto('/scenarios/night-desk');
    const start = page.getByRole('button', { name: 'Start' });
    await start.waitFor();
    const isInView = async () => ((await start.boundingBox())?.y ?? Number.POSITIVE_INFINITY) < 844 * 1.5;
    expect(await isInView()).toBe(false);
    await page.getByRole('link', { name: 'Choose the pressure and start' }).click();
    await expect.poll(isInView).toBe(true);
    await page.getByRole('heading', { name: 'You’re facing' }).waitFor();
  });
});
