import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../live/rep.ts';
import { overflowOf } from './axe.ts';
import { patience, useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** The scorecard of an ended session. */

const browser = useBrowser();
let id: string;

beforeAll(async () => {
  id = await rehearse(browser.url(), await signIn(browser.url()), { lines: nightDeskCall, end: true });
});

async function openScorecard() {
  const opened = await browser.openAs('rep', { reducedMotion: true });
  await opened.page.goto(`/sessions/${id}`);
  await opened.page.getByRole('heading', { name: 'Criteria' }).waitFor();
  const { events } = await opened.api.record(browser.url(), id);
  const scorecard = await opened.api.scorecard(browser.url(), id);
  if (scorecard.status !== 'ready') throw new Error(scorecard.status);
  return { ...opened, events, scorecard };
}

const criteria = (page: Page) => page.getByRole('table', { name: /Scores by criterion/ });

describe('every score', () => {
  it('[BROWSER18] has words behind it, verbatim in the record', async () => {
    const { page, events, scorecard, errors } = await openScorecard();
    const said = events.flatMap(({ event }) => ('text' in event ? [event.text] : []));
    for (const { name, effective } of scorecard.criteria) {
      const row = criteria(page)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) });
      if (effective === null) {
        await row.getByText('Not counted for or against you.').waitFor();
        continue;
      }
      expect(await row.getByRole('cell').last().textContent()).toBe(String(Math.round(effective)));
      const quotes = await row.getByRole('link', { includeHidden: true }).allTextContents();
      expect(quotes.length, `quotes for ${name}`).toBeGreaterThan(0);
      for (const quote of quotes)
        expect(
          said.some((text) => text.includes(quote.trim())),
          quote,
        ).toBe(true);
    }
    expect(errors).toEqual([]);
  });

  it('[BROWSER39] lies over nothing else on a telephone: name, score and what it counts each have their place', async () => {
    const { page, scorecard } = await openScorecard();
    await page.setViewportSize({ width: 390, height: 844 });
    const rows = criteria(page).locator('tbody tr');
    expect(await rows.count()).toBe(scorecard.criteria.length);
    const covered = await rows.evaluateAll((all) =>
      all.flatMap((row) => {
        const boxes = [...row.children].map((each) => each.getBoundingClientRect());
        return boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)
            .map((b) => `${row.textContent?.slice(0, 30)}: ${a.top}–${a.bottom} and ${b.top}–${b.bottom}`),
        );
      }),
    );
    expect(covered).toEqual([]);
  });

  it('[BROWSER19] leads to its sentence in the transcript', async () => {
    const { page } = await openScorecard();
    const links = criteria(page).getByRole('link');
    const count = await links.count();
    expect(count).toBeGreaterThan(3);
    for (let nth = 0; nth < count; nth++) {
      const words = ((await links.nth(nth).textContent()) ?? '').trim();
      await links.nth(nth).click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).not.toBe('');
      const reached = await page.evaluate(() => {
        const at = document.activeElement;
        // a sentence may be cut into pieces where other evidence begins: what follows belongs to it
        return { line: at?.closest('li')?.textContent ?? '', text: at?.textContent ?? '' };
      });
      expect(reached.line).toContain(words);
      expect(words.startsWith(reached.text.trim()) || reached.text.includes(words), reached.text).toBe(true);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1), patience)
        .toSatisfy((top: number) => top >= 0 && top < 900);
    }
  });

  it('[BROWSER20] is the same wherever it is shown', async () => {
    const { page, scorecard } = await openScorecard();
    expect(scorecard.overall).not.toBeNull();
    const overall = String(Math.round(scorecard.overall ?? 0));
    await page.getByRole('group', { name: `Overall ${overall} out of 100`, exact: false }).waitFor();
    for (const path of ['/', '/sessions']) {
      await page.goto(path);
      const row = page.getByRole('row', { name: /The night desk/ }).first();
      await row.waitFor();
      expect(await row.getByRole('cell').last().textContent()).toBe(overall);
    }
  });
});

describe('what decided it', () => {
  it('[BROWSER21] shows up to three moments, each with its words, its effect and another answer', async () => {
    const { page, events, scorecard } = await openScorecard();
    expect(scorecard.moments).toHaveLength(3);
    expect(scorecard.moments.some(({ helped }) => !helped)).toBe(true);
    await page.getByRole('heading', { name: 'Three moments decided it' }).waitFor();
    for (const moment of scorecard.moments) {
      const card = page.getByRole('article', { name: moment.headline });
      const event = events.find(({ seq }) => seq === moment.at.seq)?.event;
      const words = event && 'text' in event ? event.text.slice(moment.at.start, moment.at.end).trim() : '';
      expect(words).not.toBe('');
      expect(await card.getByText(words).count()).toBeGreaterThan(0);
      expect(await card.getByText(moment.effect).count()).toBe(1);
      if (moment.better === null) {
        await card.getByText(moment.unsuggested ?? 'a reason').waitFor();
        continue;
      }
      await card.getByText(moment.better).waitFor();
      const head = moment.helped ? 'Another strong answer here' : 'A better answer here';
      await card.getByRole('heading', { name: head }).waitFor();
      await card.getByRole('button', { name: /^Replay from/ }).waitFor();
    }
  });

  it('[BROWSER22] the ledger says what was earned and by which question, and keeps the rest back until asked', async () => {
    const { page, scorecard } = await openScorecard();
    const ledger = page.getByRole('region', { name: 'What Colm held' });
    const rungs = scorecard.ledger?.facts.flatMap((fact) => fact.rungs) ?? [];
    const earned = rungs.filter(({ state }) => state === 'earned');
    const hidden = rungs.filter(({ state }) => state === 'hidden');
    expect(earned.length).toBeGreaterThan(0);
    expect(hidden.length).toBeGreaterThan(0);
    expect(await ledger.getByText('by asking at').count()).toBe(earned.filter(({ how }) => how === 'question').length);
    for (const { learned } of earned) expect(await ledger.getByText(learned).count()).toBeGreaterThan(0);
    for (const { learned } of hidden) expect(await ledger.getByText(learned, { exact: true }).count()).toBe(0);
    await ledger.getByRole('button', { name: 'Show what never surfaced' }).click();
    for (const { learned } of hidden) expect(await ledger.getByText(learned, { exact: true }).count()).toBe(1);
  });
});

