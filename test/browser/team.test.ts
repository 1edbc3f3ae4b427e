import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { overflowOf, violationsOf } from './axe.ts';
import { type DemoEmail, useBrowser } from './browser.ts';

/** A manager's week: the table, a win told with its rep's word, figures imported. One story, in order. */

const browser = useBrowser();
const wins = { says: /Imogen Hart reached excellent on Composure/ };

/** Two periods of shared sessions, as scorecards would have left them. */
beforeAll(async () => {
  const sql = openClient(browser.database().url, { max: 1 });
  const [rep] = await sql`select u.id, m.organization_id as org from auth."user" u
    join auth.member m on m.user_id = u.id where u.email = 'rep@demo.pushback.local'`;
  for (const [ago, value] of [...Array(6).keys()].flatMap(
    (i) =>
      [
        [50 - i, 60 + (i % 2) * 6],
        [15 - i, 85 + (i % 2) * 6],
      ] as const,
  ))
    for (const [session, what] of [uuidv7()].flatMap((id) => [
      [id, 'overall'] as const,
      [id, 'criterion:composure'] as const,
    ]))
      await sql`insert into measured (org_id, member_id, what, at, session_id, source, effective, computed, n, open, listener)
        values (${rep!.org}, ${rep!.id}, ${what}, ${new Date(Date.now() - ago * 86_400_000)}, ${session}, 'practice',
          ${value}, ${value}, 4, true, 'rules-1')`;
  await sql.end();
});

const open = async (as: DemoEmail, path: string, width?: number) => {
  const opened = await browser.openAs(as, { reducedMotion: true, ...(width ? { width } : {}) });
  await opened.page.goto(path);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
};
const look = async (page: Page) => {
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('a team', () => {
  it('[TEAM2] stands by criterion, each mean with its interval, sessions and change; a small one isn’t judged', async () => {
    const { page, errors } = await open('manager', '/team');
    const row = page.getByRole('row', { name: /^Imogen Hart/ }).first();
    await row.getByText('▲+25').first().waitFor();
    expect(await row.innerText()).toMatch(/88[\s\S]*8\d–9\d · 6/);
    await page.getByText('in a team of fewer than eight', { exact: false }).waitFor();
    await look(page);
    await page.getByLabel('Period', { exact: true }).selectOption({ index: 1 });
    await row.getByText('63').first().waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('1');
    expect(errors).toEqual([]);
  });

  it('keeps names in sight at 390 px while the table scrolls by keyboard', async () => {
    const { page } = await open('coach', '/team', 390);
    const table = page.getByRole('region', { name: 'Heat table, scrolls sideways' });
    await table.evaluate((element) => element.scrollTo({ left: 200 }));
    const name = await table.getByRole('rowheader', { name: 'Imogen Hart' }).boundingBox();
    expect(name!.x).toBeGreaterThanOrEqual(0);
    await look(page);
  });

  it('[TEAM1] isn’t a rep’s page', async () => {
    const { page } = await open('rep', '/team');
    await page.getByRole('heading', { name: 'There is no team here for you.' }).waitFor();
    expect(await page.getByRole('link', { name: 'Team', exact: true }).count()).toBe(0);
  });

  it('[TEAM9] is told a win once its rep has agreed', async () => {
    const manager = await open('manager', '/team');
    await button(manager.page, 'Ask to tell the team: Imogen Hart').click();
    await manager.page.getByText('Asked, waiting').waitFor();
    const mate = await open('rep2', '/figures');
    await mate.page.getByText('Nothing was told to your team yet.').waitFor();
    const rep = await open('rep', '/figures');
    await rep.page.getByRole('main').getByText(wins.says).first().waitFor();
    await look(rep.page);
    await button(rep.page, 'Tell the team').click();
    await rep.page.getByText('It is told once they post it.', { exact: false }).waitFor();
    await manager.page.reload();
    await button(manager.page, 'Tell the team about Imogen Hart').click();
    await manager.page.getByText('Told the team').first().waitFor();
    await mate.page.reload();
    await mate.page.getByRole('main').getByText(wins.says).first().waitFor();
    await button(rep.page, 'Take it back').click();
    await rep.page.getByText('Nothing was told to your team yet.').waitFor();
    await mate.page.reload();
    await mate.page.getByText('Nothing was told to your team yet.').waitFor();
    expect([...manager.errors, ...rep.errors, ...mate.errors]).toEqual([]);
  });
});

describe('figures', () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const file = (lines: string[]) => ({
    name: 'figures.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['\uFEFFemail;figure;period start;value;target', ...lines].join('\r\n')),
  });
  const good = [60, 30].map((ago) => `rep@demo.pushback.local;Win rate;${day(ago)};31,5;40`);

  it('[TEAM10] are imported whole, after every bad line was said; then they stand beside practice', async () => {
    const { page, errors } = await open('manager', '/figures');
    await button(page, 'Import').click();
    await page.getByText('Choose a file first.').waitFor();
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles(file([...good, 'nobody@x.example;Win rate;yesterday;1;']));
    await button(page, 'Import').click();
    await page.getByText('one line needs mending first', { exact: false }).waitFor();
    const bad = page.getByRole('table', { name: 'Lines to mend' });
    expect(await bad.getByRole('rowheader', { name: '4' }).count()).toBe(2);
    await look(page);
    await page.getByLabel('File', { exact: true }).setInputFiles(file(good));
    await button(page, 'Import').click();
    await page.getByText('2 figures of 1 rep imported.').waitFor();
    await page.getByRole('table', { name: 'Win rate by rep and period' }).getByText('31.5%').first().waitFor();
    await page
      .getByRole('table', { name: /Win rate above, Overall below/ })
      .getByText('88')
      .waitFor();
    await look(page);
    expect(errors.filter((each) => !each.includes('422'))).toEqual([]);
  });

  it('[TEAM13] have targets that are adjusted with a reason, which the rep reads', async () => {
    const { page } = await open('manager', '/figures');
    await button(page, 'Adjust target').click();
    await page.getByText('looks like a moved goalpost', { exact: false }).waitFor();
    await page.locator('#figure').selectOption({ label: 'Win rate' });
    await page.getByLabel('From the period that starts on').fill(day(30));
    await page.getByLabel('New target').fill('35');
    await page.getByLabel('Reason').fill('The largest account froze its budget.');
    await button(page, 'Adjust target').click();
    await page.getByText('The target is adjusted.').waitFor();
    const rep = await open('rep', '/figures', 390);
    await rep.page.getByText('Target adjusted from 40%: The largest account froze its budget.').waitFor();
    await look(rep.page);
  });
});
