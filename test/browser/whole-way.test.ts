import { describe, expect, it } from 'vitest';
import { say, signIn, startPractice, useBrowser } from './browser.ts';

/** The whole way as a rep goes it, by role and label. */

const browser = useBrowser();

const lines = [
  'Three things: your number, what happened in March, and the contract. Where do you want to start?',
  'Thirty-six thousand, fifteen per cent. Who set that figure, and is it only us or every contract?',
  'So somebody adds it up across all of them. When does it have to show, and is it counted in price or in cash?',
];

describe('a rep', () => {
  it('[WEB20] signs in, practises, loses the network, comes back, ends, reads the scorecard and replays from a moment', async () => {
    const { page, context, errors } = await browser.open();
    await signIn(page);
    await startPractice(page, /night desk/i);
    const log = page.getByRole('log', { name: 'Transcript' });
    await page.getByText('Connected', { exact: false }).first().waitFor();
    await log.getByText('Colm Varley').first().waitFor();

    await say(page, lines[0]!);
    await expect.poll(() => log.getByRole('listitem').count(), { timeout: 20_000 }).toBeGreaterThanOrEqual(3);

    // the network goes while something stands in the composer
    const reply = page.getByRole('textbox', { name: 'Your reply' });
    await reply.fill(lines[1]!);
    await context.setOffline(true);
    await page.getByText('You’re offline.').waitFor();
    expect(await reply.inputValue()).toBe(lines[1]);
    await reply.press('Enter');
    await log.getByText('not sent yet').waitFor();
    await context.setOffline(false);
    await page.getByText('Connected', { exact: false }).first().waitFor();
    await expect.poll(() => log.getByText('not sent yet').count()).toBe(0);
    await log.getByText(lines[1]!).waitFor();
    expect(await log.getByText(lines[1]!).count()).toBe(1);

    // leaves, and comes back to the same place
    await page.getByRole('link', { name: 'Leave and come back later' }).click();
    await page
      .getByRole('link', { name: /Continue/ })
      .first()
      .click();
    await log.getByText(lines[1]!).waitFor();
    await say(page, lines[2]!);

    await page.getByRole('button', { name: /End\s+session/ }).click();
    await page.getByRole('button', { name: 'End and score it' }).click();
    await page.getByRole('link', { name: 'See your scorecard' }).click();
    await page.getByRole('button', { name: 'Skip this' }).click();
    await page.getByRole('heading', { name: 'Criteria' }).waitFor();
    expect(
      await page
        .getByRole('table', { name: /Scores by criterion/ })
        .getByRole('row')
        .count(),
    ).toBeGreaterThanOrEqual(7);
    // evidence leads to its sentence
    await page.getByRole('heading', { name: /What .* held/ }).waitFor();

    await page
      .getByRole('button', { name: /Replay from/ })
      .first()
      .click();
    await page.getByRole('log', { name: 'Transcript' }).waitFor();
    await page.getByRole('textbox', { name: 'Your reply' }).waitFor();
    expect(errors).toEqual([]);
  });
});
