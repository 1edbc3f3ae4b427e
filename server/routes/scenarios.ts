import { Hono } from 'hono';
import { readOverseers } from '../db/members.ts';
import { readMeetings } from '../db/practice-sessions.ts';
import { rubricInForce } from '../practice/rubrics.ts';
import type { Briefing, ScenarioSummary } from '../protocol/session-view.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';
import { nothingHere } from './problem.ts';
import { viewBriefing, viewScenario } from './views.ts';

export function scenarioRoutes(deps: AppDeps) {
  const { db, library } = deps;
  return new Hono<Env>()
    .get('/', async (c) => {
      const { member, organisation } = c.var.caller;
      const meetings = await readMeetings(db, organisation.id, member.id);
      const scenarios = [...library.scenarios.values()].map((scenario) => viewScenario(scenario, meetings));
      return c.json<ScenarioSummary[]>(scenarios);
    })
    .get('/:id', async (c) => {
      const { member, organisation } = c.var.caller;
      const scenario = library.scenarios.get(c.req.param('id'));
      const rubric = scenario && (await rubricInForce(deps, organisation.id, scenario.rubric));
      if (!scenario || !rubric) throw nothingHere();
      const [meetings, overseers] = await Promise.all([
        readMeetings(db, organisation.id, member.id),
        readOverseers(
          deps.signInDb,
          organisation.id,
          member.teams.map((team) => team.id),
        ),
      ]);
      return c.json<Briefing>(viewBriefing(scenario, rubric, meetings, member, overseers));
    });
}
