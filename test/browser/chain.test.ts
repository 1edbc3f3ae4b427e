import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import type { ScorecardView } from '../../server/protocol/session-view.ts';
import { type Opened, useBrowser } from './browser.ts';
import { nightDeskCall, playOn, rehearse } from './rehearsal.ts';
import { button, fill, look, still } from './story.ts';

/** From what a review saw to what the next one sees, by four people, and back by its links. */

const browser = useBrowser();

const point = 'Puts a question before any figure.';
const aim = 'Ask first, whatever the figure.';
const reason = 'You asked first, at the second figure.';
const remark = 'This is the question to begin with.';

type Scored = Extract<ScorecardView, { status: 'ready' }>;
type Rep = Awaited<ReturnType<typeof browser.openAs>>;

/** What was played today, so many days ago: the baseline lies before the goal. */
async function putBack(sessions: readonly string[], days: number): Promise<void> {
  const client = openClient(browser.database().url, { max: 1 });
  const by = `${days} days`;
  for (const id of sessions) {
    await client`update practice_session set started_at = started_at - ${by}::interval,
      ended_at = ended_at - ${by}::interval where id = ${id}`;
    await client`update measured set at = at - ${by}::interval where session_id = ${id}`;
    await client`update scorecard set computed_at = computed_at - ${by}::interval where session_id = ${id}`;
  }
  await client.end();
}

async function cardOf(rep: Rep, session: string): Promise<Scored> {
  const card = await rep.api.scorecard(browser.url(), session);
  if (card.status !== 'ready') throw new Error(card.status);
  return card;
}

/** What is weakest in three calls that the rep shared, twenty days ago. */
async function practised(rep: Rep): Promise<string> {
  const sessions: string[] = [];
  for (const lines of [nightDeskCall, nightDeskCall.slice(2), nightDeskCall.slice(0, 5)]) {
    const id = await rehearse(browser.url(), rep.api, { lines, end: true });
    await rep.api.share(browser.url(), id);
    sessions.push(id);
  }
  const { criteria } = await cardOf(rep, sessions[0]!);
  await putBack(sessions, 20);
  const weak = criteria
    .filter(({ computed }) => computed !== null)
    .toSorted((a, b) => (a.computed ?? 0) - (b.computed ?? 0));
  return weak[0]!.name;
}

async function begin(page: Page): Promise<string> {
  await page.goto('/reviews');
  await button(page, 'Begin a review of Imogen Hart').click();
  await button(page, 'Begin').click();
  await page.getByRole('heading', { level: 1, name: 'Imogen Hart' }).waitFor();
  return page.url();
}

/** An improvement, with what the rep has seen of it: the first of that kind. */
async function improve(page: Page, says: string, kind: string): Promise<void> {
  const what = page.getByRole('region', { name: 'What to improve' });
  await what.getByLabel('Add something to improve').fill(says);
  const seen = what.getByLabel('What they have seen of it').last();
  const first = seen.locator(`optgroup[label="${kind}"] option`).first();
  await seen.selectOption((await first.getAttribute('value')) ?? '');
  await what.getByRole('button', { name: 'Add', exact: true }).click();
  await what.getByText(says).waitFor();
  await what.getByText('Checked: the rep has seen something of every point here.').waitFor();
}

async function signBoth(review: string, sides: readonly (readonly [Page, string])[]): Promise<void> {
  for (const [page, name] of sides) {
    await page.goto(review);
    await page.getByText('Sign before the meeting').click();
    await fill(page, 'Type your name to sign', name);
    await button(page, 'Sign').click();
    await page.getByText(name, { exact: true }).last().waitFor();
    await page
      .getByText(/Signed .+\d\d:\d\d/)
      .first()
      .waitFor();
  }
}

/** Started in the browser as an attempt at the assignment, played at the wire. */
async function attempt(rep: Rep): Promise<string> {
  const { page } = rep;
  await page.goto('/goals');
  const asked = page.getByRole('article', { name: 'The night desk' });
  await asked.getByRole('link', { name: 'Prepare “The night desk”' }).click();
  await page.getByText('This is a declared attempt, open from its beginning to you, and:').waitFor();
  await page.getByText('Rosalind Kemble, coach of North').waitFor();
  await page.getByText('Stephen Reyes, manager of North').waitFor();
  await button(page, 'Start').click();
  await page.getByRole('log', { name: 'Transcript' }).waitFor();
  const id = page.url().split('/').at(-1)!;
  await page.goto('/account');
  await playOn(browser.url(), rep.api, id, { lines: nightDeskCall, end: true });
  return id;
}

const standing = async (page: Page) =>
  (await page
    .getByText(/\(\S+ to \S+\) over 2 sessions/)
    .first()
    .textContent()) ?? '';

