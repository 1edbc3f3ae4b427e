import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { button, look, provoked, still } from './story.ts';

/** What spares a manager who prepares a review reading, typing and dead ends. */

const browser = useBrowser();
const today = new Date().toISOString().slice(0, 10);
const aims = ['Stay level when they turn sharp.', 'Ask before you answer.'];

/** From the page, as its manager. */
async function setGoal(page: Page, member: string, says: string, review: string | null): Promise<void> {
  const goal = {
    ...{ member, says, what: 'criterion:composure', cause: 'skill', causeNote: '', baseline: 40, target: 99.5 },
    ...{ dueOn: dayAfter(today, 90), milestones: [], review },
  };
  const answer = await page.request.post('/api/goals', { data: goal, headers: { origin: browser.url() } });
  expect([answer.status(), await answer.text()]).toEqual([201, expect.any(String)]);
}

it('[REVIEW25] [REVIEW26] [REVIEW27] [REVIEW28] [REVIEW29] [REVIEW34] [REVIEW35] [REVIEW36] a manager prepares and shares a review by what it offers', async () => {
  const rep = await browser.openAs('rep', still);
  for (const lines of [nightDeskCall, nightDeskCall.slice(3)])
    await rep.api.share(browser.url(), await rehearse(browser.url(), rep.api, { lines, end: true }));
  const manager = await browser.openAs('manager', still);
  const { page } = manager;
  await page.goto('/reviews');
  await button(page, 'Begin a review of Imogen Hart').click();
  await button(page, 'Begin').click();
  await page.getByRole('heading', { level: 1, name: 'Imogen Hart' }).waitFor();
  const review = page.url();
  await page.getByText('0 of 5 sections of yours written').waitFor();

  // the list leads to it
  await page.goto('/reviews');
  const row = page.getByRole('row', { name: /^Imogen Hart/ });
  expect(await row.getByRole('button').count()).toBe(0);
  await row.getByRole('link', { name: 'Open the draft of Imogen Hart' }).click();
  await page.waitForURL(review);

  const day = dayAfter(today, 5);
  await page.getByLabel('Meeting', { exact: true }).fill(day);
  await expect
    .poll(async () => {
      const seen = await page.request.get(`/api/reviews/${review.split('/').at(-1)}`);
      return ((await seen.json()) as { meetingOn: string }).meetingOn;
    })
    .toBe(day);

  // strengths and weaknesses stand apart, and a strength is one click too
  const well = page.getByRole('region', { name: 'Start with what went well' });
  await well.getByText('Overall', { exact: true }).waitFor();
  expect(await well.getByText(/^(Weakest|Compliance flags)$/).count()).toBe(0);
  await well.getByRole('button', { name: /^Add this: A moment that helped/ }).click();
  await well.getByRole('button', { name: /^Remove: A moment that helped/ }).waitFor();
  await page.getByText('1 of 5 sections of yours written').waitFor();
  await well.getByRole('button', { name: /^Edit: A moment that helped/ }).click();
  await well.getByLabel('Words of this point').fill('You asked before you offered.');
  await well.getByRole('button', { name: 'Save', exact: true }).click();
  await well.getByRole('button', { name: 'Remove: You asked before you offered.' }).click();
  await page.getByText('0 of 5 sections of yours written').waitFor();

  // an improvement with one click
  const improve = page.getByRole('region', { name: 'What to improve' });
  const suggested = improve.getByRole('region', { name: 'What the evidence suggests' });
  await improve.getByText('Weakest', { exact: true }).waitFor();
  await suggested.getByText(/is the weakest in this period: \d+/).waitFor();
  await look(page);
  while ((await suggested.count()) > 0) {
    const before = await suggested.getByRole('listitem').count();
    await suggested
      .getByRole('button', { name: /^Add this: / })
      .first()
      .click();
    await expect.poll(() => suggested.getByRole('listitem').count()).toBe(before - 1);
  }
  await improve.getByText('Checked: the rep has seen something of every point here.').waitFor();
  await page.getByText('1 of 5 sections of yours written').waitFor();

  // the levels with one click
  const views = page.getByRole('region', { name: 'Two views' });
  await views.getByText('What Imogen says: not shared yet.').waitFor();
  await views.getByText('Say them one by one').click();
  await views.getByRole('row', { name: /not shared yet/ }).waitFor();
  const level = views.getByLabel(/^Your level for /).first();
  expect(await level.inputValue()).toBe('');
  expect(await level.locator('option').first().textContent()).toMatch(/^Proposed: /);
  await button(page, 'Take these over').click();
  await expect.poll(() => level.inputValue()).not.toBe('');
  await page.getByText('2 of 5 sections of yours written').waitFor();
  expect(await button(page, 'Take these over').count()).toBe(0);

  // goals: one agreed outside a review is taken up; with two there is no room for a third
  const plan = page.getByRole('region', { name: 'Action plan' });
  const member = new URL(await hrefOf(plan.getByRole('link', { name: 'Add a goal' })), review).searchParams.get(
    'member',
  );
  for (const says of aims) await setGoal(page, member ?? '', says, null);
  await page.reload();
  await plan.getByText('Imogen works on two goals, the most there can be at a time', { exact: false }).waitFor();
  expect(await plan.getByRole('link', { name: 'Add a goal' }).count()).toBe(0);
  expect(
    await plan.getByRole('paragraph').filter({ hasText: 'close one of them first' }).getByRole('link').count(),
  ).toBe(2);
  await plan.getByRole('button', { name: `Take it up in this review: ${aims[0]}` }).click();
  await plan.getByRole('table', { name: 'Goals of this review' }).getByRole('link', { name: aims[0] }).waitFor();
  await page.getByText('3 of 5 sections of yours written').waitFor();
  await look(page);

  // whoever looks at a session comes back to where they were
  const open = page.getByRole('link', { name: /^Open at / }).first();
  await open.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(400);
  const left = await page.evaluate(() => scrollY);
  await open.click();
  await page.waitForURL('**/sessions/**');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Imogen Hart' }).waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
  await open.click();
  await page.waitForURL('**/sessions/**');
  await page.getByRole('link', { name: 'Back to the review' }).click();
  await page.waitForURL(review);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
  // once: what they do from then on is read where they do it
  const meeting = page.getByLabel('Meeting', { exact: true });
  const readAgain = page.waitForResponse(
    (answer) => answer.request().method() === 'GET' && answer.url().endsWith(`/api${new URL(review).pathname}`),
  );
  await meeting.fill(dayAfter(today, 6));
  await readAgain;
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  expect(await isInView(meeting)).toBe(true);

  // progress moves as it is saved
  const growth = page.getByRole('region', { name: 'Growth and the next step' });
  await growth.getByRole('textbox', { name: 'Your words' }).fill('Larger accounts.');
  await page.getByText('4 of 5 sections of yours written').waitFor();

  await button(page, 'Share with Imogen').click();
  const asked = page.getByRole('dialog');
  await asked.getByText('Still empty: Start with what went well.', { exact: false }).waitFor();
  await asked.getByText('Imogen is told, and can read it from then on.', { exact: false }).waitFor();
  await asked.getByRole('button', { name: 'Share with Imogen' }).click();
  const told = page.getByText('Shared. Imogen has been told and can read it now.');
  await told.waitFor();
  await expect.poll(() => isInView(told)).toBe(true);
  await views.getByText(/criteri(on|a) neither of you said anything on/).waitFor();
  expect(await page.getByText('sections of yours written').count()).toBe(0);
  await look(page);
  await rep.page.goto(review);
  await rep.page.getByRole('table', { name: 'Goals of this review' }).getByRole('link', { name: aims[0] }).click();
  await rep.page.getByRole('link', { name: 'The review it came from' }).click();
  await rep.page.waitForURL(review);
  await rep.page.getByRole('heading', { level: 1, name: 'Imogen Hart' }).waitFor();
  await rep.page.getByText('Weakest', { exact: true }).waitFor();
  await look(rep.page);
  expect(provoked([...manager.errors, ...rep.errors])).toEqual([]);
}, 240_000);

/** Whether the whole of it stands in the window. */
const isInView = (at: Locator) =>
  at.evaluate((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const hrefOf = async (link: ReturnType<Page['getByRole']>) => (await link.getAttribute('href')) ?? '';
