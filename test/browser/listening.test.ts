import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { button, fill, inTrouble, look, provoked, still } from './story.ts';

/** A coach asks the listener what it hears, finds a mistake, and keeps it. One story, in order. */

const browser = useBrowser();

it('[WEB27] [WEB28] a turn is heard in its place, with the words it went by, and marked where it is wrong', async () => {
  const { page, errors } = await browser.openAs('coach', still);
  await page.goto('/');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Listener' }).click();
  await page.getByText('Nothing has been marked yet.').waitFor();
  await page.getByText('No second listener is configured. Set LISTENER_MODEL', { exact: false }).waitFor();
  await button(page, 'Hear it').click();
  await page.getByText('Write what was said.').waitFor();
  await look(page);

  await fill(page, 'What the other side said just before', 'Fifteen per cent off, by the end of September.');
  await fill(page, 'The turn', 'I am sorry about that. Who set the fifteen?');
  await button(page, 'Hear it').click();
  await page.getByRole('heading', { name: 'Heard', exact: true }).waitFor();
  await page.getByText('Open question', { exact: true }).waitFor();
  await button(page, 'Why, in turn 1').click();
  const why = page.getByRole('listitem').filter({ hasText: 'I am sorry about that.' }).last();
  await why.getByText('sorry', { exact: true }).first().waitFor();
  await look(page);

  await button(page, 'Heard wrong: Who set the fifteen?').click();
  expect(await page.getByRole('checkbox', { name: 'Open question', exact: true }).isChecked()).toBe(true);
  await page.getByRole('checkbox', { name: 'Open question', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Closed question', exact: true }).check();
  await look(page);
  const over = await inTrouble(page, '/api/listening/marks');
  await button(page, 'Keep the mark').click();
  await page.getByText('The mark wasn’t kept.').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Closed question', exact: true }).isChecked()).toBe(true);
  await over();
  await button(page, 'Keep the mark').click();
  await page.getByRole('status').getByText('The mark is kept.').waitFor();
  const table = page.getByRole('table', { name: /Sentences marked/ });
  await table.getByRole('rowheader', { name: 'Who set the fifteen?' }).waitFor();
  await look(page);

  const taken = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Take them along' }).click();
  expect((await taken).suggestedFilename()).toBe('marked.txt');
  await button(page, 'Remove the mark on Who set the fifteen?').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Nothing has been marked yet.').waitFor();
  expect(provoked(errors)).toEqual([]);
});

it('[WEB27] a whole call is heard, and one that can’t be read says where', async () => {
  const { page, errors } = await browser.openAs('manager', still);
  await page.goto('/listening');
  await page.getByRole('radio', { name: 'A whole call' }).check({ force: true });
  await fill(page, 'The transcript', 'Ines: Where shall we start?\nColm: Fifteen per cent. It is too expensive.');
  await fill(page, 'The rep’s name in it', 'Bob');
  await button(page, 'Hear it').click();
  await page.getByText('Line 1: "Bob" doesn’t speak in it', { exact: false }).waitFor();
  await fill(page, 'The rep’s name in it', 'Ines');
  await button(page, 'Hear it').click();
  await page.getByText('Objects: price').waitFor();
  await look(page);
  expect(errors.filter((each) => !/status of 422/.test(each))).toEqual([]);
});

it('[WEB27] there is no such page for a rep', async () => {
  const { page } = await browser.openAs('rep', still);
  await page.goto('/listening');
  await page.getByText('This page is for coaches, managers and admins.').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  expect(await page.getByRole('link', { name: 'Listener' }).count()).toBe(0);
});