it('[BROWSER36] what a review saw becomes a goal, practice, a coach’s verdict and the first thing in the next review; every link leads back, and nobody else sees any of it', async () => {
  const rep = await browser.openAs('rep', still);
  const name = await practised(rep);
  const manager = await browser.openAs('manager', still);
  const { page } = manager;

  const review = await begin(page);
  await improve(page, point, 'Scorecard');
  await page.getByRole('link', { name: 'Add a goal' }).click();
  await page.getByText('It comes from a review and is linked to it.').waitFor();
  await page.getByLabel('What is measured').selectOption({ label: name });
  await page.getByText(/\(\S+ to \S+\) over \d+ sessions/).waitFor();
  await fill(page, 'The goal in a sentence', aim);
  await fill(page, 'Target', '90');
  await button(page, 'Set the goal').click();
  await page.getByRole('heading', { level: 1, name: aim }).waitFor();
  const goal = page.url();
  await page.getByRole('link', { name: 'The review it came from' }).click();
  await page.getByRole('table', { name: 'Goals of this review' }).getByRole('link', { name: aim }).waitFor();
  await button(page, 'Share with Imogen').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Share with Imogen' }).click();
  await page.getByText('As it stood when it was shared', { exact: false }).waitFor();
  await signBoth(review, [
    [rep.page, 'Imogen Hart'],
    [page, 'Stephen Reyes'],
  ]);
  await page.getByText('Signed by both').waitFor();

  await page.goto(goal);
  await page.getByRole('link', { name: 'Assign practice for it' }).click();
  await page.getByText('It serves a goal and is linked to it.').waitFor();
  await page.getByLabel(/^The night desk/).check();
  await fill(page, 'Why, as the rep will read it', 'Two calls, with the question first.');
  await button(page, 'Assign').click();
  await page.getByText('Assigned to Imogen Hart.').waitFor();

  const mine = rep.page;
  await mine.goto('/');
  await mine.getByRole('heading', { level: 1, name: /“The night desk” is yours to practise by/ }).waitFor();
  await mine.getByText('Two calls, with the question first.', { exact: true }).waitFor();
  await mine.getByRole('region', { name: 'Your goal' }).getByRole('link', { name: aim }).waitFor();
  const attempts = [await attempt(rep), await attempt(rep)];
  await page.goto(goal);
  const before = await standing(page);

  const coach = await browser.openAs('coach', still);
  const judged = await verdict(coach, name);
  expect(attempts).toContain(judged);

  await mine.goto('/');
  await mine.getByText(remark).waitFor();
  await mine.goto(`/sessions/${judged}`);
  await hasVerdict(mine, name);
  await mine.getByText(remark).first().waitFor();
  await mine.getByRole('link', { name: 'the goal it serves' }).click();
  await mine.getByRole('heading', { level: 1, name: aim }).waitFor();
  const after = await standing(mine);
  expect(after).not.toBe(before);
  await page.goto(goal);
  expect(await standing(page)).toBe(after);

  const next = await begin(page);
  const first = page.getByRole('region').first();
  await first.getByRole('heading', { name: 'The review before made these goals' }).waitFor();
  await look(page);
  const row = first.getByRole('row', { name: aim });
  await row.getByText(/\d+\sto\s\d+, n\s2/).waitFor();
  await row.getByText(/, (over )?\d+% sure, on 2 sessions/).waitFor();
  await improve(page, 'Then waits for the answer.', 'Coach’s comment');
  expect(next).not.toBe(review);

  await row.getByRole('link', { name: aim }).click();
  await page.getByRole('heading', { level: 1, name: aim }).waitFor();
  const assigned = page.getByRole('region', { name: 'Practice assigned for it' });
  await assigned.getByText(/2 of 2 runs/).waitFor();
  await assigned.locator(`a[href='/sessions/${judged}']`).click();
  await page.waitForURL(`**/sessions/${judged}`);
  await hasVerdict(page, name);
  await page.getByRole('link', { name: 'The assignment this was an attempt at' }).click();
  const asked = page.getByRole('article', { name: 'The night desk' });
  await asked.locator(`a[href='/sessions/${judged}']`).click();
  await page.waitForURL(`**/sessions/${judged}`);
  await page.getByRole('link', { name: 'the goal it serves' }).click();
  await page.waitForURL(goal);
  await page.getByRole('link', { name: 'The review it came from' }).click();
  await page.waitForURL(review);
  await page.getByText(point).waitFor();

  const other = await browser.openAs('rep2', still);
  await seesNothing(other, [goal, review, next, ...attempts.map((id) => `/sessions/${id}`)]);
  expect([...rep.errors, ...manager.errors, ...coach.errors, ...other.errors]).toEqual([]);
}, 240_000);

/** The coach finds both attempts, scores a criterion of one otherwise and comments on a sentence. */
async function verdict({ page }: Opened, name: string): Promise<string> {
  await page.goto('/coaching');
  const queue = page.getByRole('list', { name: 'Queue' }).getByRole('link', { name: /Imogen Hart.*Declared attempt/ });
  await expect.poll(() => queue.count()).toBe(2);
  await queue.first().click();
  await page.getByRole('link', { name: 'Full scorecard' }).click();
  await page.waitForURL(/\/sessions\//);
  const session = page.url().split('/').at(-1)!;
  await button(page, `Score otherwise: ${name}`).click();
  await fill(page, 'Your score, 0 to 100', '88');
  await fill(page, 'Reason, shown to the rep', reason);
  await page.getByRole('button', { name: 'Save' }).click();
  await hasVerdict(page, name);
  await page
    .getByRole('button', { name: /^Comment or correct at/ })
    .first()
    .click();
  await fill(page, 'Your comment, for the rep to read', remark);
  await button(page, 'Save').click();
  await page.getByText(remark).waitFor();
  return session;
}

async function hasVerdict(page: Page, name: string): Promise<void> {
  const table = page.getByRole('table', { name: /Scores by criterion/ });
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await row.getByText(/^\d+ computed, 88 by Rosalind Kemble/).waitFor();
  await row.getByText(reason).waitFor();
}

async function seesNothing({ page }: Opened, places: readonly string[]): Promise<void> {
  for (const place of places) {
    await page.goto(place);
    await page
      .getByRole('heading', { level: 1, name: /isn’t here|no such goal|isn’t yours|no such session/ })
      .waitFor();
  }
  for (const list of ['/', '/goals', '/reviews', '/sessions', '/check-ins']) {
    await page.goto(list);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const all = (await page.getByRole('main').textContent()) ?? '';
    expect([list, [aim, point, remark, 'Two calls, with'].filter((each) => all.includes(each))]).toEqual([list, []]);
  }
}
