import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { patience, say, useBrowser } from './browser.ts';
import { rehearse } from './rehearsal.ts';

/** Two tabs, and a server that goes away under a conversation. */

const browser = useBrowser();

const transcript = (page: Page) => page.getByRole('log', { name: 'Transcript' });
const composer = (page: Page) => page.getByRole('textbox', { name: 'Your reply' });
const connected = (page: Page) => page.getByText(/^Connected/).first();

async function enterRoom() {
  const opened = await browser.openAs('rep');
  const id = await rehearse(browser.url(), opened.api, {
    lines: ['Who set the fifteen per cent, and is it only us?'],
  });
  await opened.page.goto(`/practice/${id}`);
  await connected(opened.page).waitFor();
  return { ...opened, id };
}

/** Every line once: what the page shows is what the record holds. */
async function showsTheRecord({ page, api, id }: Awaited<ReturnType<typeof enterRoom>>) {
  await expect
    .poll(
      () =>
        transcript(page)
          .getByText(/^(thinking|answering|sending|not sent yet)$/)
          .count(),
      patience,
    )
    .toBe(0);
  const { events } = await api.record(browser.url(), id);
  for (const { event } of events) {
    if (!('text' in event) || ('spokenChars' in event && event.spokenChars !== undefined)) continue;
    expect(await transcript(page).getByText(event.text, { exact: true }).count(), event.text).toBe(1);
  }
  const turns = events.filter(({ event }) => event.kind === 'rep-turn').length;
  expect(await transcript(page).getByText('You', { exact: true }).count()).toBe(turns);
}

describe('two tabs', () => {
  it('[BROWSER12] the newer one takes the conversation over; the older one reads on and can take it back', async () => {
    const { page: first, context, errors } = await enterRoom();
    const second = await context.newPage();
    await say(first, 'Which of the two would your treasurer ask about first?');
    await transcript(first).getByText('answering', { exact: true }).waitFor();
    await composer(first).fill('A draft in the first tab');
    await second.goto(first.url());
    await first.getByText('This session is open in another tab.').waitFor();
    await connected(second).waitFor();
    // it hears nothing more, so it doesn't claim that anybody is answering
    expect(
      await transcript(first)
        .getByText(/^(thinking|answering)$/)
        .count(),
    ).toBe(0);
    expect(await first.getByText(/Sending now interrupts/).count()).toBe(0);
    expect(await composer(first).inputValue()).toBe('A draft in the first tab');

    await first.getByRole('button', { name: 'Continue here' }).click();
    await second.getByText('This session is open in another tab.').waitFor();
    await connected(first).waitFor();
    await first.getByText('This session is open in another tab.').waitFor({ state: 'hidden' });
    await say(first, 'Back in the first tab: when does it have to show?');
    await expect.poll(() => transcript(first).getByText('Colm Varley').count(), patience).toBeGreaterThan(2);
    expect(errors).toEqual([]);
  });
});

/** Two starts of the server and an answer at the pace of speech, on a machine that may be busy. */
const slow = 60_000;

describe('the server goes away', { timeout: slow }, () => {
  it('[BROWSER13] asked to stop, it says so; the page comes back by itself on the next process', async () => {
    const room = await enterRoom();
    const { page, errors } = room;
    await composer(page).fill('Kept while the server restarts');
    expect(await browser.server().terminate()).toBe(0);
    await page.getByText('The server is restarting.').waitFor();
    const clock = page.getByRole('timer', { name: 'Session clock' });
    const stood = await clock.textContent();
    // the banner counts how long it has been
    await page.getByText(/^[3-9] s$/).waitFor();
    expect(await clock.textContent()).toBe(stood);
    await browser.startAgain();
    await page.getByText(/^Connected, resumed at/).waitFor(patience);
    await page.getByText('The server is restarting.').waitFor({ state: 'hidden' });
    expect(await composer(page).inputValue()).toBe('Kept while the server restarts');
    await composer(page).press('Enter');
    await transcript(page).getByText('Kept while the server restarts').waitFor();
    await showsTheRecord(room);
    expect(errors).toEqual([]);
  });

  it('[BROWSER14] killed after a line was sent, it answers it on the next process, and every line is there once', async () => {
    const room = await enterRoom();
    const { page, api, id, errors } = room;
    await say(page, 'So somebody adds it up. When does it have to show?');
    const isStored = async () =>
      (await api.record(browser.url(), id)).events.some(
        ({ event }) => 'text' in event && event.text.startsWith('So somebody'),
      );
    await expect.poll(isStored, patience).toBe(true);
    await browser.server().kill();
    await page.getByText('Reconnecting.').waitFor();
    await composer(page).fill('And is it counted in price or in cash?');
    await composer(page).press('Enter');
    await transcript(page).getByText('not sent yet').waitFor();
    await browser.startAgain();
    await page.getByText(/^Connected, resumed at/).waitFor(patience);
    await transcript(page).getByText('And is it counted in price or in cash?').waitFor();
    await showsTheRecord(room);
    expect(errors).toEqual([]);
  });
});
