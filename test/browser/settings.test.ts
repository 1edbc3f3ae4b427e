import { beforeAll, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { ada, look, setUp, signInHere, still } from './story.ts';

const browser = useBrowser({ DEMO: '0' });
beforeAll(() => setUp(browser));

it('[WEB32] an admin settles what holds for all, told what is wrong with it', async () => {
  const { page, errors } = await browser.open(still);
  await signInHere(page, ada.email);
  await page.goto('/settings');
  await page.getByLabel('Time zone').fill('Mars');
  await page.getByLabel('Days that calls are kept').fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write a time zone such as').waitFor();
  await page.getByText('Write a whole number of days').waitFor();
  await look(page);
  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await page.getByLabel('Days that calls are kept').fill('90');
  await page.getByLabel('Webhook').fill('http://10.0.0.1/hook');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('is one of a private network', { exact: false }).waitFor();
  await page.getByLabel('Webhook').fill('https://1.1.1.1/hook');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved.').waitFor();
  await page.getByLabel('Signing key').waitFor();
  await look(page);
  await page.reload();
  expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin');
  expect(await page.getByLabel('Days that calls are kept').inputValue()).toBe('90');
  // the browser notes the refused address, too
  expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
}, 120_000);
