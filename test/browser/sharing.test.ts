import { describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { patience, useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** Who may read a session, and a scorecard that is not there yet. */

const browser = useBrowser();

describe('a session that the rep shares', () => {
  it('[BROWSER24] opens for the coach from then on, says who opened it, and closes again', async () => {
    const rep = await browser.openAs('rep');
    const id = await rehearse(browser.url(), rep.api, { lines: nightDeskCall.slice(0, 3), end: true });
    const coach = await browser.openAs('coach');
    const missing = coach.page.getByRole('heading', { name: 'There is no such session, or it isn’t shared with you.' });
    await coach.page.goto(`/sessions/${id}`);
    await missing.waitFor();
    expect(await coach.page.content()).not.toContain(nightDeskCall[0]);

    await rep.page.goto(`/sessions/${id}`);
    const access = rep.page.getByRole('region', { name: 'Who can open this' });
    await access.getByText('Only you.').waitFor();
    const share = rep.page.getByRole('button', { name: 'Share with coach and manager' });
    const question = rep.page.getByRole('dialog', { name: 'Share this session?' });
    await share.click();
    expect(await question.getByRole('listitem').allInnerTexts()).toEqual([
      'Rosalind Kemble, coach of North',
      'Stephen Reyes, manager of North',
    ]);
    await rep.page.getByRole('button', { name: 'Keep it private' }).click();
    await access.getByText('Only you.').waitFor();
    await coach.page.reload();
    await missing.waitFor();
    await share.click();
    await rep.page.getByRole('button', { name: 'Share it' }).click();
    await rep.page.getByText('Shared. Rosalind Kemble and Stephen Reyes can open it now.').waitFor();
    await access.getByText(/Rosalind Kemble/).waitFor();
    await access.getByText('Nobody else has opened it.').waitFor();

    // found by clicking, never by its address
    await coach.page.goto('/');
    const onHome = coach.page.getByRole('region', { name: 'Shared with you' });
    await onHome.getByRole('row', { name: /Imogen Hart/ }).waitFor();
    await coach.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Shared with you' }).click();
    const row = coach.page
      .getByRole('table', { name: 'Sessions shared with you, newest first' })
      .getByRole('row', { name: /Imogen Hart/ });
    await row.getByRole('link', { name: /night desk/i }).click();
    await coach.page.waitForURL(`**/sessions/${id}`);
    await coach.page.getByRole('heading', { name: 'Criteria' }).waitFor();
    await coach.page.getByRole('listitem').getByText(nightDeskCall[0]).waitFor();
    // a reader, not the rep: whose words they are, and nothing to press
    expect(await coach.page.getByText('Imogen', { exact: true }).count()).toBeGreaterThan(0);
    expect(await coach.page.getByText(/^(Cost you|You were answering|You’re )/).count()).toBe(0);
    for (const name of [/^Replay from/, 'Run it again', /^Share/, 'Stop sharing'])
      expect(await coach.page.getByRole('button', { name }).count()).toBe(0);

    await rep.page.reload();
    await access.getByText(/^Rosalind Kemble, coach, opened/).waitFor();
    await rep.page.getByRole('button', { name: 'Stop sharing' }).click();
    await rep.page
      .getByRole('dialog', { name: 'Stop sharing this session?' })
      .getByRole('button', { name: 'Stop sharing' })
      .click();
    await rep.page.getByText('Private again. Only you can open it.').waitFor();
    await coach.page.reload();
    await missing.waitFor();
    await coach.page.getByRole('link', { name: 'Shared with you' }).click();
    await coach.page.getByText('Nothing has been shared with you yet.').waitFor();
    expect([...rep.errors, ...coach.errors]).toEqual([]);
  });
});

describe('a scorecard that is not there yet', () => {
  it('[BROWSER25] shows the transcript and that scoring goes on, and the scores once they are there', async () => {
    const { page, api, errors } = await browser.openAs('rep2');
    const id = await rehearse(browser.url(), api, { lines: nightDeskCall.slice(0, 2) });
    // no scorecard can be stored while this table is held
    const client = openClient(browser.database().url, { max: 1 });
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = client.begin(async (tx) => {
      await tx`lock table scorecard in share mode`;
      held.resolve();
      await release.promise;
    });
    try {
      await held.promise;
      await page.goto(`/practice/${id}`);
      await page.getByRole('button', { name: /End\s+session/ }).click();
      await page.getByRole('button', { name: 'End and score it' }).click();
      await page.getByRole('link', { name: 'See your scorecard' }).click();
      await page.getByRole('button', { name: 'Skip this' }).click();
      await page.getByText('Scoring takes a moment; the transcript is ready now.').waitFor();
      await page.getByRole('listitem').getByText(nightDeskCall[0]).waitFor();
      expect(await page.getByRole('heading', { name: 'Criteria' }).count()).toBe(0);
    } finally {
      release.resolve();
      await holding;
      await client.end();
    }
    await expect.poll(() => page.getByRole('heading', { name: 'Criteria' }).count(), patience).toBe(1);
    expect(await page.getByText('Scoring takes a moment', { exact: false }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('[BROWSER26] says so where a session was too short, keeps its words, and claims no score', async () => {
    const { page, api, errors } = await browser.openAs('rep2');
    const id = await rehearse(browser.url(), api, { end: true });
    await page.goto(`/sessions/${id}`);
    await page.getByRole('heading', { name: 'This session was too short to score.' }).waitFor();
    await page.getByRole('region', { name: 'Transcript' }).getByText('Colm Varley').first().waitFor();
    expect(await page.getByRole('heading', { name: 'Criteria' }).count()).toBe(0);
    expect(await page.getByText(/out of 100/).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
