import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';

/** From a goal to an attempt at it, by the people whose it is. */

const browser = useBrowser();

it('[BROWSER35] a manager sets a goal and assigns practice for it; the rep is led to it, told who will see it, and both find the attempt', async () => {
  const manager = await browser.openAs('manager');
  const { page } = manager;
  await page.goto('/goals');
  await page.getByRole('heading', { name: 'Nobody of yours has an open goal.' }).waitFor();
  await page.getByLabel('For whom').selectOption({ label: 'Imogen Hart' });
  await page.getByLabel('What is measured').selectOption({ label: 'Objections met with a question first' });
  await page.getByText(/Nothing was measured in the last thirty days/).waitFor();
  await page.getByRole('button', { name: 'Set the goal' }).click();
  await page.getByText('Say the goal in a sentence.').waitFor();
  await page.getByLabel('The goal in a sentence').fill('Ask before you answer.');
  await page.getByLabel('Where they start from').fill('20');
  await page.getByLabel('Target').fill('60');
  await page.getByLabel('Target').blur();
  await expect.poll(() => page.getByLabel('After 30 days').inputValue()).toBe('33');
  await page.getByLabel('After 30 days').fill('30');
  await page.getByRole('button', { name: 'Set the goal' }).click();
  await page.getByRole('heading', { name: 'Ask before you answer.', level: 1 }).waitFor();
  await page.getByText('20%, as agreed; nothing was measured yet').waitFor();
  await page.getByText('30%', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Assign practice for it' }).click();
  await page.getByRole('heading', { name: 'New assignment' }).waitFor();
  await page.getByText('It serves a goal and is linked to it.').waitFor();
  expect(await page.getByLabel('For whom').inputValue()).toMatch(/^member:/);
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByText('Choose at least one scenario.').waitFor();
  await page.getByLabel(/^The night desk/).check();
  await page.getByLabel('Why, as the rep will read it').fill('You answer before you ask.');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByText('Assigned to Imogen Hart.').waitFor();

  const rep = await browser.openAs('rep');
  await rep.page.goto('/');
  await rep.page.getByRole('heading', { name: /“The night desk” is yours to practise by/, level: 1 }).waitFor();
  await rep.page.getByText('You answer before you ask.', { exact: true }).waitFor();
  await rep.page
    .getByRole('region', { name: 'Your goal' })
    .getByRole('link', { name: 'Ask before you answer.' })
    .waitFor();
  await rep.page.getByRole('link', { name: 'Read the brief and start “The night desk”' }).click();
  await rep.page.getByText('This is a declared attempt, open from its beginning to you, and:').waitFor();
  await rep.page.getByText('Stephen Reyes, manager of North').first().waitFor();
  expect(await rep.page.getByRole('radio').count()).toBe(1);
  await rep.page.getByRole('button', { name: 'Start' }).click();
  await rep.page.getByRole('log', { name: 'Transcript' }).waitFor();

  await page.goto('/assign');
  const asked = page.getByRole('article', { name: 'The night desk' });
  await asked.getByText(/1 of 2 runs/).waitFor();
  await asked.getByRole('link', { name: 'The goal it serves' }).click();
  await page.getByRole('heading', { name: 'Ask before you answer.', level: 1 }).waitFor();
  await page
    .getByRole('region', { name: 'Practice assigned for it' })
    .getByText(/1 of 2 runs/)
    .waitFor();

  await page.goto('/assign');
  await asked.getByRole('button', { name: 'Withdraw from Imogen Hart' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Nothing is open.').waitFor();
  expect([...manager.errors, ...rep.errors]).toEqual([]);
});
