import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { readMeasured } from '../db/measured.ts';
import { readMembers } from '../db/members.ts';
import { publishRubric, readNewest, readOpenCards, readVersions } from '../db/rubrics.ts';
import { isJudged } from '../domain/judge.ts';
import { Rubric } from '../domain/rubric.ts';
import { rubricFaults } from '../domain/rubric-edit.ts';
import { listenerVersion } from '../listener/listen.ts';
import { namedRows } from '../measure/catalogue.ts';
import { scoredBy } from '../measure/preview.ts';
import { rubricInForce } from '../practice/rubrics.ts';
import {
  NewRubricVersion,
  type RubricPreview,
  type RubricSummary,
  type RubricView,
  type Thresholds,
} from '../protocol/rubric-view.ts';
import { thresholdsFor } from '../reviews/thresholds.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwnerIds, readOwners } from './shared.ts';

/** Rubrics, edited by managers and admins. What rests on practice is for managers alone, of their own teams. */

const previewed = 20;
const Days = z.object({ days: z.coerce.number().int().min(30).max(60).default(45) });
const measures = namedRows.map(({ number, id, name, unit, better }) => ({
  ...{ number, id, name, unit, better },
  judged: isJudged({ measures: [{ id }] }),
}));
const known: ReadonlySet<string> = new Set(measures.map(({ id }) => id));

const allow = (...roles: string[]) =>
  createMiddleware<Env>(async (c, next) => {
    if (!roles.includes(c.var.caller.member.role)) throw nothingHere();
    await next();
  });
const editors = allow('manager', 'admin');
const managers = allow('manager');

export function rubricRoutes(deps: AppDeps) {
  const { db, signInDb, library } = deps;

  async function inForce(c: Context<Env>, id: string): Promise<Rubric> {
    const rubric = await rubricInForce(deps, c.var.caller.organisation.id, id);
    if (!rubric) throw nothingHere();
    return rubric;
  }

  /** Throws where it couldn't be published as it is. */
  function check(draft: Rubric, base: Rubric): void {
    const [fault] = rubricFaults(draft, base, known);
    if (fault !== undefined) throw new Refusal(422, 'not-possible', fault);
  }

  return new Hono<Env>()
    .use('/rubrics', membersOnly(deps), editors)
    .use('/rubrics/*', membersOnly(deps), editors)
    .get('/rubrics', async (c) => {
      const newest = await readNewest(db, c.var.caller.organisation.id);
      const own = new Map(newest.map((each) => [each.rubricId, each]));
      const view = (shipped: Rubric): RubricSummary => {
        const { id, title, version, criteria } = own.get(shipped.id)?.body ?? shipped;
        const publishedAt = own.get(shipped.id)?.madeAt.toISOString() ?? null;
        return { id, title, version, criteria: criteria.map(({ name }) => name), publishedAt };
      };
      return c.json<RubricSummary[]>([...library.rubrics.values()].map(view));
    })
    .get('/rubrics/:id', async (c) => {
      const orgId = c.var.caller.organisation.id;
      const shipped = library.rubrics.get(c.req.param('id'));
      if (!shipped) throw nothingHere();
      const own = await readVersions(db, orgId, shipped.id);
      const makers = await readMembers(signInDb, orgId, [...new Set(own.map(({ madeBy }) => madeBy))]);
      const names = new Map(makers.map(({ id, name }) => [id, name]));
      const versions: RubricView['versions'] = own.map(({ body, madeBy, madeAt, note }) => {
        return { rubric: body, at: madeAt.toISOString(), by: names.get(madeBy) ?? 'A former member', note };
      });
      return c.json<RubricView>({
        rubric: own[0]?.body ?? shipped,
        versions: [...versions, { rubric: shipped, at: null, by: null, note: '' }],
        measures,
        seesPractice: c.var.caller.member.role === 'manager',
      });
    })
    .post('/rubrics/:id/preview', managers, shaped('json', Rubric), async (c) => {
      const draft = c.req.valid('json');
      const base = await inForce(c, c.req.param('id'));
      check(draft, base);
      const owners = await readOwners(deps, c.var.caller);
      const names = new Map(owners.map(({ id, name }) => [id, name]));
      const members = [...names.keys()];
      const cards = await readOpenCards(db, c.var.caller.organisation.id, {
        members,
        rubricId: base.id,
        limit: previewed,
      });
      return c.json<RubricPreview>({
        sessions: cards.map(({ session, memberId, scenario, startedAt, body }) => {
          const after = scoredBy(draft, body);
          const was = new Map(body.criteria.map((each) => [each.id, each.effective]));
          return {
            session,
            rep: names.get(memberId) ?? '',
            scenario: library.scenarios.get(scenario)?.title ?? scenario,
            startedAt: startedAt.toISOString(),
            version: body.rubric.version,
            before: { overall: body.overall, level: body.level },
            after: { overall: after.overall, level: after.level },
            criteria: after.criteria.map(({ id, name, effective }) => {
              return { id, name, before: was.get(id) ?? null, after: effective };
            }),
          };
        }),
      });
    })
    .get('/rubrics/:id/thresholds', managers, shaped('query', Days), async (c) => {
      const { days } = c.req.valid('query');
      const rubric = await inForce(c, c.req.param('id'));
      const to = new Date();
      const values = await readMeasured(db, c.var.caller.organisation.id, {
        members: await readOwnerIds(deps, c.var.caller),
        whats: rubric.criteria.flatMap((criterion) => criterion.measures.map(({ id }) => id)),
        from: new Date(to.getTime() - days * 86_400_000),
        to,
        listener: listenerVersion,
        openOnly: true,
      });
      return c.json<Thresholds>({ days, proposals: thresholdsFor(rubric, values) });
    })
    .post('/rubrics/:id/publish', shaped('json', NewRubricVersion), async (c) => {
      const { basedOn, rubric, note } = c.req.valid('json');
      const { member, organisation } = c.var.caller;
      const base = await inForce(c, c.req.param('id'));
      check(rubric, base);
      const next = { ...rubric, version: base.version + 1 };
      const isNewest = basedOn === base.version;
      if (!isNewest || !(await publishRubric(db, organisation.id, next, { madeBy: member.id, note })))
        throw new Refusal(
          409,
          'not-newest',
          'Somebody published a newer version meanwhile. Load it and edit that one.',
        );
      return c.json<Rubric>(next, 201);
    });
}
