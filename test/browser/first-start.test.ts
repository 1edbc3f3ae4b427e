import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { ada, button, fill, look, password, provoked, setupCode, still } from './story.ts';

/** A server nobody has an account on yet. */

const browser = useBrowser({ DEMO: '0' });

describe('the first start', () => {
  it('[WEB21] leads whoever opens it to the setup, which takes the printed code and no other', async () => {
    const { page, errors } = await browser.open(still);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Nobody is here yet. You are the first.' }).waitFor();
    await page.getByLabel('Setup code').waitFor();
    await look(page);

    await button(page, 'Set up Pushback').click();
    await page.getByText('Enter the code the server printed.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(5);
    await look(page);

    await fill(page, 'Setup code', 'not-the-code');
    await fill(page, 'Your organisation', 'Halden Freight');
    await fill(page, 'Your name', ada.name);
    await fill(page, 'Your email', ada.email);
    await fill(page, 'Choose a password', password);
    await button(page, 'Set up Pushback').click();
    await page.getByText('This is not the code the server printed.', { exact: false }).waitFor();

    await fill(page, 'Setup code', setupCode(browser));
    await button(page, 'Set up Pushback').click();
    await page.getByRole('heading', { name: '1 person in Halden Freight' }).waitFor();
    await page.getByText('Only you so far.', { exact: false }).waitFor();
    await page.getByText('No teams yet.', { exact: false }).waitFor();
    await look(page);
    expect(provoked(errors)).toEqual([]);
  });

  it('[WEB21] [WEB26] is over afterwards: the setup says so, and the sign-in page stays one, with nothing refused', async () => {
    const { page, errors } = await browser.open(still);
    await page.goto('/setup');
    await page.getByRole('heading', { name: 'This server is set up.' }).waitFor();
    await look(page);
    const refused: string[] = [];
    page.on('response', (answer) => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`));
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByLabel('Password').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.goto('/sessions');
    await page.getByLabel('Password').waitFor();
    await page.waitForLoadState('networkidle');
    expect(refused).toEqual([]);
    expect(errors).toEqual([]);
  });
});
