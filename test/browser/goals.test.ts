import { expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { useBrowser } from './browser.ts';
import { button, look, still } from './story.ts';

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

/** Imogen's open goals as they would be after eight weeks of practice at the target, and as many more as are wanted. */
async function atTarget(baselineDaysAgo: number): Promise<void> {
  const sql = openClient(browser.database().url, { max: 1 });
  const ago = new Date(Date.now() - baselineDaysAgo * 86_400_000);
  const progress = {
    ...{ state: 'on track', value: 0.7, low: 0.55, high: 0.85, sessions: 5, judgedBy: 'since set', sure: 0.999 },
    ...{ spread: { sem: 0.17, df: 20 }, stuck: false, more: 3, at: new Date().toISOString() },
  };
  await sql`update goal set made_at = ${ago}, set_on = ${ago.toISOString().slice(0, 10)},
    progress = ${JSON.stringify(progress)}::text::jsonb where says = 'Ask before you answer.'`;
  await sql.end();
}

it('[GOAL19] [GOAL20] where two goals are open the form says so and leads to them; one at its target says what is missing, and a click assigns the call that shows it', async () => {
  const rep = await browser.openAs('rep', still);
  await rep.api.begin(browser.url());
  const { page, errors } = await browser.openAs('manager', still);
  await page.goto('/goals');
  const choose = async (what: string) => {
    await page.getByLabel('For whom').selectOption({ label: 'Imogen Hart' });
    await page.getByLabel('What is measured').selectOption({ label: what });
  };
  await choose('Required disclosures made');
  await page.getByText(/What a coach would have them do: “Say the required sentence before the subject/).waitFor();
  expect(await page.getByText('Answer an objection with a question before anything else').count()).toBe(0);
  const tops = await Promise.all(
    ['goal-target', 'goal-due'].map(async (id) => (await page.locator(`#${id}`).boundingBox())!.y),
  );
  expect(Math.abs(tops[0]! - tops[1]!)).toBeLessThan(1);
  await page.getByLabel('The goal in a sentence').fill('Say the sentence before the subject.');
  await page.getByLabel('Where they start from').fill('50');
  await page.locator('#goal-target').fill('90');
  await button(page, 'Set the goal').click();
  await page.getByRole('heading', { name: 'Say the sentence before the subject.', level: 1 }).waitFor();

  await atTarget(20);
  await page.goto('/goals');
  await page.getByLabel('For whom').selectOption({ label: 'Imogen Hart' });
  await page.getByText('Imogen Hart has two open goals, and more than that scatters practice.').waitFor();
  expect(await page.getByLabel('What is measured').count()).toBe(0);
  expect(await button(page, 'Set the goal').count()).toBe(0);
  await look(page);
  const full = page.getByRole('status').filter({ hasText: 'two open goals' });
  await full.getByRole('link', { name: 'Say the sentence before the subject.' }).waitFor();
  await full.getByRole('link', { name: 'Ask before you answer.' }).click();

  const missing = page.getByRole('region', { name: 'What is missing for it to be met' });
  await missing.getByText(/The mean is 70%, at the target of 60%, .* 3 more sessions like these would do\./).waitFor();
  await missing.getByText(/that reaches the target: from \w+ \d+ \w+ on, thirty days after the baseline\./).waitFor();
  expect(await missing.getByRole('button').count()).toBe(0);

  await atTarget(56);
  await page.reload();
  await missing.getByText(/so it counts from now on\./).waitFor();
  await look(page);
  await missing.getByRole('button', { name: 'Assign “Half past five”' }).click();
  await missing.getByText('“Half past five” is assigned for it.', { exact: false }).waitFor();
  const asked = page.getByRole('region', { name: 'Practice assigned for it' });
  await asked
    .getByRole('article', { name: 'Half past five' })
    .getByText(/0 of 1 run/)
    .waitFor();
  await rep.page.goto('/goals');
  await rep.page
    .getByRole('main')
    .getByText(/You are where this goal was to take you\./)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
});
