import { expect, it } from 'vitest';
import { CallChoices, CallsMade } from '../../server/protocol/call-view.ts';
import { useBrowser } from './browser.ts';
import { heldBack, inTrouble, look, provoked, still } from './story.ts';

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
  // there is one Imogen in the team, and she speaks in it
  const whose = page.getByLabel('Whose call is monday.txt?');
  expect(await whose.locator('option:checked').innerText()).toBe('Imogen Hart');
  expect(await page.getByLabel('Who is the rep in monday.txt?').inputValue()).toBe('Imogen');
  await whose.selectOption({ label: 'Choose a rep' });
  await page.getByLabel('Who is “Speaker 2”?').fill('Mr Voss');
  await page.getByRole('button', { name: 'Import 1 call' }).click();
  await page.getByText('Confirm that everyone agreed', { exact: false }).waitFor();
  await page.getByText('Choose whose call it was.').waitFor();
  await whose.selectOption({ label: 'Imogen Hart' });
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

const another = (n: number) => said.replace('the night desk', `night desk ${n}`);
const fileOf = (name: string, bytes: Buffer | string) => ({
  ...{ name, mimeType: 'text/plain', buffer: Buffer.from(bytes as string) },
});

it('[CALL10] many files go in by picker and by drop, each with its own trouble, and what failed is tried again alone', async () => {
  const coach = await browser.openAs('coach', still);
  const { page } = coach;
  await page.goto('/calls');
  const files = page.getByRole('list', { name: 'Chosen transcripts' });
  const item = (name: string) => files.getByRole('listitem').filter({ hasText: name });
  await page
    .getByLabel('Files')
    .setInputFiles([
      fileOf('first.txt', another(1)),
      fileOf('times.vtt', 'WEBVTT\n\n00:00 --> soon\nHello'),
      fileOf('alone.txt', 'Imogen: Hello.\nImogen: Anybody there?'),
      fileOf('older.txt', Buffer.from(another(2).replace('Our finance', 'Größe, our finance'), 'latin1')),
      fileOf('long.txt', Buffer.alloc(2_000_001, 97)),
    ]);
  await item('times.vtt').getByText('Line 3:', { exact: false }).waitFor();
  await item('alone.txt').getByText('the other side is missing', { exact: false }).waitFor();
  await item('long.txt').getByText('larger than 2 MB', { exact: false }).waitFor();
  await item('older.txt').getByText('read as Windows-1252', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Leave out long.txt' }).click();
  await item('long.txt').waitFor({ state: 'detached' });

  // dropped beside those that were chosen
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return data;
  }, another(3));
  await page.getByRole('region', { name: 'Drop transcripts here' }).dispatchEvent('drop', { dataTransfer: dropped });
  await item('dropped.txt').getByText('Read', { exact: true }).waitFor();
  await item('first.txt').waitFor();
  await look(page);

  // the second of them meets a server in trouble
  let nth = 0;
  const inTrouble = /\/api\/calls$/;
  await page.route(inTrouble, (route) =>
    route.request().method() === 'POST' && ++nth === 2
      ? route.fulfill({ status: 503, json: { code: 'x', message: 'Try that again in a moment.', retryable: true } })
      : route.fallback(),
  );
  await page.getByRole('checkbox', { name: /agreed/ }).check();
  await page.getByRole('button', { name: 'Import 3 calls' }).click();
  await page.getByText('2 calls are imported and being scored. 1 file is not', { exact: false }).waitFor();
  await item('older.txt').getByText('Not imported. Try that again in a moment.').waitFor();
  await item('first.txt').getByRole('link', { name: 'Imported: open the call' }).waitFor();
  await page.unroute(inTrouble);
  await page.getByRole('button', { name: 'Import 1 call' }).click();
  await page.getByText('1 call is imported and being scored.').waitFor();
  await item('older.txt').getByRole('link', { name: 'Imported: open the call' }).waitFor();
  expect(coach.errors.filter((each) => !/503/.test(each))).toEqual([]);
}, 120_000);

