import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOf } from './axe.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** What the rep thinks first, then the scorecard with how sure it is. */

const browser = useBrowser();

describe('before the scorecard', () => {
  it('[REP6] a rep says what they think, and finds it beside what was computed, each number with how sure it is', async () => {
    const { page, api, errors } = await browser.openAs('rep', { reducedMotion: true });
    const id = await rehearse(browser.url(), api, { lines: nightDeskCall });
    await page.goto(`/practice/${id}`);
    await page.getByRole('button', { name: /End\s+session/ }).click();
    await page.getByRole('button', { name: 'End and score it' }).click();
    await page.getByRole('link', { name: 'See your scorecard' }).click();
    await page.getByRole('heading', { level: 1, name: 'How do you think it went?' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Criteria' }).count()).toBe(0);
    expect(await page.getByText(/out of 100/).count()).toBe(0);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflowOf(page)).toBe(0);
    }
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Show my scorecard' }).click();
    await page.getByText('Rate at least one of them, or skip this.').waitFor();
    await page.getByRole('combobox', { name: 'Composure' }).selectOption({ label: 'Needs improvement, by far' });
    await page.getByRole('combobox', { name: 'Trading' }).selectOption({ label: 'Good, just' });
    await page.getByRole('button', { name: 'Show my scorecard' }).click();

    const criteria = page.getByRole('table', { name: /Scores by criterion/ });
    await criteria.waitFor();
    await criteria
      .getByRole('row', { name: /Composure/ })
      .getByText('You said before: needs improvement, by far.')
      .waitFor();
    await criteria
      .getByRole('row', { name: /Trading/ })
      .getByText('You said before: good, just.')
      .waitFor();
    const view = await api.scorecard(browser.url(), id);
    if (view.status !== 'ready') throw new Error(view.status);
    // nothing was repeated here yet: the page says that it isn't known, at each criterion
    const scored = view.criteria.filter(({ effective }) => effective !== null).length;
    expect(await criteria.getByText('Not yet known how much this varies.').count()).toBe(scored);
    // public data know of the talk share
    await page.getByRole('heading', { name: 'All measurements' }).click();
    await page
      .getByText(/Likely \d+% to \d+%/)
      .first()
      .waitFor();
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await overflowOf(page)).toBe(0);
    await page.reload();
    await criteria.waitFor();
    expect(await page.getByRole('heading', { name: 'How do you think it went?' }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
