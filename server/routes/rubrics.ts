import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { readMeasured } from '../db/measured.ts';
import { readMembers } from '../db/members.ts';
import {
  countGoalsOn,
  dropDraft,
  findDraft,
  type OpenCard,
  publishRubric,
  readNewest,
  readOpenCards,
  readVersions,
  saveDraft,
} from '../db/rubrics.ts';
import { isJudged } from '../domain/judge.ts';
import { Rubric } from '../domain/rubric.ts';
import { rubricFaults } from '../domain/rubric-faults.ts';
import type { RubricForm } from '../domain/rubric-form.ts';
import { anchorsIn } from '../domain/rubric-typed.ts';
import { listenerVersion } from '../listener/listen.ts';
import { namedRows } from '../measure/catalogue.ts';
import { scoredBy } from '../measure/preview.ts';
import { rubricInForce, rubricsOf } from '../practice/rubrics.ts';
import {
  type DraftConflict,
  type DraftDiscarded,
  type DraftSaved,
  NewRubricDraft,
  NewRubricVersion,
  type RubricPreview,
  type RubricSummary,
  type RubricView,
  type Thresholds,
} from '../protocol/rubric-view.ts';
import { type MeasuredBy, thresholdsFor } from '../reviews/thresholds.ts';
import { blindFor } from './blind.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwnerIds, readOwners } from './shared.ts';

/** Rubrics, edited by managers and admins. What rests on practice is for managers alone, of their own teams. */

const previewed = 20;
const Look = z.object({
  days: z.coerce.number().int().min(30).max(60).default(45),
  of: z.enum(['force', 'draft']).default('force'),
});
const known: ReadonlySet<string> = new Set(namedRows.map(({ id }) => id));

/** The catalogue, each row with the anchors that some rubric has for it. */
function measuresOf(rubrics: Iterable<Rubric>): RubricView['measures'] {
  const used = [...rubrics].flatMap(({ criteria }) => criteria.flatMap(({ measures }) => measures));
  return namedRows.map(({ number, id, name, unit, better, action }) => ({
    ...{ number, id, name, unit, better, action, judged: isJudged({ measures: [{ id }] }) },
    anchors: used.find((each) => each.id === id)?.anchors ?? null,
  }));
}

/** Criteria that `rubric` has not, its own earlier ones first. */
function othersOf(rubric: Rubric, rubrics: ReadonlyMap<string, Rubric>): RubricView['others'] {
  const taken = new Set(rubric.criteria.map(({ id }) => id));
  const own = rubrics.get(rubric.id);
  return [...(own ? [own] : []), ...rubrics.values()].flatMap(({ title, criteria }) =>
    criteria.flatMap((criterion) => {
      if (taken.has(criterion.id)) return [];
      taken.add(criterion.id);
      return [{ criterion, from: title }];
    }),
  );
}

const viewDraft = ({ form, basedOn, savedAt }: { form: RubricForm; basedOn: number; savedAt: Date }) => ({
  ...{ form, basedOn, savedAt: savedAt.toISOString() },
});

