import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PeopleView } from '../../server/protocol/people-view.ts';
import { overflowOf, violationsOf } from './axe.ts';
import { useBrowser } from './browser.ts';

/** A server nobody has an account on yet: from the setup code to a team that practises. One story, in order. */

const browser = useBrowser({ DEMO: '0' });
const still = { reducedMotion: true };
const password = 'four words in a row';
const ada = { name: 'Ada Lindqvist', email: 'ada@halden.example' };
const ben = { name: 'Ben Osei', email: 'ben@halden.example' };
let link = '';

const setupCode = () => /setup code is (\S+)/.exec(browser.server().output())?.[1] ?? '';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
const linkFor = (page: Page, email: string) => page.getByRole('textbox', { name: `Link for ${email}` });
/** What Chromium says of answers a test provokes. */
const provoked = (errors: string[]) => errors.filter((each) => !/status of (400|403|409|503)/.test(each));

/** Wide and narrow, light and dark: nothing for axe to find, nothing to scroll sideways. */
async function look(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflowOf(page), `wider than ${width}`).toBeLessThanOrEqual(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page), `${width} ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function signInHere(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await fill(page, 'Email', email);
  await fill(page, 'Password', password);
  await button(page, 'Sign in').click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Answers one path of the API as a server in trouble would. */
async function inTrouble(page: Page, path: string): Promise<() => Promise<void>> {
  const problem = { code: 'unforeseen', message: 'Something went wrong on the server.', retryable: true };
  const answer = (route: Route) => route.fulfill({ status: 503, json: problem });
  await page.route(`**${path}`, answer);
  return () => page.unroute(`**${path}`, answer);
}

/** Holds one path of the API back until it is let go. */
async function heldBack(page: Page, path: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**${path}`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

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

    await fill(page, 'Setup code', setupCode());
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

describe('an admin', () => {
  it('[WEB22] adds a team and invites by address, role and team, and has a link to send', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.getByRole('link', { name: 'People' }).click();
    await fill(page, 'New team', 'North');
    await button(page, 'Add team').click();
    await page.getByRole('status').getByText('North is added.').waitFor();
    await fill(page, 'New team', 'north');
    await button(page, 'Add team').click();
    await page.getByText('There is a team of this name already.').waitFor();

    await button(page, 'Make a link').click();
    await page.getByText('Enter an email address', { exact: false }).waitFor();
    await fill(page, 'Their email', ben.email);
    await page.getByLabel('Team', { exact: true }).selectOption({ label: 'North' });
    await button(page, 'Make a link').click();
    link = await linkFor(page, ben.email).inputValue();
    expect(link).toMatch(/^http:\/\/[^/]+\/invite\/[\w-]{36}$/);
    await page
      .getByRole('table', { name: /Open invitations/ })
      .getByText(ben.email)
      .waitFor();
    await look(page);
    await page.reload();
    await button(page, `Show link for ${ben.email}`).click();
    expect(await linkFor(page, ben.email).inputValue()).toBe(link);
    await look(page);

    await fill(page, 'Their email', ben.email);
    await button(page, 'Make a link').click();
    await page.getByText('They are invited already.', { exact: false }).waitFor();
    expect(provoked(errors)).toEqual([]);
  });

  it('[WEB22] takes an invitation back, whose link then says that it is closed', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto('/people');
    await fill(page, 'Their email', 'late@halden.example');
    await button(page, 'Make a link').click();
    const late = await linkFor(page, 'late@halden.example').inputValue();
    await button(page, 'Take back the invitation for late@halden.example').click();
    await page.getByText('The link for late@halden.example no longer works.').waitFor();
    expect(await linkFor(page, 'late@halden.example').count()).toBe(0);
    const visitor = await browser.open(still);
    await visitor.page.goto(new URL(late).pathname);
    await visitor.page.getByRole('heading', { name: 'This invitation is closed.' }).waitFor();
    await look(visitor.page);
    expect([...errors, ...visitor.errors]).toEqual([]);
  });
});

describe('whoever has the link', () => {
  it('[WEB23] is told first when signed in as somebody else', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto(new URL(link).pathname);
    await page.getByText(`You are signed in as ${ada.name}`, { exact: false }).waitFor();
    await look(page);
    await button(page, 'Sign out and go on').click();
    await page.getByLabel('Your name').waitFor();
    expect(errors).toEqual([]);
  });

  it('[WEB23] joins with a name and a password, in the role and team of the invitation', async () => {
    const { page, errors } = await browser.open(still);
    await page.goto(new URL(link).pathname);
    await page.getByRole('heading', { name: 'Halden Freight invites you to practise.' }).waitFor();
    await button(page, 'Join').click();
    await page.getByText('Enter your name', { exact: false }).waitFor();
    await look(page);
    await fill(page, 'Your name', ben.name);
    await fill(page, 'Choose a password', password);

    // The account is made, joining fails: another try joins and does not make a second account.
    const over = await inTrouble(page, '/accept-invitation');
    await button(page, 'Join').click();
    await page.getByText('Joining did not work.', { exact: false }).waitFor();
    await over();
    await button(page, 'Join').click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.goto('/account');
    await page.getByText('North', { exact: true }).waitFor();
    await page.getByText('Rep', { exact: true }).waitFor();
    await page.goto('/people');
    await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
    expect(provoked(errors)).toEqual([]);
  });

  it('[WEB23] who has an account already joins with its password', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    const people = (await (await page.request.get('/api/people')).json()) as PeopleView;
    const former = people.members.find((each) => each.email === ben.email)!;
    await page.goto('/people');
    await button(page, `Change ${ben.name}`).click();
    await button(page, 'Remove from the organisation').click();
    await page.getByRole('dialog', { name: `Remove ${ben.name}?` }).waitFor();
    await button(page, 'Remove').click();
    await page.getByText(`${ben.name} is no longer a member.`).waitFor();
    await fill(page, 'Their email', former.email);
    await page.getByLabel('Team', { exact: true }).selectOption({ label: 'North' });
    await button(page, 'Make a link').click();
    const again = await linkFor(page, ben.email).inputValue();

    const visitor = await browser.open(still);
    await visitor.page.goto(new URL(again).pathname);
    await visitor.page.getByText('has an account here already', { exact: false }).waitFor();
    await fill(visitor.page, 'Your password', 'not the password');
    await button(visitor.page, 'Join').click();
    await visitor.page.getByText('That is not the password of this account.').waitFor();
    await look(visitor.page);
    await fill(visitor.page, 'Your password', password);
    await button(visitor.page, 'Join').click();
    await visitor.page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect([...errors, ...visitor.errors]).toEqual([]);
  });
});

