import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { patience, say, useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** What the rep may know of the prospect, and how it ends when they have had enough. */

const browser = useBrowser();
const scenario = readLibrary(resolve(import.meta.dirname, '../../scenarios')).scenarios.get('night-desk')!;
const difficulties: Difficulty[] = ['guarded', 'cold', 'hostile'];

/** Everything the page is sent: bodies of the API and frames of the socket. */
function listenIn(page: Page): () => Promise<string> {
  const heard: (string | Promise<string>)[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void heard.push(String(payload))));
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) heard.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(heard)).join('\n');
}

describe('what the rep may know', () => {
  it.each(difficulties)(
    '[BROWSER15] %s: mood and earned facts only where the scenario allows them',
    async (difficulty) => {
      const { page, api } = await browser.openAs('rep');
      const id = await rehearse(browser.url(), api, { difficulty, lines: nightDeskCall.slice(0, 4) });
      await page.goto(`/practice/${id}`);
      await page
        .getByText(/^Connected/)
        .first()
        .waitFor();
      await page.getByRole('log').getByText(nightDeskCall[3]).waitFor();
      const { mood, earned } = scenario.guidance[difficulty];
      const panel = page.getByRole('complementary', { name: 'The prospect' });
      expect(await panel.getByText('Patience', { exact: true }).count()).toBe(mood ? 1 : 0);
      expect(await panel.getByRole('heading', { name: /Uncovered so far/ }).count()).toBe(earned ? 1 : 0);
      expect(await panel.getByText(difficulty, { exact: false }).count()).toBeGreaterThan(0);
    },
  );

  it('[BROWSER16] nothing that was not earned is in the page or on its way to it, nor a number of the mood', async () => {
    const { page, api } = await browser.openAs('rep');
    const heard = listenIn(page);
    const id = await rehearse(browser.url(), api, { difficulty: 'guarded', lines: nightDeskCall.slice(0, 3) });
    await page.goto(`/practice/${id}`);
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    await say(page, nightDeskCall[3]);
    const panel = page.getByRole('complementary', { name: 'The prospect' });
    await expect.poll(() => panel.getByRole('listitem').count(), patience).toBeGreaterThan(0);
    await expect.poll(() => page.getByText(/^(thinking|answering)$/).count(), patience).toBe(0);
    const earned = (await panel.getByRole('listitem').allTextContents()).join('\n');
    const rungs = scenario.hidden.flatMap(({ rungs }) => rungs.map(({ learned }) => learned));
    const unearned = rungs.filter((learned) => !earned.includes(learned));
    expect(unearned.length).toBeGreaterThan(0);
    expect(unearned.length).toBeLessThan(rungs.length);
    const all = `${await page.content()}\n${await heard()}`;
    expect(all).toContain(nightDeskCall[3]);
    expect(unearned.filter((learned) => all.includes(learned))).toEqual([]);
    expect(all).not.toMatch(/"(trust|irritation|interest|manner|beats|objections)":/);
  });
});

describe('a prospect who has had enough', () => {
  it('[BROWSER17] leaves: the room says who ended it, takes no more turns and leads to the scorecard', async () => {
    const { page, api, errors } = await browser.openAs('rep');
    const id = await rehearse(browser.url(), api, { difficulty: 'hostile' });
    await page.goto(`/practice/${id}`);
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    const over = page.getByRole('heading', { name: 'The session is over.' });
    await say(page, 'You are an idiot.');
    await expect.poll(() => page.getByRole('log').getByText('Colm Varley').count(), patience).toBeGreaterThan(1);
    await say(page, 'Shut up, you liar.');
    await over.waitFor();
    await page.getByRole('status').getByText('Colm ended the call.').waitFor();
    expect((await api.session(browser.url(), id)).ended).toBe('walked-away');
    expect(await page.getByRole('textbox', { name: 'Your reply' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /End\s+session/ }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'See your scorecard' }).click();
    await page.getByRole('heading', { name: 'Transcript' }).waitFor();
    expect(errors).toEqual([]);
  });
});
