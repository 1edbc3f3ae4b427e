import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { ada, button, fill, heldBack, inTrouble, look, password, provoked, setUp, signInHere, still } from './story.ts';

/** What is a member's own: what they are sent, their password and the keys of their scripts. */

const browser = useBrowser({ DEMO: '0' });
beforeAll(() => setUp(browser));

it('[TELL13] a member turns e-mails on and off, each by itself, and what was not kept isn’t shown as if it were', async () => {
  const { page, errors } = await browser.open(still);
  await signInHere(page, ada.email);
  await page.goto('/account');
  const digest = page.getByRole('checkbox', { name: /^The weekly digest/ });
  const notices = page.getByRole('checkbox', { name: /^Notices you have not read/ });
  await digest.waitFor();
  expect([await digest.isChecked(), await notices.isChecked()]).toEqual([true, false]);
  await page.getByText('This server sends no e-mail yet.', { exact: false }).waitFor();
  await digest.uncheck();
  await page.getByText('You are sent no digest any more.').waitFor();
  await notices.check();
  await page.getByText('You are sent notices.').waitFor();
  await page.reload();
  await digest.waitFor();
  expect([await digest.isChecked(), await notices.isChecked()]).toEqual([false, true]);
  const mend = await inTrouble(page, '/api/mail');
  await digest.click();
  await page.getByText('Your choice about the digest wasn’t kept.').waitFor();
  expect(await digest.isChecked()).toBe(false);
  await mend();
  await look(page);
  expect(provoked(errors)).toEqual([]);
}, 60_000);

it('[TELL13] a choice made while another is on its way is kept too, and the last word on each holds', async () => {
  const { page, errors } = await browser.open(still);
  await signInHere(page, ada.email);
  await page.goto('/account');
  const digest = page.getByRole('checkbox', { name: /^The weekly digest/ });
  const notices = page.getByRole('checkbox', { name: /^Notices you have not read/ });
  const both = async () => [await digest.isChecked(), await notices.isChecked()];
  await digest.waitFor();
  const [digestWas, noticesWas] = await both();

  const release = await heldBack(page, '/api/mail');
  await digest.click();
  await notices.click();
  expect(await both()).toEqual([!digestWas, !noticesWas]);
  release();
  await page.getByText(noticesWas ? 'You are sent no notices any more.' : 'You are sent notices.').waitFor();
  expect(await both()).toEqual([!digestWas, !noticesWas]);
  await page.reload();
  await digest.waitFor();
  expect(await both()).toEqual([!digestWas, !noticesWas]);

  // turned and turned back before the first answer
  const letGo = await heldBack(page, '/api/mail');
  await notices.click();
  await notices.click();
  letGo();
  const kept = () => page.request.get('/api/mail').then(async (answer) => (await answer.json()).notices);
  await page.getByText(noticesWas ? 'You are sent no notices any more.' : 'You are sent notices.').waitFor();
  expect([await notices.isChecked(), await kept()]).toEqual([!noticesWas, !noticesWas]);

  // what was not kept is said of the one it happened to, though the other went through
  let nth = 0;
  await page.route('**/api/mail', (route) =>
    ++nth === 1
      ? route.fulfill({ status: 503, json: { code: 'x', message: 'Try that again.', retryable: true } })
      : route.continue(),
  );
  await digest.click();
  await notices.click();
  await page.getByText(noticesWas ? 'You are sent notices.' : 'You are sent no notices any more.').waitFor();
  await page.getByText('Your choice about the digest wasn’t kept.').waitFor();
  expect(await both()).toEqual([!digestWas, noticesWas]);
  expect(provoked(errors)).toEqual([]);
}, 60_000);

describe('a password', () => {
  it('[WEB25] is changed with the old one, and every other browser is out', async () => {
    const elsewhere = await browser.open(still);
    await signInHere(elsewhere.page, ada.email);
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto('/account');
    await button(page, 'Change password').click();
    await page.getByText('Enter your present password.').waitFor();
    await page.getByText('Choose a password of at least 10 characters.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('current-password');
    await look(page);

    await fill(page, 'Your present password', 'not the password');
    await fill(page, 'New password', 'not the password');
    await button(page, 'Change password').click();
    await page.getByText('This is your present password. Choose another one.').waitFor();
    await fill(page, 'New password', 'five other words in a row');
    await button(page, 'Change password').click();
    await page.getByText('This is not your present password.').waitFor();

    const over = await inTrouble(page, '/api/password');
    await fill(page, 'Your present password', password);
    await button(page, 'Change password').click();
    await page.getByText('The password wasn’t changed.').waitFor();
    await look(page);
    await over();
    await button(page, 'Change password').click();
    await page.getByRole('status').getByText('Your password is changed.', { exact: false }).waitFor();
    expect(await page.getByLabel('New password').inputValue()).toBe('');

    await elsewhere.page.reload();
    await elsewhere.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    // and with the new one again, as the stories after this one know it
    await fill(page, 'Your present password', 'five other words in a row');
    await fill(page, 'New password', password);
    await button(page, 'Change password').click();
    await page.getByRole('status').getByText('Your password is changed.', { exact: false }).waitFor();
    expect([...provoked(errors), ...elsewhere.errors]).toEqual([]);
  });
});

describe('an API key', () => {
  it('[WEB24] is made from the account menu, shown once, works, and is revoked', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await button(page, new RegExp(ada.name)).click();
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('No keys yet.', { exact: false }).waitFor();
    await look(page);
    await button(page, 'Make a key').click();
    await page.getByText('Give the key a name', { exact: false }).waitFor();

    await fill(page, 'What is it for?', 'Nightly export');
    await page.getByLabel('Lasts').selectOption({ label: '30 days' });
    await button(page, 'Make a key').click();
    const key = await page.getByLabel('Key for “Nightly export”').inputValue();
    await page.getByRole('table', { name: 'Your keys, newest first' }).getByText('Nightly export').waitFor();
    expect(await page.getByLabel('Lasts').inputValue()).toBe('90');
    await look(page);
    const asScript = async () =>
      (await fetch(`${browser.url()}/api/me`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await asScript()).toBe(200);

    await button(page, 'I have copied it').click();
    await page.reload();
    await page.getByRole('cell', { name: /Today/ }).first().waitFor();
    expect(await page.content()).not.toContain(key);
    await button(page, 'Revoke Nightly export').click();
    await look(page);
    await button(page, 'Keep it').click();
    await button(page, 'Revoke Nightly export').click();
    await button(page, 'Revoke').click();
    await page.getByText('No keys yet.', { exact: false }).waitFor();
    expect(await asScript()).toBe(401);
    expect(errors).toEqual([]);
  });

  it('[WEB24] that could not be loaded, made or revoked says so and keeps what was typed', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    const over = await inTrouble(page, '/api/keys');
    await page.goto('/account');
    await page.getByText('Your keys couldn’t be loaded.').waitFor();
    await fill(page, 'What is it for?', 'Import');
    await button(page, 'Make a key').click();
    await page.getByText('The key wasn’t made.').waitFor();
    expect(await page.getByLabel('What is it for?').inputValue()).toBe('Import');
    await look(page);
    await over();
    await button(page, 'Make a key').click();
    await page.getByLabel('Key for “Import”').waitFor();
    const stuck = await inTrouble(page, '/revoke');
    await button(page, 'Revoke Import').click();
    await button(page, 'Revoke').click();
    await page.getByText('The key wasn’t revoked.').waitFor();
    await stuck();
    expect(provoked(errors)).toEqual([]);
  });
});
