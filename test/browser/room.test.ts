import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { patience, say, useBrowser } from './browser.ts';
import { rehearse } from './rehearsal.ts';

/** The practice room while the conversation goes on. */

const browser = useBrowser();

const transcript = (page: Page) => page.getByRole('log', { name: 'Transcript' });
const composer = (page: Page) => page.getByRole('textbox', { name: 'Your reply' });

/** A room with the opening line said. */
async function enterRoom() {
  const opened = await browser.openAs('rep');
  const id = await rehearse(browser.url(), opened.api);
  await opened.page.goto(`/practice/${id}`);
  await transcript(opened.page).getByText('Colm Varley').first().waitFor();
  await isQuiet(opened.page);
  return { ...opened, id };
}

/** Nobody is speaking: the reply is in the record. */
async function isQuiet(page: Page) {
  await expect.poll(() => transcript(page).getByText('Colm Varley').count(), patience).toBeGreaterThan(0);
  await expect
    .poll(
      () =>
        transcript(page)
          .getByText(/^(thinking|answering)$/)
          .count(),
      patience,
    )
    .toBe(0);
}

type Seen = { atMs: number; text: string };

/** Keeps every state of the last line of the log from now on. */
async function watchLastLine(page: Page): Promise<() => Promise<Seen[]>> {
  await transcript(page).evaluate((log) => {
    const seen: Seen[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const text = log.querySelector('[aria-busy] .said')?.textContent ?? '';
      if (text !== '' && text !== seen.at(-1)?.text) seen.push({ atMs: performance.now(), text });
    }).observe(log, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate<Seen[]>('window.seen');
}

describe('while the prospect answers', () => {
  it('[BROWSER6] it says that they think, then answer; the words come one after the other at the pace of speech', async () => {
    const { page, errors } = await enterRoom();
    const seen = await watchLastLine(page);
    await say(page, 'Who set the fifteen per cent, and is it only us or every contract you have?');
    await transcript(page).getByText('thinking', { exact: true }).waitFor();
    await transcript(page).getByText('answering', { exact: true }).waitFor();
    await page.getByText(/Sending now interrupts Colm/).waitFor();
    await isQuiet(page);
    const states = await seen();
    const whole = states.at(-1)?.text ?? '';
    const words = whole.split(/\s+/).length;
    expect(words).toBeGreaterThan(4);
    for (const { text } of states) expect(whole.startsWith(text)).toBe(true);
    // never more than three words at a time, and between 80 and 400 words a minute
    const counts = states.map(({ text }) => text.split(/\s+/).length);
    expect(Math.max(...counts.map((count, i) => count - (counts[i - 1] ?? 0)))).toBeLessThanOrEqual(3);
    const minutes = ((states.at(-1)?.atMs ?? 0) - (states[0]?.atMs ?? 0)) / 60_000;
    expect((words - 1) / minutes).toBeLessThan(400);
    expect((words - 1) / minutes).toBeGreaterThan(80);
    await transcript(page).getByText(whole).waitFor();
    expect(errors).toEqual([]);
  });

  it('[BROWSER7] sending interrupts: the transcript shows what was said until then, and that it was cut off', async () => {
    const { page, api, id } = await enterRoom();
    const seen = await watchLastLine(page);
    await say(page, 'What happens at Hobrook if the fifteen per cent is not there, and who would notice it first?');
    await expect.poll(async () => (await seen()).length, patience).toBeGreaterThan(2);
    await say(page, 'Sorry, one thing before that: who else is on this call?');
    await transcript(page).getByText('interrupted', { exact: true }).waitFor();
    const { events } = await api.record(browser.url(), id);
    const cut = events.flatMap(({ event }) =>
      event.kind === 'prospect-turn' && event.spokenChars !== undefined ? [event] : [],
    );
    expect(cut).toHaveLength(1);
    const heard = cut[0]!.text.slice(0, cut[0]!.spokenChars);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.length).toBeLessThan(cut[0]!.text.length);
    await transcript(page).getByText(`${heard} —`).waitFor();
    expect(await transcript(page).getByText(cut[0]!.text).count()).toBe(0);
  });

  it('[BROWSER8] silence is counted while nobody speaks, and stands still at the first key', async () => {
    const { page } = await enterRoom();
    const timer = page.getByText(/^(Silence|Last silence) \d/);
    const seconds = async () => Number.parseFloat(/[\d.]+/.exec((await timer.textContent()) ?? '')?.[0] ?? '0');
    await expect.poll(seconds, patience).toBeGreaterThan(1);
    await composer(page).pressSequentially('W');
    await page.getByText(/^Last silence/).waitFor();
    const stood = await seconds();
    await composer(page).pressSequentially('ho signs?');
    expect(await seconds()).toBe(stood);
  });
});

describe('the composer', () => {
  it('[BROWSER9] grows with the text up to its limit, then scrolls, at both widths', async () => {
    const { page } = await enterRoom();
    const heightOf = async (lines: number) => {
      await composer(page).fill(Array.from({ length: lines }, (_, i) => `Line ${i + 1}`).join('\n'));
      return (await composer(page).boundingBox())?.height ?? 0;
    };
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      const heights = [await heightOf(1), await heightOf(3), await heightOf(60)];
      expect(heights[1]).toBeGreaterThan(heights[0]!);
      expect(heights[2]).toBeGreaterThan(heights[1]!);
      // 9 rem
      expect(heights[2]).toBeLessThanOrEqual(144);
      expect(await composer(page).evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
      const send = await page.getByRole('button', { name: 'Send' }).boundingBox();
      expect((send?.y ?? size.height) + (send?.height ?? 0)).toBeLessThanOrEqual(size.height);
    }
  });

  it('[BROWSER10] a turn of two thousand words arrives whole and is read by scrolling', async () => {
    const { page, api, id } = await enterRoom();
    const text = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
    await composer(page).fill(text);
    await composer(page).press('Enter');
    await transcript(page).getByText('word1999').waitFor();
    await expect
      .poll(
        async () =>
          (await api.record(browser.url(), id)).events.some(({ event }) => 'text' in event && event.text === text),
        patience,
      )
      .toBe(true);
    await isQuiet(page);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(
      0,
    );
    expect(await transcript(page).evaluate((log) => log.scrollHeight > log.clientHeight)).toBe(true);
    expect(await composer(page).inputValue()).toBe('');
  });

  it('[BROWSER11] keeps a draft over a reload', async () => {
    const { page } = await enterRoom();
    await composer(page).fill('Half a thought, and');
    await page.reload();
    await transcript(page).getByText('Colm Varley').first().waitFor();
    expect(await composer(page).inputValue()).toBe('Half a thought, and');
  });
});

describe('the clock', () => {
  it('[BROWSER33] ends the call when the time is up: the prospect says goodbye, and the scorecard says why', async () => {
    const { page, api, errors } = await browser.openAs('rep');
    const id = await rehearse(browser.url(), api, { lines: ['Who set the fifteen per cent, and is it only us?'] });
    // once the room was left its clock is what the database holds
    const client = openClient(browser.database().url, { max: 1 });
    const limitMs = 15 * 60_000;
    const moved = () => client`
      update practice_session set active_ms = ${limitMs - 4_000} where id = ${id}
      and exists (select 1 from room_lease where session_id = ${id} and until <= now()) returning id`;
    await expect.poll(async () => (await moved()).length, patience).toBe(1);
    await client.end();

    await page.goto(`/practice/${id}`);
    const clock = page.getByRole('timer', { name: 'Session clock' });
    await expect.poll(() => clock.textContent(), patience).toMatch(/^14:5\d of 15:00$/);
    const before = (await api.record(browser.url(), id)).events.length;
    await page.getByRole('heading', { name: 'The session is over.' }).waitFor();
    await page.getByRole('status').getByText('Time was up, and the call ended.').waitFor();
    expect(await composer(page).count()).toBe(0);
    expect(await clock.textContent()).toMatch(/^15:0\d of 15:00$/);

    const { events } = await api.record(browser.url(), id);
    expect(events.at(-1)?.event).toMatchObject({ kind: 'ended', reason: 'time-up' });
    expect(events.at(-1)?.atMs).toBeGreaterThanOrEqual(limitMs);
    const farewell = events.slice(before).flatMap(({ event }) => (event.kind === 'prospect-turn' ? [event.text] : []));
    expect(farewell).toHaveLength(1);
    await transcript(page).getByText(farewell[0]!).waitFor();

    await page.getByRole('link', { name: 'See your scorecard' }).click();
    await page.getByRole('button', { name: 'Skip this' }).click();
    await page.getByText(/^Time was up at 15:0\d/).waitFor();
    expect(errors).toEqual([]);
  });
});
