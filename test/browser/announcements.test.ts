import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { patience, say, useBrowser } from './browser.ts';
import { rehearse } from './rehearsal.ts';

/** What a screen reader is told of a conversation, without anybody moving to it. */

const browser = useBrowser();

/** Everything that the page's live regions come to say from now on. One that comes with its words is not read, so it doesn't count. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live=polite]')) {
      let said = region.textContent?.trim() ?? '';
      new MutationObserver(() => {
        const says = region.textContent?.trim() ?? '';
        if (says !== said && says !== '') heard.push(says);
        said = says;
      }).observe(region, { subtree: true, childList: true, characterData: true });
    }
  });
  return () => page.evaluate<string[]>('window.heard');
}

describe('a screen reader', () => {
  it('[BROWSER31] hears the prospect in whole sentences, each once, that the connection goes and comes back, and that it is over', async () => {
    const { page, context, api, errors } = await browser.openAs('rep');
    const id = await rehearse(browser.url(), api);
    await page.goto(`/practice/${id}`);
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    const heard = await listen(page);

    await say(page, 'Who set the fifteen per cent, and is it only us or every contract you have?');
    const answers = async () =>
      (await api.record(browser.url(), id)).events
        .flatMap(({ event }) => (event.kind === 'prospect-turn' ? [event.text.trim()] : []))
        .slice(1);
    await expect.poll(async () => (await answers()).length, patience).toBe(1);
    const [answer = ''] = await answers();
    const spoken = async () => (await heard()).join(' ').replace('Colm Varley: ', '');
    await expect.poll(spoken, patience).toBe(answer);
    for (const sentence of await heard()) expect(sentence).toMatch(/[.?!…]["'”’)]*$/);
    expect((await heard())[0]).toMatch(/^Colm Varley: /);

    const before = (await heard()).length;
    const since = async () => (await heard()).slice(before);
    await context.setOffline(true);
    await expect.poll(since, patience).toContain('Offline');
    await context.setOffline(false);
    await expect.poll(since, patience).toContainEqual(expect.stringMatching(/^Connected, resumed at \d\d:\d\d$/));
    // nothing of what was said is said again
    expect((await since()).join(' ')).not.toContain(answer.slice(0, 20));

    await page.getByRole('button', { name: /End\s+session/ }).click();
    await page.getByRole('button', { name: 'End and score it' }).click();
    await expect.poll(since, patience).toContain('Session over');
    expect(errors).toEqual([]);
  });
});
