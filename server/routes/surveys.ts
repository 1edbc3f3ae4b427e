import { Hono } from 'hono';
import { readTeammates } from '../db/members.ts';
import { addNotice } from '../db/notices.ts';
import { addAnswer, insertSurvey, listSurveys, readAnswers, readGiven } from '../db/surveys.ts';
import type { Member } from '../domain/member.ts';
import { leastAnswers, SurveyAnswer } from '../domain/survey.ts';
import { surveyQuestions } from '../domain/survey-questions.ts';
import type { MadeReview } from '../protocol/review-view.ts';
import { NewSurvey, type SurveysView } from '../protocol/survey-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readToday } from './review-view.ts';

/** `/api/surveys`: how reviews went, asked of a team's reps without names, read by its managers from five answers on. */

type Results = SurveysView['surveys'][number]['results'];

const written = (answers: readonly SurveyAnswer[], field: 'helped' | 'change') =>
  answers
    .map((answer) => answer[field])
    .filter((says) => says !== '')
    .toSorted((a, b) => a.localeCompare(b));

/** Each question by itself: nothing tells which marks and words are one person's. */
const resultsOf = (answers: readonly SurveyAnswer[]): Results => ({
  marks: surveyQuestions.map(({ id, says }) => ({
    ...{ id, says },
    counts: [1, 2, 3, 4, 5].map((mark) => answers.filter(({ marks }) => marks[id] === mark).length),
  })),
  helped: written(answers, 'helped'),
  change: written(answers, 'change'),
});

export function surveyRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  const isAsked = ({ role }: Member) => role === 'rep';

  return new Hono<Env>()
    .use('/surveys/*', membersOnly(deps))
    .get('/surveys', async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const isReader = member.role === 'manager';
      const teams = isReader || isAsked(member) ? member.teams : [];
      const [surveys, { today }] = await Promise.all([
        listSurveys(
          db,
          orgId,
          teams.map(({ id }) => id),
        ),
        readToday(deps, orgId),
      ]);
      const given = await readGiven(
        db,
        orgId,
        member.id,
        surveys.map(({ id }) => id),
      );
      const views = surveys.map(async ({ id, teamId, title, closesOn }) => {
        const open = closesOn >= today;
        // results that grew while somebody watched would tell who has just answered
        const { n, answers } = isReader
          ? await readAnswers(db, orgId, id, open ? Number.POSITIVE_INFINITY : leastAnswers)
          : { n: 0, answers: null };
        return {
          ...{ id, title, closesOn, open, given: given.has(id), answers: n },
          team: teams.find((team) => team.id === teamId) ?? { id: teamId, name: '' },
          results: answers && resultsOf(answers),
        };
      });
      return c.json<SurveysView>({ surveys: await Promise.all(views), least: leastAnswers });
    })
    .post('/surveys', shaped('json', NewSurvey), async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const { team, title, closesOn } = c.req.valid('json');
      if (member.role !== 'manager' || !member.teams.some(({ id }) => id === team)) throw nothingHere();
      const { today } = await readToday(deps, orgId);
      if (closesOn <= today) throw new Refusal(400, 'bad-request', 'closesOn: leave some days to answer');
      const asked = (await readTeammates(signInDb, orgId, [team])).filter(isAsked);
      if (asked.length < leastAnswers)
        throw new Refusal(
          422,
          'too-few',
          `Under ${leastAnswers} reps no answer could ever be shown. Ask a larger team.`,
        );
      const id = await insertSurvey(db, orgId, { teamId: team, title, closesOn, madeBy: member.id });
      for (const { id: userId } of asked)
        await addNotice(db, {
          ...{ orgId, userId, kind: 'survey', about: id, link: '/surveys' },
          says: `How did your review go? Answer without your name, up to ${closesOn}.`,
        });
      return c.json<MadeReview>({ id }, 201);
    })
    .post('/surveys/:id/answer', shaped('json', SurveyAnswer), async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const teams = isAsked(member) ? member.teams.map(({ id }) => id) : [];
      const survey = (await listSurveys(db, orgId, teams)).find(({ id }) => id === c.req.param('id'));
      if (!survey) throw nothingHere();
      const { today } = await readToday(deps, orgId);
      if (survey.closesOn < today) throw new Refusal(409, 'closed', 'This survey is closed.');
      if (!(await addAnswer(db, orgId, survey.id, member.id, c.req.valid('json'))))
        throw new Refusal(409, 'given', 'You have answered already.');
      return c.json({ status: 'done' as const });
    });
}
