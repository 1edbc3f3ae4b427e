import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayAfter } from '../../server/domain/day.ts';
import { AssigningChoices } from '../../server/protocol/assignment-view.ts';
import { GoalDetail } from '../../server/protocol/goal-view.ts';
import { signIn } from '../live/rep.ts';
import { overflowOf, violationsOf } from './axe.ts';
import { type DemoEmail, say, useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';

/** Every page and state, wide and narrow, light and dark: nothing for axe to find, nothing to scroll sideways. */

const browser = useBrowser();
const made = { scored: '', short: '', open: '', shared: '', goal: '' };

beforeAll(async () => {
  const rep = await signIn(browser.url());
  made.scored = await rehearse(browser.url(), rep, { lines: nightDeskCall, end: true });
  made.shared = await rehearse(browser.url(), rep, { lines: nightDeskCall.slice(0, 4), end: true });
  await rep.share(browser.url(), made.shared);
  made.goal = await assigned();
  made.short = await rehearse(browser.url(), rep, { end: true });
  made.open = await rehearse(browser.url(), rep, { lines: nightDeskCall.slice(0, 3) });
});

/** A goal of the rep's with practice assigned for it. Answers its id. */
async function assigned(): Promise<string> {
  const { cookie } = await signIn(browser.url(), 'manager@demo.pushback.local');
  const ask = async (path: string, body?: unknown) => {
    const headers = { cookie, origin: browser.url(), 'content-type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    return (await fetch(`${browser.url()}${path}`, init)).json();
  };
  const { people, today } = AssigningChoices.parse(await ask('/api/assignments/choices'));
  const member = people.find(({ name }) => name === 'Imogen Hart')!.id;
  const says = { says: 'Ask before you answer.', cause: 'skill', what: 'objection-question-first' };
  const line = { baseline: 0.1, target: 0.9, dueOn: dayAfter(today, 90), milestones: [] };
  const { id } = GoalDetail.parse(await ask('/api/goals', { member, ...says, ...line }));
  const wanted = { scenarios: ['waiting-room'], difficulty: 'cold', dueOn: today, attempts: 2, declared: true };
  await ask('/api/assignments', { member, ...wanted, reason: 'You answer before you ask.', goal: id });
  return id;
}

type State = {
  name: string;
  as?: DemoEmail;
  path: () => string;
  /** Brings the page into the state; it is open and has its heading. */
  reach?: (page: Page) => Promise<void>;
};

const log = (page: Page) => page.getByRole('log', { name: 'Transcript' });

const states: State[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  {
    name: 'a sign-in that failed',
    path: () => '/sign-in',
    async reach(page) {
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('Enter your email and your password.').waitFor();
    },
  },
  {
    name: 'home before the first session',
    as: 'rep2',
    path: () => '/',
    reach: (page) => page.getByText('Your sessions will be listed here', { exact: false }).waitFor(),
  },
  {
    name: 'home with sessions and the account menu open',
    as: 'rep',
    path: () => '/',
    async reach(page) {
      await page.getByRole('table', { name: 'Recent sessions' }).waitFor();
      await page.getByRole('button', { name: /Account and theme/ }).click();
    },
  },
  {
    name: 'the scenarios',
    as: 'rep',
    path: () => '/scenarios',
    reach: (page) => page.getByRole('link', { name: /night desk/i }).waitFor(),
  },
  {
    name: 'a briefing',
    as: 'rep',
    path: () => '/scenarios/night-desk',
    reach: (page) => page.getByRole('button', { name: 'Start' }).waitFor(),
  },
  { name: 'a session that goes on', as: 'rep', path: () => `/practice/${made.open}`, reach: waitForTurns },
  {
    name: 'the question before the end',
    as: 'rep',
    path: () => `/practice/${made.open}`,
    async reach(page) {
      await waitForTurns(page);
      await page.getByRole('button', { name: /End\s+session/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a prospect answering',
    as: 'rep',
    path: () => `/practice/${made.open}`,
    async reach(page) {
      await waitForTurns(page);
      await say(page, 'What would you have to see in writing, and who reads it after you?');
      await log(page).getByText('answering').waitFor();
    },
  },
  {
    name: 'a session that is over',
    as: 'rep',
    path: () => `/practice/${made.scored}`,
    reach: (page) => page.getByRole('heading', { name: 'The session is over.' }).waitFor(),
  },
  {
    name: 'a scorecard with everything open',
    as: 'rep',
    path: () => `/sessions/${made.scored}`,
    async reach(page) {
      await page.getByRole('heading', { name: 'Criteria' }).waitFor();
      await page.getByRole('button', { name: 'Show what never surfaced' }).click();
      await page.getByRole('group').evaluateAll((all) => {
        for (const each of all) if (each instanceof HTMLDetailsElement) each.open = true;
      });
    },
  },
  {
    name: 'a session too short to score',
    as: 'rep',
    path: () => `/sessions/${made.short}`,
    reach: (page) => page.getByRole('heading', { name: 'This session was too short to score.' }).waitFor(),
  },
  {
    name: 'the history',
    as: 'rep',
    path: () => '/sessions',
    reach: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'the account of a demo member',
    as: 'rep',
    path: () => '/account',
    reach: (page) => page.getByText('Demo members keep the password', { exact: false }).waitFor(),
  },
  {
    name: 'the question before sharing',
    as: 'rep',
    path: () => `/sessions/${made.scored}`,
    async reach(page) {
      await page.getByRole('button', { name: 'Share with coach and manager' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'home of a coach',
    as: 'coach',
    path: () => '/',
    reach: (page) => page.getByRole('table', { name: 'Shared with you' }).waitFor(),
  },
  {
    name: 'home of a manager',
    as: 'manager',
    path: () => '/',
    reach: (page) => page.getByRole('region', { name: 'Since last week' }).waitFor(),
  },
  {
    name: 'home of an admin',
    as: 'admin',
    path: () => '/',
    reach: (page) => page.getByRole('heading', { name: /not set up yet/ }).waitFor(),
  },
  {
    name: 'what was shared with a manager',
    as: 'manager',
    path: () => '/shared',
    reach: (page) => page.getByRole('table', { name: /Sessions shared with you/ }).waitFor(),
  },
  {
    name: 'a scorecard read by a coach',
    as: 'coach',
    path: () => `/sessions/${made.shared}`,
    reach: (page) => page.getByRole('heading', { name: 'Criteria' }).waitFor(),
  },
  {
    name: 'goals of a rep',
    as: 'rep',
    path: () => '/goals',
    reach: (page) => page.getByRole('link', { name: 'Ask before you answer.' }).waitFor(),
  },
  {
    name: 'one goal, for its manager',
    as: 'manager',
    path: () => `/goals/${made.goal}`,
    reach: (page) => page.getByRole('heading', { name: 'What closes it' }).waitFor(),
  },
  {
    name: 'a goal being set',
    as: 'manager',
    path: () => '/goals',
    reach: async (page) => {
      await page.getByLabel('For whom').selectOption({ label: 'Daniel Okoro' });
      await page.getByLabel('What is measured').selectOption({ label: 'Overall score' });
      await page.getByLabel('Target', { exact: true }).fill('60');
    },
  },
  {
    name: 'assigning practice',
    as: 'manager',
    path: () => '/assign',
    reach: (page) => page.getByRole('button', { name: 'Withdraw from Imogen Hart' }).waitFor(),
  },
  { name: 'an address with nothing behind it', as: 'rep', path: () => '/nowhere' },
  {
    name: "someone else's session",
    as: 'rep2',
    path: () => `/sessions/${made.scored}`,
    reach: (page) => page.getByRole('heading', { name: /isn’t shared with you/ }).waitFor(),
  },
];

/** Pages that have a table, a form or nothing yet, as they come. */
const pages: [DemoEmail, string[]][] = [
  ['rep', ['/calls', '/check-ins', '/digest', '/figures', '/reviews', '/standards', '/surveys', '/plans']],
  ['coach', ['/coaching', '/listening', '/team', '/assign', '/check-ins', '/figures']],
  ['manager', ['/coaching', '/team', '/calls', '/check-ins', '/figures', '/standards', '/rubrics', '/reviews']],
  ['manager', ['/reviews/examples', '/surveys', '/plans', '/digest', '/account']],
  ['admin', ['/people', '/settings', '/rubrics', '/rubrics/hostile-procurement', '/listening', '/figures']],
];
const plain: State[] = pages.flatMap(([as, paths]) =>
  paths.map((path) => ({
    name: `${path} of ${as}`,
    as,
    path: () => path,
    reach: (page) => page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' }),
  })),
);

async function waitForTurns(page: Page) {
  await log(page).getByText(nightDeskCall[2]).waitFor();
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('accessible and inside the window', () => {
  it.each([...states, ...plain])('[BROWSER1] [BROWSER2] $name', async ({ as, path, reach }) => {
    const opened = await (as ? browser.openAs(as, { reducedMotion: true }) : browser.open({ reducedMotion: true }));
    const { page } = opened;
    await page.goto(path());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await reach?.(page);
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await overflowOf(page), `wider than ${size.width}`).toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violationsOf(page), `${size.width} ${colorScheme}`).toEqual([]);
      }
    }
    expect(opened.errors).toEqual([]);
  });
});
