import { describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { patience, useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** A session that could not be scored. */

const browser = useBrowser();

describe('where scoring fails', () => {
  it('[BROWSER32] the page says so, keeps every turn, and scores again when asked, until it works', async () => {
    const { page, api, errors } = await browser.openAs('rep');
    const id = await rehearse(browser.url(), api, { lines: nightDeskCall.slice(0, 3) });
    const client = openClient(browser.database().url, { max: 1 });
    try {
      // the database takes no scorecard of this session
      await client.unsafe(`alter table scorecard add constraint none_of_it check (session_id <> '${id}') not valid`);
      await page.goto(`/practice/${id}`);
      await page.getByRole('button', { name: /End\s+session/ }).click();
      await page.getByRole('button', { name: 'End and score it' }).click();
      await page.getByRole('link', { name: 'See your scorecard' }).click();
      await page.getByRole('button', { name: 'Skip this' }).click();

      const failed = page.getByRole('heading', { level: 1, name: 'The session couldn’t be scored.' });
      const again = page.getByRole('alert').getByRole('button', { name: 'Score again' });
      await failed.waitFor();
      await again.waitFor();
      const transcript = page.getByRole('region', { name: 'Transcript' });
      for (const line of nightDeskCall.slice(0, 3))
        await transcript.getByRole('listitem').filter({ hasText: line }).waitFor();
      expect(await page.getByRole('heading', { name: 'Criteria' }).count()).toBe(0);
      expect(await page.getByText(/out of 100/).count()).toBe(0);

      // still broken: it is tried, and fails again
      const asked = page.waitForResponse((response) => response.url().endsWith(`/api/sessions/${id}/rescore`));
      await again.click();
      expect((await asked).status()).toBe(202);
      await failed.waitFor();
      await again.waitFor();
      expect((await api.scorecard(browser.url(), id)).status).toBe('failed');

      await client.unsafe('alter table scorecard drop constraint none_of_it');
      await again.click();
    } finally {
      await client.end();
    }
    await expect.poll(() => page.getByRole('heading', { name: 'Criteria' }).count(), patience).toBe(1);
    expect(await page.getByRole('button', { name: 'Score again' }).count()).toBe(0);
    const scorecard = await api.scorecard(browser.url(), id);
    const headline = scorecard.status === 'ready' ? scorecard.headline : scorecard.status;
    await page.getByRole('heading', { level: 1, name: headline }).waitFor();
    expect(errors).toEqual([]);
  });
});
