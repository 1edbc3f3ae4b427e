import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import type { DigestBody } from '../../server/domain/digest.ts';
import { useBrowser } from './browser.ts';
import { look, still } from './story.ts';

const browser = useBrowser();

it('[WEB33] a manager reads who improved, how surely, and how many need help', async () => {
  const { page, errors } = await browser.openAs('manager', still);
  await page.goto('/digest');
  await page.getByText('No week has been told yet.').waitFor();
  await look(page);
  const improved = {
    memberId: 'x',
    name: 'Imogen Hart',
    what: 'Concern first',
    before: 42,
    now: 58,
    low: 4.2,
    high: 27.6,
  };
  const body: DigestBody = {
    ...{ for: 'manager', sessions: 12, compared: 9, help: 2, due: 3, done: 4, overdue: 1 },
    improved: [{ ...improved, level: 0.99, sessions: { before: 6, now: 5 } }],
  };
  const owner = openClient(browser.database().url, { max: 1 });
  await owner.begin(async (tx) => {
    const [who] = await tx`select m.organization_id as org, u.id from auth.user u
      join auth.member m on m.user_id = u.id where u.email = 'manager@demo.pushback.local'`;
    await tx`select set_config('app.org', ${who!.org}, true)`;
    await tx`insert into digest (org_id, id, user_id, week, body)
      values (${who!.org}, ${randomUUID()}, ${who!.id}, '2026-11-23', ${JSON.stringify(body)}::text::jsonb)`;
  });
  await owner.end();
  await page.reload();
  await page.getByRole('heading', { name: 'Told on Mon 23 Nov 2026' }).waitFor();
  await page.getByText('Imogen Hart, Concern first: 42 → 58').waitFor();
  await page.getByText('up by 4 to 28, 99% sure; 6 sessions before, 5 since').waitFor();
  await look(page);
  expect(errors).toEqual([]);
}, 120_000);