describe('a replay', () => {
  it('[BROWSER23] begins with what was said until then, says so, and both outcomes stand on one line', async () => {
    const { page, api, events, scorecard, errors } = await openScorecard();
    const moment = scorecard.moments.at(-1)!;
    const card = page.getByRole('article', { name: moment.headline });
    await card.getByRole('button', { name: /^Replay from/ }).click();
    await page.waitForURL(/\/practice\//);
    const replay = new URL(page.url()).pathname.split('/').at(-1)!;
    const log = page.getByRole('log', { name: 'Transcript' });
    await page
      .getByText(/^Connected/)
      .first()
      .waitFor();
    const says = /^Replay from \d\d:\d\d of the session of today, \d\d:\d\d begins here$/;
    const begins = log.getByRole('listitem').filter({ hasText: says });
    await begins.waitFor();
    expect(await log.getByRole('listitem').last().textContent()).toMatch(says);
    const before = events.filter(({ seq, event }) => seq < moment.at.seq && event.kind === 'rep-turn');
    expect(before.length).toBeGreaterThan(0);
    for (const { event } of before) await log.getByText('text' in event ? event.text : '').waitFor();
    const lost = events.find(({ seq }) => seq === moment.at.seq)!.event;
    expect(await log.getByText('text' in lost ? lost.text : '').count()).toBe(0);

    const line = api.connect(browser.url(), replay);
    await line.hear('welcome');
    await line.converse('If you take three years, then you pay in four parts. Who has to see it?');
    line.send({ type: 'end' });
    await line.hear('event', (m) => m.event.kind === 'ended');
    await page.goto('/sessions');
    const row = page.getByRole('row', { name: /Replay from \d\d:\d\d of the session of today/ });
    expect(await row.getByRole('link').getAttribute('href')).toBe(`/sessions/${replay}`);
    for (const [here, other] of [
      [id, 'replay from'],
      [replay, 'the original'],
    ] as const) {
      await page.goto(`/sessions/${here}`);
      const outcomes = page.getByRole('paragraph').filter({ hasText: 'Also from this call:' });
      await outcomes.getByRole('link', { name: other, exact: false }).waitFor();
      expect(await outcomes.getByText('this session').count()).toBe(1);
    }
    expect(errors).toEqual([]);
  });
});

describe('on paper', () => {
  it('[BROWSER34] the scorecard is whole: score, timeline, moments, criteria, ledger, transcript and measurements, in ink on white, without the controls', async () => {
    const { page, scorecard, events } = await openScorecard();
    // A4 less its margins, at 96 px an inch
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = [
      page.getByRole('heading', { level: 1, name: scorecard.headline }),
      page.getByRole('group', { name: /^Overall \d+ out of 100/ }),
      page.getByRole('region', { name: /^Conversation timeline/ }),
      ...scorecard.moments.map(({ headline }) => page.getByRole('article', { name: headline })),
      ...scorecard.criteria.map(({ name }) => criteria(page).getByRole('rowheader', { name })),
      page.getByRole('region', { name: 'What Colm held' }),
      page.getByRole('region', { name: 'Transcript' }),
      page.getByRole('table', { name: 'All measurements' }),
      ...scorecard.measurements.map(({ name }) => page.getByRole('rowheader', { name, exact: true }).last()),
      // folded on the screen
      page.getByText(scorecard.moments.find(({ trap }) => trap !== null)!.trap!.why),
    ];
    for (const each of shown) expect(await each.isVisible(), String(each)).toBe(true);
    for (const { event } of events)
      if ('text' in event)
        expect(await page.getByRole('region', { name: 'Transcript' }).innerText()).toContain(event.text.slice(0, 40));
    for (const role of ['navigation', 'button', 'banner'] as const) {
      const all = await page.getByRole(role).all();
      for (const each of all) expect(await each.isVisible(), String(each)).toBe(false);
    }
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const timeline = page.getByRole('region', { name: /^Conversation timeline/ });
    expect(await timeline.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
    const colours = await page.evaluate(() =>
      [document.body, document.querySelector('h1')!].map((each) => getComputedStyle(each).color),
    );
    for (const colour of colours)
      expect(Math.max(...(colour.match(/\d+/g) ?? []).map(Number)), colour).toBeLessThan(90);
  });
});
