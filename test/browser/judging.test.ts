import { afterAll, expect, it } from 'vitest';
import { until } from '../live/until.ts';
import { startEndpoint } from '../models/endpoint.ts';
import { fair } from '../practice/judged-session.ts';
import { useBrowser } from './browser.ts';
import { rehearse } from './rehearsal.ts';
import { look, still } from './story.ts';

/** A coach reads what a judge votes on, beside a scorecard that its rep reads without. */

const endpoint = await startEndpoint();
endpoint.behave(fair);
afterAll(() => endpoint.close());
const browser = useBrowser({ JUDGE_MODEL: 'judge-1', OPENAI_BASE_URL: endpoint.url });

const lines = [
  'Three things: what a stop costs you, what we can’t see, and who would own a saving. Which matters most?',
  'I don’t know what that comes to for you. It depends on how many stops a month you have, how many?',
  'What does a roadside stop cost you in pounds, and who worked that out?',
  'I haven’t got that figure. It depends on the share of cards acted on. Which of them do you hold?',
  'How many fitters are you short, and on which shift?',
  'I don’t have that. It depends on your lease terms, what are they? You have it by Friday.',
  'What did the last system promise, and what turned up?',
  'I don’t know that either. It depends on your fuel bill, what is it?',
];

it('[JUDGE15] the judged row stands on the coach’s scorecard, and on the rep’s it does not', async () => {
  const rep = await browser.openAs('rep', still);
  const session = await rehearse(browser.url(), rep.api, { scenario: 'buses-by-the-month', lines, end: true });
  await rep.api.share(browser.url(), session);
  await until(async () => endpoint.prompts.length >= 3);
  const { page, errors } = await browser.openAs('coach', still);
  const row = page.getByRole('row', { name: /^Questions beyond the sheet handled, by a judge/ });
  await until(async () => {
    await page.goto(`/sessions/${session}`);
    await page.getByText('All measurements').first().click();
    return (await row.count()) > 0;
  });
  await row.getByText(/^By judge judge-1: 3 votes, agree on \d of \d\./).waitFor();
  await row.getByText('Coaches only').waitFor();
  await look(page);

  await rep.page.goto(`/sessions/${session}`);
  const skip = rep.page.getByRole('button', { name: /without/i });
  const others = rep.page.getByText('All measurements').first();
  await skip.or(others).first().waitFor();
  if (await skip.count()) await skip.click();
  await others.click();
  await rep.page.getByRole('row', { name: /^Questions beyond the sheet handled/ }).waitFor();
  expect(await rep.page.getByText(/by a judge|judge-1/i).count()).toBe(0);
  expect([...errors, ...rep.errors]).toEqual([]);
}, 120_000);