it('[CALL14] [BROWSER38] what is left out while others are imported stays out, is said, and the focus goes on to its neighbour', async () => {
  const manager = await browser.openAs('manager', still);
  const { page } = manager;
  await page.goto('/calls');
  const item = (name: string) =>
    page.getByRole('list', { name: 'Chosen transcripts' }).getByRole('listitem').filter({ hasText: name });
  const hasFocus = (name: string) => expect.poll(() => page.locator(':focus').innerText()).toContain(name);
  const over = await inTrouble(page, '/api/calls/read');
  await page.getByLabel('Files').setInputFiles([fileOf('again.txt', another(4))]);
  await item('again.txt').getByText('Something went wrong on the server.', { exact: false }).waitFor();
  await over();
  await page.getByRole('button', { name: 'Read it again: again.txt' }).click();
  await hasFocus('again.txt');
  await item('again.txt').getByText('Read', { exact: true }).waitFor();
  await page
    .getByLabel('Files')
    .setInputFiles([fileOf('out.txt', another(5)), fileOf('last.txt', another(6)), fileOf('bad.txt', 'nobody')]);
  await item('bad.txt').getByText('It is left out.').waitFor();
  await page.getByRole('button', { name: 'Leave out bad.txt' }).click();
  await page.getByRole('status').getByText('bad.txt is left out.').waitFor();
  await hasFocus('last.txt');

  await page.getByRole('checkbox', { name: /agreed/ }).check();
  const release = await heldBack(page, '/api/calls');
  await page.getByRole('button', { name: 'Import 3 calls' }).click();
  await item('again.txt').getByText('Importing…').waitFor();
  await page.getByRole('button', { name: 'Leave out out.txt' }).click();
  await page.getByRole('status').getByText('out.txt is left out.').waitFor();
  await hasFocus('last.txt');
  release();
  await page.getByText('2 calls are imported and being scored.', { exact: true }).waitFor();
  const listed = await (await page.request.get('/api/calls')).text();
  expect(['again.txt', 'out.txt', 'last.txt'].filter((name) => listed.includes(name))).toEqual([
    'again.txt',
    'last.txt',
  ]);

  // with nothing left beside it the focus goes to where others are chosen
  await page.getByLabel('Files').setInputFiles([fileOf('alone.txt', another(7))]);
  await item('again.txt').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Leave out alone.txt' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('files');
  expect(provoked(manager.errors)).toEqual([]);
}, 120_000);

const talk = `[00:05] Voss: You wanted to talk. Go on.
[00:10] Imogen: What did the second call cost you that night?
[00:16] Voss: Nine thousand.
[00:30] Imogen: How would you show that to your treasurer?
[00:36] Voss: In cash.
[01:10] Imogen: Who else would have to agree to it?
[01:20] Voss: The treasurer, in spring.
[01:31] Imogen: What would you want to see from us by then?
[01:40] Voss: A report, each month.`;

it('[REVIEW23] a sample of a review that comes from a real call leads to its sentence in the call', async () => {
  const manager = await browser.openAs('manager', still);
  const { page } = manager;
  const choices = CallChoices.parse(await (await page.request.get('/api/calls/choices')).json());
  const member = choices.reps.find(({ name }) => name === 'Imogen Hart')!.id;
  const files = [{ name: 'talk.txt', base64: Buffer.from(talk).toString('base64'), member, rep: 'Imogen' }];
  const sent = await page.request.post('/api/calls', { data: { consent: true, files } });
  const [made] = CallsMade.parse(await sent.json()).calls;
  await page.goto(`/calls/${made!.id}`);
  await page.getByRole('region', { name: 'Criteria' }).waitFor();

  await page.goto('/reviews');
  await page.getByRole('button', { name: 'Begin a review of Imogen Hart' }).click();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  const sample = page.getByRole('article').filter({ hasText: 'Real call: talk.txt' }).first();
  const link = sample.getByRole('link', { name: /^Open at \d\d:\d\d$/ });
  const minute = /\d\d:\d\d$/.exec(await link.innerText())![0];
  const said = await sample.locator('.me').innerText();
  await link.click();
  await page.getByRole('heading', { name: 'Transcript' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/calls/${made!.id}`);
  const turn = page.locator(':focus');
  await expect.poll(() => turn.innerText()).toContain(minute);
  expect(said).toContain((await turn.locator('.said').innerText()).trim());
  expect(manager.errors).toEqual([]);
}, 120_000);
