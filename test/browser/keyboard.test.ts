import { describe, expect, it } from 'vitest';
import { patience, useBrowser } from './browser.ts';
import { tabTo } from './keys.ts';

/** A rep without a mouse. */

const browser = useBrowser();

describe('with the keyboard alone', () => {
  it('[BROWSER3] a rep signs in, chooses, starts, talks, ends and reads what stands behind a score', async () => {
    const { page, errors } = await browser.open();
    const keyboard = page.keyboard;
    const focused = (message: string) =>
      expect.poll(() => page.evaluate('document.activeElement.textContent'), { message });

    await page.goto('/');
    await tabTo(page, page.getByRole('button', { name: /Sign in as Imogen Hart/ }));
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: 'Practise', exact: true }));
    await keyboard.press('Enter');
    // the new page's heading has the focus, so that reading goes on from there
    await focused('the heading of the scenarios').toBe('Who will you face?');
    await tabTo(page, page.getByRole('link', { name: /night desk/i }));
    await keyboard.press('Enter');
    await focused('the heading of the briefing').toBe('The night desk');
    await tabTo(page, page.getByRole('radio', { name: /Guarded/ }));
    await keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /Cold/ }).isChecked()).toBe(true);
    await tabTo(page, page.getByRole('button', { name: 'Start' }));
    await keyboard.press('Enter');

    const log = page.getByRole('log', { name: 'Transcript' });
    await log.getByText('Colm Varley').first().waitFor();
    const reply = page.getByRole('textbox', { name: 'Your reply' });
    await tabTo(page, reply);
    await keyboard.type('Who set the figure');
    await keyboard.press('Shift+Enter');
    await keyboard.type('and is it only us?');
    await keyboard.press('Enter');
    await log.getByText('Who set the figure').waitFor();
    await focused('the composer, for the next line').toBe('');
    await expect.poll(() => log.getByText('Colm Varley').count(), patience).toBeGreaterThan(1);

    await tabTo(page, page.getByRole('button', { name: /End\s+session/ }), 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'End and score it' }));
    await keyboard.press('Enter');
    await focused('what took the composer’s place').toBe('The session is over.');
    await tabTo(page, page.getByRole('link', { name: 'See your scorecard' }));
    await keyboard.press('Enter');
    await focused('the heading of the scorecard').toBe('How do you think it went?');
    await tabTo(page, page.getByRole('button', { name: 'Skip this' }));
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Criteria' }).waitFor();

    const quote = page.getByRole('table', { name: /Scores by criterion/ }).getByRole('link');
    await tabTo(page, quote.first());
    const words = ((await quote.first().textContent()) ?? '').trim();
    await keyboard.press('Enter');
    await focused('the sentence that was quoted').toContain(words);
    expect(errors).toEqual([]);
  });

  it('[BROWSER3] whoever goes on before a page has come starts at the heading of the one they chose', async () => {
    const { page } = await browser.openAs('rep');
    const hold = async (chunk: RegExp) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      await page.route(chunk, async (route) => {
        await promise;
        await route.continue();
      });
      return async () => {
        const came = page.waitForResponse(chunk);
        resolve();
        await (await came).finished();
      };
    };
    const home = await hold(/\/api\/home$/);
    const scenarios = await hold(/assets\/scenarios-[^/]*\.js$/);
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Practise', exact: true }));
    await page.keyboard.press('Enter');
    await home();
    // the page that was left has had its chance to show itself
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
    await scenarios();
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'), { message: 'the heading of the scenarios' })
      .toBe('Who will you face?');
  });

  it('[BROWSER4] the first stop of a page skips to its content, and of the room to the reply', async () => {
    const { page, api } = await browser.openAs('rep');
    const { id } = await api.begin(browser.url());
    await page.goto('/scenarios');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await expect.poll(async () => (await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');

    await page.goto(`/practice/${id}`);
    await page.getByRole('log', { name: 'Transcript' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const reply = page.getByRole('textbox', { name: 'Your reply' });
    await expect.poll(() => reply.evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it('[BROWSER5] the question before the end keeps the focus; Escape means no and gives it back', async () => {
    const { page, api } = await browser.openAs('rep');
    const { id } = await api.begin(browser.url());
    await page.goto(`/practice/${id}`);
    const end = page.getByRole('button', { name: /End\s+session/ });
    await tabTo(page, end);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'End the session?' });
    await dialog.waitFor();
    const behind: string[] = [];
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press('Tab');
      // the browser's own controls count as the body
      const inside = await dialog.evaluate((it) => it.contains(document.activeElement));
      const where = await page.evaluate(() => document.activeElement?.tagName);
      if (!inside && where !== 'BODY') behind.push(String(where));
    }
    expect(behind).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await end.evaluate((button) => button === document.activeElement)).toBe(true);
    expect((await api.session(browser.url(), id)).status).toBe('live');
    await page.getByRole('textbox', { name: 'Your reply' }).waitFor();
  });

  it('[BROWSER5] the account menu opens, and Escape closes it', async () => {
    const { page } = await browser.openAs('rep');
    await page.goto('/');
    const account = page.getByRole('button', { name: /Account and theme/ });
    await tabTo(page, account);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'hidden' });
    expect(await account.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
