import { afterAll, expect, it } from 'vitest';
import { until } from '../live/until.ts';
import { startEndpoint } from '../models/endpoint.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { inTrouble, look, provoked, still } from './story.ts';

/** A coach decides between our listener and one that hears nothing in any sentence. */

const endpoint = await startEndpoint();
endpoint.behave(({ messages }) => {
  const { sentences } = JSON.parse(messages[1]?.content ?? '') as { sentences: { id: number }[] };
  return { kind: 'words', text: JSON.stringify({ sentences: sentences.map(({ id }) => ({ id, labels: [] })) }) };
});
afterAll(() => endpoint.close());
const browser = useBrowser({ LISTENER_MODEL: 'other-ear', OPENAI_BASE_URL: endpoint.url });

it('[WEB28] [VOTE9] a disagreement is read when asked for, decided on, and found in its scorecard', async () => {
  const rep = await browser.openAs('rep', still);
  const session = await rehearse(browser.url(), rep.api, { lines: nightDeskCall.slice(0, 2), end: true });
  await until(async () => endpoint.prompts.length > 0);
  const { page, errors } = await browser.openAs('coach', still);
  await page.goto('/listening');
  await page.getByText('other-ear votes on sessions as they end.', { exact: false }).waitFor();
  await look(page);

  await rep.api.share(browser.url(), session);
  const show = page.getByRole('button', { name: /^Show the sentences/ });
  await until(async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Where the second listener disagrees' }).waitFor();
    await page.getByText(/None that is shared|Both heard the same/).waitFor();
    return (await show.count()) > 0;
  });
  expect((await rep.api.session(browser.url(), session)).opened).toEqual([]);
  const asked = 'What is the figure you have to bring home?';
  expect(await page.getByText(asked).count()).toBe(0);
  await show.click();
  const item = page
    .getByRole('list', { name: 'Sentences to decide on' })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('link', { name: `In the scorecard: ${asked}` }),
    });
  await item.getByText('Nothing heard').waitFor();
  await look(page);
  expect((await rep.api.session(browser.url(), session)).opened).toHaveLength(1);

  const agree = item.getByRole('button', { name: `Agree with the other: ${asked}` });
  const over = await inTrouble(page, '/agree');
  await agree.click();
  await page.getByText('The decision wasn’t kept.').waitFor();
  await over();
  await agree.click();
  await page.getByRole('status').getByText('The decision is kept').waitFor();
  expect(await item.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('h-disagree');
  await page
    .getByRole('table', { name: /Sentences marked/ })
    .getByRole('rowheader', { name: asked })
    .waitFor();

  const neither = page.getByRole('button', { name: /^Neither is right: / }).first();
  const sentence = ((await neither.getAttribute('aria-label')) ?? '').replace('Neither is right: ', '');
  await neither.click();
  const form = page.getByRole('form', { name: 'What does this sentence do?' });
  await until(() =>
    form
      .getByRole('checkbox')
      .first()
      .evaluate((box) => box === document.activeElement),
  );
  await look(page);
  await form.getByRole('button', { name: 'Cancel' }).click();
  await until(() => neither.evaluate((element) => element === document.activeElement));
  await neither.press('Enter');
  // the other heard nothing in any sentence, so nothing is what it heard
  for (const box of await form.getByRole('checkbox', { checked: true }).all()) await box.uncheck();
  await form.getByRole('button', { name: 'Keep the mark' }).click();
  await page.getByText(/One of the two heard just this/).waitFor();
  // two that no listener gives one sentence
  const boxes = form.getByRole('checkbox');
  for (const box of [boxes.first(), boxes.last()]) await box.check();
  const chosen = (await form.locator('label').last().textContent()) ?? '';
  await form.getByRole('button', { name: 'Keep the mark' }).click();
  await page.getByText('Of 2 sentences decided so far, ours was right in 0, the other in 1, neither in 1.').waitFor();
  expect(await page.getByRole('button', { name: `Neither is right: ${sentence}` }).count()).toBe(0);
  await page
    .getByRole('table', { name: /Sentences marked/ })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: sentence }) })
    .getByText(chosen)
    .waitFor();

  const next = page.getByRole('link', { name: /^In the scorecard: / }).first();
  const href = await next.getAttribute('href');
  await next.click();
  const turn = page.locator(`#${href?.split('#')[1]}`);
  await turn.waitFor();
  await page
    .getByRole('heading', { name: /measurements/i })
    .first()
    .waitFor();
  await until(() => turn.evaluate((element) => element === document.activeElement));
  expect(
    await turn.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }),
  ).toBe(true);
  expect(provoked(errors)).toEqual([]);
}, 120_000);
