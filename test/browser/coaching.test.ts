import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { nightDeskCall, rehearse } from './rehearsal.ts';
import { button, fill, inTrouble, look, provoked, still } from './story.ts';

/** A rep asks, a coach answers: both values stay where both can see them. */

const browser = useBrowser();

it('[COACH1] [COACH2] [COACH5] [COACH8] [COACH9] a rep asks and disputes, a coach comments, corrects, overrides and answers, and both see both values', async () => {
  const rep = await browser.openAs('rep', still);
  const session = await rehearse(browser.url(), rep.api, { lines: nightDeskCall, end: true });
  await rep.api.share(browser.url(), session);
  const before = await rep.api.scorecard(browser.url(), session);
  if (before.status !== 'ready') throw new Error(before.status);
  const criterion = before.criteria.find(({ computed }) => computed !== null && computed < 90)!;
  const { name } = criterion;
  const computed = String(Math.round(criterion.computed!));

  const mine = rep.page;
  await mine.goto(`/sessions/${session}`);
  await button(mine, 'Ask a coach to check this').first().click();
  await fill(mine, 'What should the coach look at?', 'Did I give way too early?');
  await button(mine, 'Ask a coach to check this').last().click();
  await mine.getByText('Did I give way too early?').waitFor();
  await button(mine, `Dispute this score: ${name}`).click();
  await fill(mine, 'Why is it wrong? A coach answers it.', 'I asked before I defended.');
  await mine.getByRole('button', { name: 'Dispute this score', exact: true }).click();
  await mine.getByText('Waits for a coach.').first().waitFor();
  await look(mine);

  const coach = await browser.openAs('coach', still);
  const desk = coach.page;
  await desk.goto('/coaching');
  await desk.getByRole('heading', { name: 'One session to look at' }).waitFor();
  await desk
    .getByRole('list', { name: 'Queue' })
    .getByRole('link', { name: /Imogen Hart/ })
    .click();
  await desk.getByRole('heading', { name: `Imogen disputes ${name}` }).waitFor();
  await desk.getByText('I asked before I defended.').waitFor();
  await button(desk, 'I’ll take this').click();
  await desk.getByText('You are on this session.').waitFor();
  await look(desk);
  await button(desk, `Answer the dispute of ${name}`).click();
  await fill(desk, 'Your score, 0 to 100', '91');
  await fill(desk, 'Your answer, for the rep to read', 'You asked first, at 05:20.');
  const over = await inTrouble(desk, '/answer');
  const answer = desk.getByRole('button', { name: 'Answer', exact: true });
  await answer.click();
  await desk.getByText('That wasn’t kept.').waitFor();
  await over();
  await answer.click();
  await desk.getByText('You asked first, at 05:20.').first().waitFor();

  await desk.getByRole('link', { name: 'Full scorecard' }).click();
  const table = desk.getByRole('table', { name: /Scores by criterion/ });
  const row = table.getByRole('row').filter({ has: desk.getByRole('rowheader', { name }) });
  await row.getByText(`${computed} computed, 91 by`, { exact: false }).waitFor();
  expect(await row.getByRole('cell').last().textContent()).toContain('91');
  const tools = desk.getByRole('button', { name: /^Comment or correct at/ }).first();
  await tools.click();
  await fill(desk, 'Your comment, for the rep to read', 'A strong opening.');
  await button(desk, 'Save').click();
  await desk.getByText('A strong opening.').waitFor();
  await tools.click();
  await desk.getByRole('radio', { name: 'Heard wrong' }).check();
  await desk.getByRole('checkbox', { name: 'Small talk' }).waitFor({ state: 'detached' });
  for (const box of await desk.getByRole('checkbox', { checked: true }).all()) await box.uncheck();
  await button(desk, 'Score again with this').click();
  await desk.getByText(/^Corrected by Rosalind Kemble/).waitFor();
  await desk.getByText(/As heard the overall score was/).waitFor();
  await tools.click();
  await desk.getByRole('radio', { name: 'Send back here' }).check();
  await fill(desk, 'Why answer this again?', 'Wait for the figure.');
  await desk.getByRole('button', { name: 'Send back here', exact: true }).click();
  await desk.getByText(/Rosalind Kemble sent Imogen back here/).waitFor();
  await look(desk);
  await button(desk, 'Done with this session').click();
  await desk.getByText(/Rosalind Kemble was done with it/).waitFor();
  await desk.goto('/coaching');
  await desk.getByRole('heading', { name: 'Nothing waits for you.' }).waitFor();
  await desk.getByText('1 of 10 done this week').waitFor();

  await mine.goto('/');
  await mine.getByRole('heading', { name: 'From your coach' }).waitFor();
  await mine.getByText('A strong opening.').waitFor();
  await look(mine);
  await mine.goto(`/sessions/${session}`);
  const own = mine.getByRole('row').filter({ has: mine.getByRole('rowheader', { name }) });
  await own.getByText(`${computed} computed, 91 by`, { exact: false }).waitFor();
  await own.getByText('You asked first, at 05:20.').first().waitFor();
  await mine.getByText(/^Corrected by Rosalind Kemble/).waitFor();
  await mine.getByRole('button', { name: 'Replay from here' }).click();
  await mine.waitForURL(/\/practice\//);
  expect(provoked([...rep.errors, ...coach.errors])).toEqual([]);
}, 180_000);