/** A session as it was scored and as the draft would have. */
function previewOf(draft: Rubric, { body }: OpenCard): Pick<Previewed, 'before' | 'after' | 'criteria'> {
  const after = scoredBy(draft, body);
  const was = new Map(body.criteria.map((each) => [each.id, each.effective]));
  const drafted = new Set(after.criteria.map(({ id }) => id));
  return {
    before: { overall: body.overall, level: body.level },
    after: { overall: after.overall, level: after.level },
    criteria: [
      ...after.criteria.map(({ id, name, effective }) => {
        const is = was.has(id) ? ('kept' as const) : ('added' as const);
        return { id, name, is, before: was.get(id) ?? null, after: effective };
      }),
      ...body.criteria
        .filter(({ id }) => !drafted.has(id))
        .map(({ id, name, effective }) => ({ id, name, is: 'removed' as const, before: effective, after: null })),
    ],
  };
}
type Previewed = RubricPreview['sessions'][number];

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
    if (fault) throw new Refusal(422, 'not-possible', fault.says);
  }

  const draftKey = ({ var: { caller } }: Context<Env>, rubricId: string) => ({ memberId: caller.member.id, rubricId });

  /** What the caller's draft measures by, as far as its anchors can be read; without one, what the rubric does. */
  async function drafted(c: Context<Env>, rubric: Rubric): Promise<readonly MeasuredBy[]> {
    const draft = await findDraft(db, c.var.caller.organisation.id, draftKey(c, rubric.id));
    if (!draft) return rubric.criteria;
    return draft.form.criteria.map(({ id, measures }) => ({
      id,
      measures: measures.flatMap((measure) => {
        const read = anchorsIn(measure.anchors);
        return 'anchors' in read && known.has(measure.id) ? [{ id: measure.id, anchors: read.anchors }] : [];
      }),
    }));
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
      const [own, rubrics, draft] = await Promise.all([
        readVersions(db, orgId, shipped.id),
        rubricsOf(deps, orgId),
        findDraft(db, orgId, draftKey(c, shipped.id)),
      ]);
      const rubric = own[0]?.body ?? shipped;
      const goals = await countGoalsOn(
        db,
        orgId,
        rubric.criteria.map(({ id }) => id),
      );
      const makers = await readMembers(signInDb, orgId, [...new Set(own.map(({ madeBy }) => madeBy))]);
      const names = new Map(makers.map(({ id, name }) => [id, name]));
      const versions: RubricView['versions'] = own.map(({ body, madeBy, madeAt, note }) => {
        return { rubric: body, at: madeAt.toISOString(), by: names.get(madeBy) ?? 'A former member', note };
      });
      return c.json<RubricView>({
        rubric,
        versions: [...versions, { rubric: shipped, at: null, by: null, note: '' }],
        measures: measuresOf([rubric, ...rubrics.ever.values()]),
        others: othersOf(rubric, rubrics.ever),
        goals: Object.fromEntries(goals),
        draft: draft && viewDraft(draft),
        seesPractice: c.var.caller.member.role === 'manager',
      });
    })
    .post('/rubrics/:id/preview', managers, shaped('json', Rubric), async (c) => {
      const draft = c.req.valid('json');
      const base = await inForce(c, c.req.param('id'));
      check(draft, base);
      const [owners, except] = await Promise.all([readOwners(deps, c.var.caller), blindFor(deps, c.var.caller)]);
      const names = new Map(owners.map(({ id, name }) => [id, name]));
      const members = [...names.keys()];
      const cards = await readOpenCards(db, c.var.caller.organisation.id, {
        members,
        rubricId: base.id,
        except,
        limit: previewed,
      });
      return c.json<RubricPreview>({
        sessions: cards.map((card) => ({
          ...{ session: card.session, source: card.source, rep: names.get(card.memberId) ?? '' },
          title: library.scenarios.get(card.name)?.title ?? card.name,
          ...{ startedAt: card.startedAt.toISOString(), version: card.body.rubric.version },
          ...previewOf(draft, card),
        })),
      });
    })
    .post('/rubrics/:id/draft', shaped('json', NewRubricDraft), async (c) => {
      const { id } = await inForce(c, c.req.param('id'));
      const { over, ...typed } = c.req.valid('json');
      const draft = { ...typed, over: over === null ? null : new Date(over) };
      const result = await saveDraft(db, c.var.caller.organisation.id, draftKey(c, id), draft);
      if ('saved' in result) return c.json<DraftSaved>({ savedAt: result.saved.savedAt.toISOString() });
      return c.json<DraftConflict>(
        {
          ...{ code: 'conflict', retryable: false },
          message: 'Your draft was saved, published or discarded elsewhere in between. Choose which one to keep.',
          stands: result.stands && viewDraft(result.stands),
        },
        409,
      );
    })
    .post('/rubrics/:id/draft/discard', async (c) => {
      const { id } = await inForce(c, c.req.param('id'));
      await dropDraft(db, c.var.caller.organisation.id, draftKey(c, id));
      return c.json<DraftDiscarded>({ status: 'discarded' });
    })
    .get('/rubrics/:id/thresholds', managers, shaped('query', Look), async (c) => {
      const { days, of } = c.req.valid('query');
      const rubric = await inForce(c, c.req.param('id'));
      const criteria = of === 'draft' ? await drafted(c, rubric) : rubric.criteria;
      const to = new Date();
      const values = await readMeasured(db, c.var.caller.organisation.id, {
        members: await readOwnerIds(deps, c.var.caller),
        whats: criteria.flatMap((criterion) => criterion.measures.map(({ id }) => id)),
        from: new Date(to.getTime() - days * 86_400_000),
        to,
        listener: listenerVersion,
        openOnly: true,
      });
      return c.json<Thresholds>({ days, proposals: thresholdsFor(criteria, values) });
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
