import type { Rep } from '../live/rep.ts';
import { until } from '../live/until.ts';

/** Sessions made at the wire, without the wait for natural speech, for the pages to show. */

export type Rehearsal = {
  scenario?: string;
  difficulty?: 'guarded' | 'cold' | 'hostile';
  lines?: readonly string[];
  end?: boolean;
};

/** A call on the night desk with strong, weak and trading turns, and a next step at the end. */
export const nightDeskCall = [
  'Your number first, then what we got wrong in March, then terms. What is the figure you have to bring home?',
  'Thirty-six thousand a year off us. Did somebody pick our contract out, or is everybody being asked the same?',
  'Our fault: the second call was due 02:48 and went at 03:05, with one on the desk where we promise two. What did it cost you?',
  'So somebody adds it up across all of them. When does it have to show, and is it counted in price or in cash?',
  'With respect, our price is fair and we have the best service on the market, so I cannot see the complaint. Fine, take five per cent off.',
  'If you sign three years, then I can move two quarters of payment to October. Would that show where you need it to?',
  'I send you the paper by Thursday noon, you take it to your treasurer on Friday, and if she says no we stop. Does that hold?',
] as const;

/** Holds a session and leaves it, ended and scored when asked. Answers its id. */
export async function rehearse(url: string, rep: Rep, { lines = [], end = false, ...body }: Rehearsal = {}) {
  const session = await rep.begin(url, { difficulty: 'guarded', ...body });
  await playOn(url, rep, session.id, { lines, end });
  return session.id;
}

/** The same for a session that was begun already. */
export async function playOn(url: string, rep: Rep, session: string, { lines = [], end = false }: Rehearsal) {
  const line = rep.connect(url, session);
  await line.hear('event', (m) => m.event.kind === 'prospect-turn');
  for (const text of lines) await line.converse(text);
  if (end) {
    line.send({ type: 'end' });
    await line.hear('event', (m) => m.event.kind === 'ended');
    await until(async () => (await rep.scorecard(url, session)).status === 'ready');
  }
  line.socket.close();
  await line.closed;
}
