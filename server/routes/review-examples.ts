import { Hono } from 'hono';
import { readPeople } from '../db/people.ts';
import { readGoalsOfReviews } from '../db/review-goals.ts';
import { readParts } from '../db/review-parts.ts';
import { listSignedOf } from '../db/reviews.ts';
import { withoutNames } from '../domain/without-names.ts';
import type { ReviewExamples } from '../protocol/survey-view.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';
import { nothingHere } from './problem.ts';

/** What managers learn from each other's signed reviews: their own words, without anybody's name, score or session. */

const most = 20;

export function reviewExampleRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  return new Hono<Env>().get('/reviews/examples', async (c) => {
    const { member, organisation } = c.var.caller;
    if (member.role !== 'manager') throw nothingHere();
    const people = await readPeople(signInDb, organisation.id);
    const others = people.filter(({ id, role }) => role === 'manager' && id !== member.id).map(({ id }) => id);
    const reviews = await listSignedOf(db, organisation.id, others, most);
    const names = [...people.map(({ name }) => name), ...people.flatMap(({ teams }) => teams.map(({ name }) => name))];
    const bare = (says: string) => withoutNames(says, names);
    const examples = reviews.map(async ({ id, managerId, template }) => {
      const [{ texts, points }, goals] = await Promise.all([
        readParts(db, organisation.id, id),
        readGoalsOfReviews(db, organisation.id, [id]),
      ]);
      const saysIn = (section: string) =>
        texts.find((text) => text.authorId === managerId && text.section === section)?.says.trim() ?? '';
      const pointsOf = (kind: 'strength' | 'improvement') =>
        points.filter((point) => point.kind === kind).map(({ says }) => bare(says));
      return {
        ...{ title: template.title, kind: template.kind, role: template.role },
        sections: template.sections
          .map(({ id, heading }) => ({ heading, says: bare(saysIn(id)) }))
          .filter(({ says }) => says !== ''),
        strengths: pointsOf('strength'),
        improvements: pointsOf('improvement'),
        goals: goals.map(({ says }) => bare(says)),
      };
    });
    const shown = (await Promise.all(examples)).filter((each) => each.sections.length + each.improvements.length > 0);
    // the newest first would tell who has just been reviewed
    return c.json<ReviewExamples>({
      examples: shown.toSorted((a, b) => JSON.stringify(a.sections).localeCompare(JSON.stringify(b.sections))),
    });
  });
}