describe('an admin, later', () => {
  it('[WEB22] changes role and teams in one go, and renames a team', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto('/people');
    await fill(page, 'New team', 'South');
    await button(page, 'Add team').click();
    await page.getByRole('table', { name: 'Teams, by name' }).getByText('South').waitFor();
    await button(page, `Change ${ben.name}`).click();
    await look(page);
    await page.getByRole('dialog').getByLabel('Role').selectOption('coach');
    await page.getByRole('checkbox', { name: 'South' }).check();
    await page.getByRole('checkbox', { name: 'North' }).uncheck();
    await button(page, 'Save').click();
    await page.getByText(`${ben.name} is changed.`).waitFor();
    const row = page.getByRole('row').filter({ hasText: ben.email });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['Coach', 'South', 'Change']);
    // the focus is back where it was
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Change ${ben.name}`);

    await button(page, 'Rename South').click();
    await page.getByRole('dialog').getByLabel('Name').fill('West');
    await button(page, 'Save').click();
    await page.getByText('The team is now called West.').waitFor();
    expect(await row.getByRole('cell').nth(1).textContent()).toBe('West');
    expect(errors).toEqual([]);
  });

  it('[WEB22] removes a team, told before what becomes of those in it', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto('/people');
    const teams = page.getByRole('table', { name: 'Teams, by name' });
    await button(page, 'Remove West').click();
    const question = page.getByRole('dialog', { name: 'Remove the team West?' });
    await question.getByText('Nobody leaves the organisation', { exact: false }).waitFor();
    await question.getByText(`In no team afterwards: ${ben.name}.`, { exact: false }).waitFor();
    await look(page);
    await button(page, 'Cancel').click();
    expect(await teams.getByRole('row').count()).toBe(3);

    const over = await inTrouble(page, '/remove-team');
    await button(page, 'Remove West').click();
    await button(page, 'Remove team').click();
    await page.getByText('The team wasn’t removed.').waitFor();
    await over();
    await button(page, 'Remove West').click();
    await button(page, 'Remove team').click();
    await page.getByText('West is removed.').waitFor();
    expect(await page.getByText('The team wasn’t removed.').count()).toBe(0);
    expect(await teams.getByRole('rowheader').allInnerTexts()).toEqual(['North']);
    const row = page.getByRole('row').filter({ hasText: ben.email });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['Coach', 'No team', 'Change']);
    expect(provoked(errors)).toEqual([]);
  });

  it('[WEB22] cannot leave the organisation without an admin, and is told so in plain words', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    await page.goto('/people');
    await button(page, `Change ${ada.name}`).click();
    await page.getByRole('dialog').getByLabel('Role').selectOption('rep');
    await button(page, 'Save').click();
    await page.getByRole('dialog').getByText('An organisation needs an admin.', { exact: false }).waitFor();
    await button(page, 'Cancel').click();
    expect(await page.getByRole('row').filter({ hasText: ada.email }).getByRole('cell').first().textContent()).toBe(
      'Admin',
    );
    expect(provoked(errors)).toEqual([]);
  });

  it('[WEB22] sees that people are loading, that they could not be loaded, and tries again', async () => {
    const { page, errors } = await browser.open(still);
    await signInHere(page, ada.email);
    const letGo = await heldBack(page, '/api/people');
    await page.goto('/people');
    await page.getByRole('status', { name: 'Loading the people' }).waitFor();
    await look(page);
    letGo();
    await page.getByRole('table', { name: 'Members, by name' }).waitFor();
    const over = await inTrouble(page, '/api/people');
    await page.reload();
    await page.getByText('The people couldn’t be loaded.').waitFor();
    await look(page);
    await over();
    await button(page, 'Try again').click();
    await page.getByRole('table', { name: 'Members, by name' }).waitFor();
    expect(provoked(errors)).toEqual([]);
  });
});

describe('a password', () => {
  it('[WEB25] is changed with the old one, and every other browser is out', async () => {
    const elsewhere = await browser.open(still);
    await signInHere(elsewhere.page, ben.email);
    const { page, errors } = await browser.open(still);
    await signInHere(page, ben.email);
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
    // the way back, for the stories after this one
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
    await signInHere(page, ben.email);
    await button(page, new RegExp(ben.name)).click();
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
    await signInHere(page, ben.email);
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
