import { describe, expect, it } from 'vitest';
import { until } from '../live/until.ts';
import { overflowOf, violationsOf } from './axe.ts';
import { say, useBrowser } from './browser.ts';

/** A coach watches a live session and writes to its rep. */

const browser = useBrowser();

describe('a session its rep let be watched', () => {
  it('[REP14] [REP15] [REP17] [REP19] is followed live, with a hint that the rep alone gets, until the rep ends it', async () => {
    const rep = await browser.openAs('rep', { reducedMotion: true });
    const coach = await browser.openAs('coach', { reducedMotion: true });
    await rep.page.goto('/scenarios/night-desk');
    const leave = rep.page.getByRole('checkbox', { name: /Let them watch live/ });
    expect(await leave.isChecked()).toBe(false);
    await leave.check();
    await rep.page.getByRole('button', { name: 'Start' }).click();
    const log = rep.page.getByRole('log', { name: 'Transcript' });
    await log.getByText('Colm Varley').first().waitFor();

    await coach.page.goto('/shared');
    await coach.page.getByRole('link', { name: /^Watch Imogen Hart/ }).click();
    const followed = coach.page.getByRole('log', { name: 'Transcript' });
    await followed.getByText('Colm Varley').first().waitFor();
    await rep.page
      .getByRole('status')
      .filter({ hasText: /is watching/ })
      .waitFor();

    await say(rep.page, 'Who set the fifteen, and is it only us?');
    await followed.getByText('Who set the fifteen, and is it only us?').waitFor();
    // word by word: what stands there grows, and is then read out as a whole
    const last = followed.getByRole('listitem', { includeHidden: true }).last();
    const lengths = new Set<number>();
    await until(async () => {
      if ((await last.getAttribute('aria-hidden')) === 'true') lengths.add((await last.textContent())?.length ?? 0);
      return lengths.size > 3;
    });
    await until(async () => (await last.getAttribute('aria-hidden')) === null);
    expect(await coach.page.getByText(/mood|patience/i).count()).toBe(0);

    await coach.page.getByRole('textbox', { name: 'A hint for the rep alone' }).fill('Ask what it is counted in.');
    await coach.page.getByRole('button', { name: 'Send the hint' }).click();
    await log.getByText(/^Hint from .*: Ask what it is counted in\.$/).waitFor();
    await followed.getByText(/Ask what it is counted in/).waitFor();
    for (const { page } of [rep, coach]) {
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflowOf(page)).toBe(0);
    }

    await rep.page.getByRole('button', { name: 'Stop being watched' }).click();
    await coach.page.getByText('You can’t watch this session any longer.').waitFor();
    await rep.page.getByRole('button', { name: 'Stop being watched' }).waitFor({ state: 'detached' });
    // the call itself went on all the while
    await say(rep.page, 'What does it have to be counted in?');
    expect([...rep.errors, ...coach.errors]).toEqual([]);
  }, 90_000);
});
