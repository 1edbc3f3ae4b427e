import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PeopleView } from '../../server/protocol/people-view.ts';
import { useBrowser } from './browser.ts';
import {
  ada,
  ben,
  button,
  fill,
  heldBack,
  inTrouble,
  look,
  password,
  provoked,
  setUp,
  signInHere,
  still,
} from './story.ts';

/** From the first admin alone to a team that practises. One story, in order. */

const browser = useBrowser({ DEMO: '0' });
let link = '';
beforeAll(() => setUp(browser));

const linkFor = (page: Page, email: string) => page.getByRole('textbox', { name: `Link for ${email}` });

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
    // who settles things is shown their own as it is now, without a reload
    await button(page, `Change ${ada.name}`).click();
    await page.getByRole('checkbox', { name: 'North' }).check();
    await button(page, 'Save').click();
    await page.getByText(`${ada.name} is changed.`).waitFor();
    await button(page, new RegExp(`Account and theme, ${ada.name}`)).click();
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByRole('definition').getByText('North', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('table', { name: 'Members, by name' }).waitFor();
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
