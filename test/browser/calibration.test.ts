import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from '../live/until.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { button, fill, inTrouble, look, provoked, still } from './story.ts';

/** Two people score the same calls blind, and the page says how far they agree. */

const browser = useBrowser();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const rateLinks = (page: Page) => page.getByRole('link', { name: /^Rate it: “The night desk” by Imogen Hart/ });

/** Gives every criterion of the form the same level. */
async function giveAll(page: Page, level: RegExp): Promise<void> {
  // groups of the page that was left are none of its
  const groups = page.getByRole('form', { name: 'Your rating' }).getByRole('group');
  await groups.first().waitFor();
  for (const group of await groups.all()) await group.getByRole('radio', { name: level }).check();
}

it('[COACH14] [COACH15] [COACH19] a coach makes a round, two rate it blind, and both read how far they agree', async () => {
  const rep = await browser.openAs('rep', still);
  const coach = await browser.openAs('coach', still);
  const manager = await browser.openAs('manager', still);
  const desk = coach.page;
  await desk.goto('/coaching');
  await desk.getByRole('link', { name: /Calibration$/ }).click();
  await desk.getByRole('heading', { name: 'Do two coaches score a call alike?' }).waitFor();
  await desk.getByRole('heading', { name: 'Make a round' }).click();
  await desk.getByText(/^A round is made of sessions that reps have shared/).waitFor();

  const sessions: string[] = [];
  for (const lines of [nightDeskCall.slice(0, 3), nightDeskCall]) {
    const session = await rehearse(browser.url(), rep.api, { lines, end: true });
    await rep.api.share(browser.url(), session);
    sessions.push(session);
  }
  await desk.reload();
  await desk.getByRole('heading', { name: 'Make a round' }).click();
  await button(desk, 'Make a round').click();
  await desk.getByText('Give the round a name.').waitFor();
  await desk.getByText('Choose at least one session.').waitFor();
  await desk.getByText('Choose two raters or more.').waitFor();
  expect(await focused(desk)).toBe('round-title');
  await fill(desk, 'What the round is called', 'December');
  for (const box of await desk.getByRole('checkbox', { name: /^The night desk by Imogen Hart/ }).all())
    await box.check();
  await desk.getByText(/^2 sessions chosen\./).waitFor();
  for (const name of ['Trading', 'Constraints', 'Accuracy', 'Next step'])
    await desk.getByRole('checkbox', { name, exact: true }).uncheck();
  await desk.getByRole('checkbox', { name: 'Stephen Reyes' }).check();
  await look(desk);
  const over = await inTrouble(desk, '/api/calibration');
  await button(desk, 'Make a round').click();
  await desk.getByText('The round wasn’t made.').waitFor();
  await over();
  await button(desk, 'Make a round').click();
  await desk.getByText('“December” is made, and its raters are told.').waitFor();
  expect(await focused(desk)).toBe('h-rounds');
  await desk.getByRole('heading', { name: '2 sessions wait for your rating' }).waitFor();
  await look(desk);

  // with the keyboard alone
  await rateLinks(desk).first().focus();
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: 'How did Imogen do in “The night desk”?' }).waitFor();
  const said = desk.getByRole('region', { name: 'Transcript' });
  await said.getByText(/^Your number first/).waitFor();
  expect(await said.getByText(/Counts for|Moves/).count()).toBe(0);
  await look(desk);
  await button(desk, 'Keep this rating').click();
  await desk.getByText('Choose a level, or write a whole number from 0 to 100.').first().waitFor();
  await until(async () => (await focused(desk)).startsWith('score-'));
  const [first, second] = await desk.getByRole('group').all();
  await first!.getByRole('radio', { name: /^Needs improvement, 0 to 59\. ./ }).focus();
  await desk.keyboard.press('ArrowDown');
  expect(await first!.getByRole('radio', { name: /^Good, 60 to 79\./ }).isChecked()).toBe(true);
  expect(await first!.getByRole('textbox').inputValue()).toBe('70');
  await second!.getByRole('textbox').fill('62');
  expect(await second!.getByRole('radio', { name: /^Good/ }).isChecked()).toBe(true);
  await desk.getByText('Every criterion has its score.').waitFor();
  // looked something up meanwhile
  await desk.reload();
  expect(await desk.getByRole('group').nth(1).getByRole('textbox').inputValue()).toBe('62');
  await button(desk, 'Keep this rating').focus();
  await desk.keyboard.press('Enter');
  await desk.getByText('Your rating is kept.').waitFor();
  expect(await focused(desk)).toBe('h-rating');
  await desk.getByRole('link', { name: /^Rate the next:/ }).click();
  await giveAll(desk, /^Excellent/);
  await button(desk, 'Keep this rating').click();
  await desk.getByText('You have rated every session of this round.').waitFor();
  await look(desk);

  await desk.goto('/calibration');
  await desk.getByText('You have rated all of it; others have still to.').waitFor();
  await desk.getByText('Agreement is told once a session has been rated by everybody.').waitFor();
  for (const session of sessions) {
    await desk.goto(`/sessions/${session}`);
    await desk
      .getByText(/You rate this session blind/)
      .first()
      .waitFor();
  }

  const other = manager.page;
  await other.goto('/');
  await other.getByRole('button', { name: /notice/i }).click();
  await other.getByRole('link', { name: /Rosalind Kemble asks you to rate 2 sessions blind: “December”/ }).click();
  await other.getByRole('heading', { name: '2 sessions wait for your rating' }).waitFor();
  await rateLinks(other).first().click();
  await giveAll(other, /^Good/);
  await button(other, 'Keep this rating').click();
  await other.getByRole('link', { name: /^Rate the next:/ }).click();
  await giveAll(other, /^Good/);
  await button(other, 'Keep this rating').click();
  await other.getByText('You have rated every session of this round.').waitFor();

  await desk.goto('/calibration');
  await desk.getByText('Every rating is in.').waitFor();
  await desk
    .getByText(/ICC −?\d\.\d\d, likely −?\d\.\d\d to \d\.\d\d/)
    .first()
    .waitFor();
  await desk.getByText('On 2 sessions.', { exact: false }).first().waitFor();
  await desk.getByText('Not settled', { exact: true }).first().waitFor();
  await desk.getByText('Sessions (2)').click();
  await desk
    .getByRole('button', { name: /^What it was given: “The night desk” by Imogen Hart/ })
    .last()
    .click();
  const given = desk.getByRole('table', { name: /^Scores of The night desk by rater/ });
  const row = given.getByRole('row').filter({ has: desk.getByRole('rowheader', { name: /^Composure/ }) });
  expect((await row.getByRole('cell').allTextContents()).slice(0, 2).toSorted()).toEqual(['70', '90']);
  await row.getByText('Levels differ').waitFor();
  await look(desk);
  await desk.goto(`/sessions/${sessions[0]}`);
  await desk.getByRole('table', { name: /Scores by criterion/ }).waitFor();
  expect(provoked([...coach.errors, ...manager.errors, ...rep.errors])).toEqual([]);
}, 240_000);

it('[COACH18] [COACH19] a round is ended after a question, and is no page for a rep', async () => {
  const { page } = await browser.openAs('coach', still);
  await page.goto('/calibration');
  await page.getByRole('heading', { name: 'Make a round' }).click();
  await fill(page, 'What the round is called', 'Too much');
  await page
    .getByRole('checkbox', { name: /^The night desk by Imogen Hart/ })
    .first()
    .check();
  await page.getByRole('checkbox', { name: 'Stephen Reyes' }).check();
  await button(page, 'Make a round').click();
  const end = button(page, 'End this round: “Too much”');
  await end.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go on rating' }).click();
  await end.click();
  await look(page);
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await page.getByText(/^Ended .*, before every rating was in\./).waitFor();
  expect(await end.count()).toBe(0);
  const rep = await browser.openAs('rep', still);
  await rep.page.goto('/calibration');
  await rep.page.getByRole('heading', { name: 'Calibration is for coaches and managers.' }).waitFor();
  expect(await rep.page.getByRole('link', { name: 'Calibration' }).count()).toBe(0);
}, 90_000);
