import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { dayAfter } from '../../server/domain/day.ts';
import { AssigningChoices } from '../../server/protocol/assignment-view.ts';
import { signIn } from '../live/rep.ts';
import { until } from '../live/until.ts';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { heldBack, inTrouble, look, provoked, still } from './story.ts';

/** The first pages of a manager, a coach and an admin, from what is on them to where it leads. */

const browser = useBrowser();
const made = { session: '', rep: '' };
const longGoal = 'Keep the line under pressure without giving ground, arguing, or leaving a question open. '.repeat(3);

beforeAll(async () => {
  const rep = await signIn(browser.url());
  made.session = await rehearse(browser.url(), rep, { lines: nightDeskCall, end: true });
  await rep.share(browser.url(), made.session);
  const { cookie: manager } = await signIn(browser.url(), 'manager@demo.pushback.local');
  const ask = async (cookie: string, path: string, body?: unknown) => {
    const headers = { cookie, origin: browser.url(), 'content-type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const answer = await fetch(`${browser.url()}${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const isScored = async () => (await ask(manager, `/api/sessions/${made.session}/scorecard`)).status === 'ready';
  await until(isScored);
  await ask(rep.cookie, `/api/sessions/${made.session}/requests`, { says: 'Was the second question clear?' });
  const { people, today } = AssigningChoices.parse(await ask(manager, '/api/assignments/choices'));
  made.rep = people.find(({ name }) => name === 'Daniel Okoro')!.id;
  const goal = await ask(manager, '/api/goals', {
    ...{ member: made.rep, says: longGoal.trim().slice(0, 300), cause: 'skill', what: 'overall', baseline: 40 },
    ...{ target: 70, dueOn: dayAfter(today, 90), milestones: [] },
  });
  const assignment = await ask(manager, '/api/assignments', {
    ...{ member: made.rep, scenarios: ['waiting-room'], difficulty: 'cold', dueOn: today, attempts: 2, passBar: 60 },
    ...{ declared: true, reason: 'You answer before you ask.' },
  });
  const owner = openClient(browser.database().url, { max: 1 });
  const progress = { state: 'at risk', value: 31, low: 18, high: 44, sessions: 6, sure: 0.96, stuck: true, more: 4 };
  await owner`update goal set progress = ${JSON.stringify({ ...progress, at: new Date() })}::text::jsonb where id = ${goal.id}`;
  await owner`update assignment set due_on = ${dayAfter(today, -3)} where id = ${assignment.id}`;
  await owner.end();
}, 60_000);

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

describe('a manager', () => {
  it('[HOME1] [HOME5] [HOME8] reads who needs them and why, and gets to each', async () => {
    const { page, errors } = await browser.openAs('manager', still);
    await page.goto('/');
    await heading(page, 'Imogen Hart asks you to look at “The night desk”.').waitFor();
    await page.getByText(/^Besides: 2 reviews, 1 goal, 1 assignment past its day and 2 check-ins\.$/).waitFor();
    const goals = region(page, /^Goals to look at/);
    await goals.getByText('Overall score: 31 (18 to 44) over 6 sessions.', { exact: false }).waitFor();
    await goals.getByText('96% sure.', { exact: false }).waitFor();
    await region(page, /^Practice past its day/)
      .getByText('Not begun by Daniel Okoro.', { exact: false })
      .waitFor();
    await look(page);

    await region(page, /^Check-ins due/)
      .getByRole('link', { name: 'Daniel Okoro' })
      .click();
    await page.waitForURL('**/check-ins?rep=*');
    const chosen = () => page.getByLabel('Rep', { exact: true }).locator('option:checked').innerText();
    await expect.poll(chosen).toBe('Daniel Okoro');
    await page.goBack();
    await region(page, /^Reviews/)
      .getByRole('link', { name: 'Daniel Okoro' })
      .click();
    await page.waitForURL('**/reviews?rep=*');
    await expect.poll(chosen).toBe('Daniel Okoro');
    await page.goBack();
    await page.getByRole('link', { name: 'Answer' }).click();
    await page.waitForURL(`**/coaching?session=${made.session}`);
    await page.goBack();
    await region(page, 'Your own practice').getByRole('link', { name: 'Choose a scenario' }).click();
    await page.waitForURL('**/scenarios');
    expect(errors).toEqual([]);
  }, 120_000);

  it('[HOME9] is told when it can’t be loaded, tries again, and without a connection reads what was known', async () => {
    const { page, errors } = await browser.openAs('manager', still);
    const letGo = await heldBack(page, '/api/home/week');
    await page.goto('/');
    await page.getByLabel('Finding what needs you this week').waitFor();
    letGo();
    await heading(page, /Imogen Hart/).waitFor();
    await page.unrouteAll();
    const mend = await inTrouble(page, '/api/home/week');
    await page.reload();
    await page.getByText('Your week couldn’t be loaded.').waitFor();
    await look(page);
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, /Imogen Hart/).waitFor();
    await page.route('**/api/home/week', (route) => route.abort());
    await page.getByRole('link', { name: 'Team', exact: true }).click();
    await page.waitForURL('**/team');
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByText(/You’re offline\. This is how things stood at/).waitFor();
    await heading(page, /Imogen Hart/).waitFor();
    await look(page);
    expect(provoked(errors).filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
  }, 120_000);
});

it('[HOME3] [HOME7] a coach begins with the first in the queue, and sees their week beside it', async () => {
  const { page, errors } = await browser.openAs('coach', still);
  await page.goto('/');
  await heading(page, 'Imogen Hart asks you to look at “The night desk”.').waitFor();
  await page.getByText('It is the only one that waits.').waitFor();
  await region(page, 'Your week').getByText('0 of 10 done').waitFor();
  await region(page, 'Calibration').getByText('No round waits for your ratings.').waitFor();
  await region(page, 'Shared with you')
    .getByRole('row', { name: /Imogen Hart/ })
    .waitFor();
  await region(page, 'Your own practice').waitFor();
  await look(page);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await page.waitForURL(`**/coaching?session=${made.session}`);
  expect(errors).toEqual([]);
}, 120_000);

it('[HOME4] an admin reads what is not set up yet, settles it, and it is gone', async () => {
  const { page, errors } = await browser.openAs('admin', still);
  await page.goto('/');
  await heading(page, 'Two things are not set up yet.').waitFor();
  await region(page, 'People').getByText('Reps', { exact: true }).waitFor();
  await look(page);
  await page.getByRole('link', { name: 'Nobody has chosen a time zone: Settle it in Settings' }).click();
  await page.waitForURL('**/settings');
  await page.getByLabel('Time zone').fill('Europe/London');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved.').waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await heading(page, 'One thing is not set up yet.').waitFor();
  expect(errors).toEqual([]);
}, 120_000);
