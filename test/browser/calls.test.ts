import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { look, still } from './story.ts';

/** From a transcript to what was found in it, as those who have to do with it go. */

const browser = useBrowser();
const said = `Imogen: What would have to be true for you to change the night desk?
Speaker 2: Honestly the price is too high, and we pay less today.
Imogen: That is a fair worry. Who set the fifteen?
Speaker 2: Our finance director, in spring.
Imogen: Shall I send you the figures by Friday?`;

it('[WEB31] a manager imports a call, reads what was found in it, and its rep is told and sees who opened it', async () => {
  const manager = await browser.openAs('manager', still);
  const { page } = manager;
  await page.goto('/calls');
  await page.getByText('No call has been imported yet.').waitFor();
  await look(page);
  await page.getByLabel('Files').setInputFiles([
    { name: 'monday.txt', mimeType: 'text/plain', buffer: Buffer.from(said) },
    { name: 'broken.txt', mimeType: 'text/plain', buffer: Buffer.from('no name in it') },
  ]);
  await page.getByText('It is left out.').waitFor();
  await page.getByLabel('Whose call is monday.txt?').selectOption({ label: 'Imogen Hart' });
  await page.getByLabel('Who is the rep in monday.txt?').selectOption('Imogen');
  await page.getByLabel('Who is “Speaker 2”?').fill('Mr Voss');
  await page.getByRole('button', { name: 'Import 1 call' }).click();
  await page.getByText('Confirm that everyone agreed', { exact: false }).waitFor();
  await look(page);
  await page.getByRole('checkbox', { name: /agreed/ }).check();
  await page.getByRole('button', { name: 'Import 1 call' }).click();
  await page.getByText('1 call is imported and being scored.').waitFor();
  const row = page.getByRole('row', { name: /monday.txt/ });
  await row.getByText('Imogen Hart').waitFor();
  await row.getByText('Being scored').waitFor({ state: 'detached' });
  await page.getByLabel('Rep', { exact: true }).selectOption({ label: 'Imogen Hart' });
  await page.getByRole('heading', { name: 'How many calls are enough?' }).waitFor();
  await look(page);
  await page.getByRole('link', { name: 'monday.txt' }).click();
  await page.getByRole('heading', { name: 'Transcript' }).waitFor();
  await page.getByText('Mr Voss').first().waitFor();
  await page.getByRole('rowheader', { name: /Discovery/ }).waitFor();
  await look(page);

  const rep = await browser.openAs('rep', { ...still, width: 390, height: 844 });
  await rep.page.goto('/');
  // the week's digest may have been told beside it
  const bell = rep.page.getByRole('button', { name: /^Notices, \d unread$/ });
  const unread = Number(/\d/.exec((await bell.innerText()).trim())?.[0]);
  await bell.click();
  await look(rep.page);
  await rep.page
    .getByRole('region', { name: 'Notices' })
    .getByRole('link', { name: /“monday.txt”/ })
    .click();
  await rep.page.getByText('Stephen Reyes, manager', { exact: false }).waitFor();
  const left = unread === 1 ? 'Notices' : `Notices, ${unread - 1} unread`;
  await rep.page.getByRole('button', { name: left, exact: true }).waitFor();
  await look(rep.page);
  expect([...manager.errors, ...rep.errors]).toEqual([]);
}, 120_000);
