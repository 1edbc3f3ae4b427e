import { noteSeen, setStandard, setStanding } from '../db/standards.ts';
import { criterionOf } from '../domain/measured.ts';
import type { RepRole } from '../domain/review.ts';
import { demoReps, demoWeeks } from '../practice/demo-plan.ts';
import type { Demo } from './demo.ts';

/** What is expected of each role, published when the twelve weeks began, and read by the reps. */

const [step, composure, accuracy] = [criterionOf('next-step'), criterionOf('composure'), criterionOf('accuracy')];

type Standard = { role: RepRole; what: string; threshold: number; says: string };

export const standards: readonly Standard[] = [
  {
    ...{ role: 'new hire', what: step, threshold: 40 },
    says: 'By the end of the third month every call ends on something that both sides have said out loud, even if the day is still open.',
  },
  {
    ...{ role: 'new hire', what: composure, threshold: 45 },
    says: 'You may lose the thread under pressure. You don’t lose your tone, and you don’t give anything away to make it stop.',
  },
  {
    ...{ role: 'new hire', what: accuracy, threshold: 60 },
    says: 'When you don’t know a figure you say so and say by when you will have it. Nobody here is blamed for that sentence.',
  },
  {
    ...{ role: 'experienced', what: step, threshold: 60 },
    says: 'A call ends with a person, a day and what it hangs on, and the other side has said yes to all three.',
  },
  {
    ...{ role: 'experienced', what: composure, threshold: 60 },
    says: 'Your answers keep their length and their tone when the other side turns sharp, in the last five minutes as in the first.',
  },
  {
    ...{ role: 'experienced', what: accuracy, threshold: 75 },
    says: 'What you say of our product, of prices and of competitors could be read out to the customer’s lawyer.',
  },
  {
    ...{ role: 'team lead', what: step, threshold: 75 },
    says: 'Your next steps hold: of those agreed in your calls, you can say a month later which were kept and why the others weren’t.',
  },
  {
    ...{ role: 'team lead', what: composure, threshold: 75 },
    says: 'Others may listen to your hardest call of the month and learn from it how pressure is taken out of a room.',
  },
];

const roleOf = (name: string): RepRole =>
  name === 'Yasmin Farouk' ? 'new hire' : name === 'Grace Whitlock' ? 'team lead' : 'experienced';
const joined: Record<string, number> = { 'Yasmin Farouk': 35 };

export const thresholdsFor = (role: RepRole): ReadonlyMap<string, number> =>
  new Map(standards.filter((each) => each.role === role).map(({ what, threshold }) => [what, threshold]));

export { roleOf };

export async function publishStandards(demo: Demo): Promise<void> {
  const { db, orgId, teamId, dated } = demo;
  const days = demoWeeks * 7;
  const made = [];
  for (const each of standards) {
    const row = { ...each, teamId, fromDay: demo.day(days), madeBy: demo.id('Stephen Reyes') };
    const { id } = await setStandard(db, orgId, row);
    dated.push({ table: 'standard', by: 'id', id, set: { made_at: demo.at(days + 3) } });
    made.push({ ...each, id });
  }
  for (const [i, name] of demoReps.entries()) {
    const [userId, role] = [demo.id(name), roleOf(name)];
    if (role !== 'experienced') await setStanding(db, orgId, userId, role);
    const theirs = made.filter((each) => each.role === role).map(({ id }) => id);
    await noteSeen(db, orgId, userId, theirs);
    const at = demo.at(joined[name] ?? days + 2 - (i % 3), 9 + (i % 5));
    dated.push({ table: 'standard_seen', by: 'user_id', id: userId, set: { at } });
  }
}
