import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { button, look, provoked, still } from './story.ts';

/** A rubric from what it was to what the next session is scored by. */

const browser = useBrowser();

const calm = 'Calm';
const words = {
  'What it is there for': 'Heat on their side is a test of yours.',
  'Needs improvement, in words': 'The call got louder.',
  'Good, in words': 'You stayed as you were.',
  'Excellent, in words': 'They got quieter too.',
};

const group = (page: Page, name: string | RegExp) => page.getByRole('group', { name });
const counted = (page: Page, name: string) =>
  page.getByRole('table', { name: /What each criterion counts/ }).getByRole('row', { name: new RegExp(`^${name}`) });

async function practised(): Promise<string> {
  const rep = await browser.openAs('rep', still);
  const id = await rehearse(browser.url(), rep.api, { lines: nightDeskCall, end: true });
  await rep.api.share(browser.url(), id);
  return id;
}

it('[WEB34] a manager adds a criterion and removes one, sees past sessions by it, and the next scorecard is by it', async () => {
  const before = await practised();
  const manager = await browser.openAs('manager', still);
  const { page } = manager;
  await page.goto('/rubrics');
  await page.getByRole('link', { name: 'Hostile procurement' }).click();
  await page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  const names = await page
    .getByRole('group')
    .getByLabel('Name', { exact: true })
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  const gone = names.at(-1)!;

  // an empty one, which lacks everything
  await page.getByLabel('Add a criterion').selectOption({ label: 'An empty one' });
  await button(page, 'Add the criterion').click();
  const added = group(page, /The new criterion/);
  await added.getByLabel('Name', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^own-.*--name$/);
  await button(page, 'Preview on past sessions').click();
  await page.getByText('things to mend first', { exact: false }).waitFor();
  await added.getByText('Name it in up to 40 characters.').waitFor();
  await added.getByText('choose what it is measured by', { exact: false }).waitFor();
  await look(page);

  await added.getByLabel('Name', { exact: true }).fill(calm);
  const own = group(page, /^Calm/);
  for (const [label, says] of Object.entries(words)) await own.getByLabel(label).fill(says);
  await own.getByLabel('Add a measurement to Calm').selectOption({ label: 'Longest turn in words' });
  await own.getByRole('button', { name: 'Add the measurement to Calm' }).click();
  // the catalogue's coaching action is there to begin with
  expect(await own.getByLabel('What a coach would have the rep do').inputValue()).not.toBe('');
  const anchors = own.getByLabel(/^Anchors of Longest turn/);
  await anchors.fill('30:95 soon');
  await own.getByText('Write anchors as value:score pairs', { exact: false }).waitFor();
  await own.getByLabel('Weight', { exact: true }).fill('25');

  // what is typed is there after a reload, what is wrong with it too
  await page.reload();
  await page.getByText('Your draft is saved', { exact: false }).waitFor();
  expect(await anchors.inputValue()).toBe('30:95 soon');
  await anchors.fill('30:95 70:80 110:55 200:10');

  const others = names.filter((name) => name !== gone);
  await button(page, `Remove ${gone}`).click();
  const asked = page.getByRole('dialog', { name: `Remove ${gone}?` });
  await asked.getByText('The others then count:').waitFor();
  await asked.getByText(new RegExp(`^${others[0]} \\d+%$`)).waitFor();
  await look(page);
  await asked.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText(`${gone} is removed from the draft.`).waitFor();
  await counted(page, gone).getByText('Removed').waitFor();
  await counted(page, calm).getByText('Added').waitFor();
  const shares = await page
    .getByRole('table', { name: /What each criterion counts/ })
    .locator('tbody tr td:nth-of-type(2)')
    .allInnerTexts();
  const whole = shares.filter((each) => each.endsWith('%')).reduce((sum, each) => sum + Number.parseInt(each, 10), 0);
  expect(Math.abs(whole - 100)).toBeLessThanOrEqual(shares.length / 2);

  await button(page, 'Propose thresholds').click();
  await page.getByText('Longest turn in words, in Calm', { exact: true }).waitFor();
  await button(page, 'Preview on past sessions').click();
  const session = page.getByRole('row', { name: /Imogen Hart/ });
  await session.getByText(/Calm added: \d+/).waitFor();
  await session.getByText(new RegExp(`${gone} removed: was`)).waitFor();

  await button(page, 'Publish version 2').click();
  await page.getByText('Say what was changed, and why.').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');
  await page.getByLabel('What was changed, and why').fill('Calm counts from now on.');
  await button(page, 'Publish version 2').click();
  await page.getByText('Version 2 is in force for sessions that start from now on.').waitFor();
  await page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  await page.getByText('Calm counts from now on.').waitFor();

  const rep = await browser.openAs('rep', still);
  await rep.page.goto('/scenarios/night-desk');
  await rep.page.getByText(words['What it is there for']).waitFor({ state: 'attached' });
  const after = await practised();
  const criteria = async (id: string) => {
    await rep.page.goto(`/sessions/${id}`);
    const region = rep.page.getByRole('region', { name: 'Criteria' });
    await region.waitFor();
    return region.innerText();
  };
  const [then, now] = [await criteria(before), await criteria(after)];
  expect(then).toContain('version 1');
  expect(then).toContain(gone);
  expect(then).not.toContain(calm);
  expect(now).toContain('version 2');
  expect(now).toContain(calm);
  expect(now).not.toContain(gone);
  expect([...provoked(manager.errors), ...rep.errors]).toEqual([]);
}, 240_000);
