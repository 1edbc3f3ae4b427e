import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { RubricView } from '../../server/protocol/rubric-view.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { button, inTrouble, look, provoked, still } from './story.ts';

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

const editor = '/rubrics/executive-roi';
const draftOf = async (page: Page) => {
  const view = RubricView.parse(await (await page.request.get(`/api${editor}`)).json());
  return { title: view.draft?.form.title ?? null, view };
};
const hasFocus = (page: Page, says: string | RegExp) =>
  expect.poll(() => page.locator(':focus').innerText()).toMatch(says);

it('[RUBRIC11] [BROWSER38] a draft gone on with on another machine is not overwritten: its author sees what differs and chooses', async () => {
  const laptop = await browser.openAs('manager', still);
  const desk = await browser.openAs('manager', still);
  const title = (page: Page) => page.getByLabel('Title', { exact: true });
  const chooses = (page: Page) => page.getByRole('alert').filter({ hasText: 'saved elsewhere' });
  await laptop.page.goto(editor);
  await laptop.page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  const offline = await inTrouble(laptop.page, '/draft');
  await title(laptop.page).fill('Typed on the train');
  await laptop.page.getByText('isn’t saved on the server yet', { exact: false }).waitFor();

  await desk.page.goto(editor);
  await title(desk.page).fill('Gone on at the desk');
  await group(desk.page, /^Their economics/)
    .getByLabel('Weight', { exact: true })
    .fill('31');
  await desk.page.getByText('Your draft is saved', { exact: false }).waitFor();
  await expect
    .poll(async () => (await draftOf(desk.page)).view.draft?.form.criteria.map(({ weight }) => weight))
    .toContain('31');

  await offline();
  await laptop.page.reload();
  await chooses(laptop.page).waitFor();
  const row = (name: RegExp) => chooses(laptop.page).getByRole('row', { name });
  await row(/Typed on the train/)
    .getByText('Gone on at the desk')
    .waitFor();
  await row(/^Their economics: weight/)
    .getByText('31', { exact: true })
    .waitFor();
  expect(await title(laptop.page).inputValue()).toBe('Typed on the train');
  expect((await draftOf(laptop.page)).title).toBe('Gone on at the desk');
  await look(laptop.page);

  // typing on saves nothing, and neither does publishing end what stands
  await title(laptop.page).fill('Typed on the train, and more');
  await laptop.page.getByLabel('What was changed, and why').fill('A better name.');
  await button(laptop.page, /^Publish version/).click();
  await laptop.page.getByText('It wasn’t published.', { exact: false }).waitFor();
  expect((await draftOf(laptop.page)).title).toBe('Gone on at the desk');

  await button(laptop.page, 'Take what was saved elsewhere').click();
  await expect.poll(() => title(laptop.page).inputValue()).toBe('Gone on at the desk');
  await hasFocus(laptop.page, 'edit the rubric');
  expect(await chooses(laptop.page).count()).toBe(0);

  await title(laptop.page).fill('Chosen on the train');
  await expect.poll(async () => (await draftOf(laptop.page)).title).toBe('Chosen on the train');
  await title(desk.page).fill('Kept at the desk');
  await button(desk.page, 'Keep what stands here').click();
  await hasFocus(desk.page, 'Your draft is saved');
  await expect.poll(async () => (await draftOf(desk.page)).title).toBe('Kept at the desk');

  // discarded elsewhere, it isn't begun anew unasked
  await button(desk.page, 'Discard the draft').click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
  await hasFocus(desk.page, 'edit the rubric');
  await title(laptop.page).fill('Still here');
  await laptop.page.getByText('was published or discarded elsewhere', { exact: false }).waitFor();
  await look(laptop.page);
  await button(laptop.page, 'Load the version in force').click();
  await laptop.page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  expect((await draftOf(laptop.page)).title).toBeNull();
  expect([...provoked(laptop.errors), ...provoked(desk.errors)]).toEqual([]);
}, 180_000);

it('[RUBRIC11] a save whose answer never came is no other draft', async () => {
  const { page, errors } = await browser.openAs('manager', still);
  await page.goto(editor);
  await page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  // it arrives, and the answer is lost
  await page.route('**/draft', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByLabel('Title', { exact: true }).fill('Sent once');
  await page.getByText('isn’t saved on the server yet', { exact: false }).waitFor();
  expect((await draftOf(page)).title).toBe('Sent once');
  await page.unroute('**/draft');
  await page.getByLabel('Title', { exact: true }).fill('Sent once, and gone on with');
  await page.getByText('Your draft is saved', { exact: false }).waitFor();
  await expect.poll(async () => (await draftOf(page)).title).toBe('Sent once, and gone on with');
  await button(page, 'Discard the draft').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
  await page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  expect(provoked(errors).filter((each) => !/ERR_CONNECTION_RESET/.test(each))).toEqual([]);
}, 60_000);

it('[BROWSER38] a measurement that is removed, a draft saved again or taken to a newer version leave the focus at what they say', async () => {
  const { page, errors } = await browser.openAs('manager', still);
  await page.goto(editor);
  await page.getByText('Nothing is changed yet.', { exact: false }).waitFor();
  const first = page
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: /^Remove .+, in / }) })
    .first();
  const remove = first.getByRole('button', { name: /^Remove .+, in / }).first();
  const [, measure] = /^Remove (.+), in /.exec((await remove.getAttribute('aria-label'))!)!;
  await remove.click();
  await page.getByRole('status').getByText(`${measure} is removed from`, { exact: false }).waitFor();
  await hasFocus(page, 'Measured by');
  expect(await first.locator(':focus').count()).toBe(1);

  const over = await inTrouble(page, '/draft');
  await page.getByLabel('Title', { exact: true }).fill('Not yet there');
  const again = button(page, 'Save again');
  await again.waitFor();
  await over();
  await again.click();
  await hasFocus(page, 'Your draft is saved');

  const admin = await browser.openAs('admin', still);
  const { view } = await draftOf(admin.page);
  const { version } = view.rubric;
  const published = await admin.page.request.post(`/api${editor}/publish`, {
    data: { basedOn: version, rubric: view.rubric, note: 'As it was.' },
  });
  expect(published.status()).toBe(201);
  await page.reload();
  await button(page, `Go on from version ${version + 1}`).click();
  await hasFocus(page, 'Your draft is saved');
  await expect.poll(async () => (await draftOf(page)).view.draft?.basedOn).toBe(version + 1);
  expect([...provoked(errors), ...admin.errors]).toEqual([]);
}, 90_000);
