import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  addFigure,
  addTarget,
  type FoundTarget,
  type FoundValue,
  readFigureValues,
  readOwnFigures,
  readTargets,
  writeFigureValues,
} from '../db/key-figures.ts';
import { readMembers } from '../db/members.ts';
import { readSettings } from '../db/org-settings.ts';
import { readPeople, readTeams } from '../db/people.ts';
import { readSums } from '../db/team-measured.ts';
import { type FigureLine, type LineProblem, linesOf, rowsOf } from '../domain/figure-lines.ts';
import { commonFigures, type FigureTarget, figureIdOf, figureNamed, targetFor } from '../domain/key-figure.ts';
import { criterionOf } from '../domain/measured.ts';
import { commonTeams, type Member } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { dayStart } from '../domain/period.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type {
  BesideView,
  FigureImport,
  FiguresView,
  FigureValueView,
  TargetView,
} from '../protocol/key-figure-view.ts';
import { NewFigure, NewFigureValues, NewTarget } from '../protocol/key-figure-view.ts';
import { beside, figurePeriods } from '../reviews/beside.ts';
import { criteriaOf } from '../reviews/team-sums.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/**
 * Figures of work. A rep sees their own; coaches and managers their teams'; managers give those of their teams. An
 * admin gives and sees everyone's, but nothing of practice beside them.
 */

const shownDays = 731;
const mostTold = 200;
/** Periods that stand beside a criterion. */
const mostBeside = 24;

type Person = Member & { email: string };

const targetOf = (found: FoundTarget): FigureTarget => ({ ...found, madeAt: found.madeAt.toISOString() });

function valueView(found: FoundValue, teams: readonly string[], targets: readonly FigureTarget[]): FigureValueView {
  const { memberId, figure, startsOn, value, target: planned } = found;
  const { target, reason } = targetFor(found, teams, targets);
  return { member: memberId, figure, startsOn, value, target, planned, reason };
}

export function keyFigureRoutes(deps: AppDeps) {
  const { db, raw, signInDb } = deps;

  /** The reps whose figures the caller may see. */
  async function visibleReps({ member, organisation }: Caller): Promise<Person[]> {
    const everyone = await readPeople(signInDb, organisation.id);
    const reps = everyone.filter(({ role }) => role === 'rep');
    if (member.role === 'admin') return reps;
    if (member.role === 'rep') return reps.filter(({ id }) => id === member.id);
    return reps.filter((rep) => commonTeams(member, rep).length > 0);
  }

  const mayGive = ({ member }: Caller) => member.role === 'manager' || member.role === 'admin';

  /** The reps whose figures the caller gives. Throws Refusal to whoever gives none. */
  async function givenReps(caller: Caller): Promise<Person[]> {
    if (!mayGive(caller)) throw nothingHere();
    return visibleReps(caller);
  }

  async function store(c: Context<Env>, lines: readonly FigureLine[], before: readonly LineProblem[]) {
    const { caller } = c.var;
    const orgId = caller.organisation.id;
    const [reps, own] = await Promise.all([givenReps(caller), readOwnFigures(db, orgId)]);
    const members = new Map(reps.map(({ email, id }) => [email.toLowerCase(), id]));
    const { rows, problems: found } = rowsOf(lines, { members, own });
    const problems = [...before, ...found].toSorted((a, b) => a.line - b.line);
    if (problems.length > 0) {
      const count = new Set(problems.map(({ line }) => line)).size;
      return c.json<FigureImport>(
        {
          state: 'refused',
          code: 'bad-lines',
          message: `Nothing was imported: ${count === 1 ? 'one line needs' : `${count} lines need`} mending first.`,
          retryable: false,
          problems: problems.slice(0, mostTold),
          more: Math.max(0, problems.length - mostTold),
        },
        422,
      );
    }
    await writeFigureValues(db, orgId, rows, caller.member.id);
    const people = new Set(rows.map(({ memberId }) => memberId)).size;
    return c.json<FigureImport>({ state: 'imported', values: rows.length, people });
  }

  async function targetViews(orgId: string, reps: readonly Person[], targets: readonly FoundTarget[]) {
    const teams = new Map(reps.flatMap((rep) => rep.teams.map(({ id, name }) => [id, name] as const)));
    const people = new Map(reps.map(({ id, name }) => [id, name]));
    const makers = await readMembers(signInDb, orgId, [...new Set(targets.map(({ madeBy }) => madeBy))]);
    return targets.flatMap(
      ({ id, figure, memberId, teamId, startsOn, target, reason, madeBy, madeAt }): TargetView[] => {
        const whose = people.get(memberId ?? '') ?? teams.get(teamId ?? '');
        if (whose === undefined) return [];
        const by = makers.find((maker) => maker.id === madeBy)?.name ?? 'Somebody who left';
        return [{ id, figure, whose, startsOn, target, reason, by, at: madeAt.toISOString() }];
      },
    );
  }

  const whats = async (orgId: string) => [
    { id: 'overall', name: 'Overall' },
    ...criteriaOf((await rubricsOf(deps, orgId)).ever.values()).map(({ id, name }) => ({ id: criterionOf(id), name })),
  ];

  const Query = z.object({ team: z.string().max(100).optional() });
  const BesideQuery = z.object({
    member: z.uuid(),
    figure: z.string().min(1).max(60),
    what: z.string().min(1).max(80),
  });

  return new Hono<Env>()
    .use('/key-figures/*', membersOnly(deps))
    .get('/key-figures', shaped('query', Query), async (c) => {
      const { caller } = c.var;
      const { member, organisation } = caller;
      const orgId = organisation.id;
      const { team } = c.req.valid('query');
      const [reps, own, { timeZone }] = await Promise.all([
        visibleReps(caller),
        readOwnFigures(db, orgId),
        readSettings(db, orgId),
      ]);
      const teams = member.role === 'admin' ? await readTeams(signInDb, orgId) : member.teams;
      if (team !== undefined && !teams.some(({ id }) => id === team)) throw nothingHere();
      const shown = team === undefined ? reps : reps.filter((rep) => rep.teams.some(({ id }) => id === team));
      const since = dayAfter(dayIn(timeZone, new Date()), -shownDays);
      const [values, found] = await Promise.all([
        readFigureValues(db, orgId, { members: shown.map(({ id }) => id), since }),
        readTargets(db, orgId),
      ]);
      const targets = found.map(targetOf);
      const teamsOf = new Map(shown.map((rep) => [rep.id, rep.teams.map(({ id }) => id)]));
      const staged = [...new Set(values.map(({ figure }) => figure))].filter(
        (id) => ![...commonFigures, ...own].some((figure) => figure.id === id),
      );
      return c.json<FiguresView>({
        people: shown.map(({ id, name }) => ({ id, name })),
        teams: teams.map(({ id, name }) => ({ id, name })),
        team: team ?? null,
        figures: [...commonFigures, ...staged.flatMap((id) => figureNamed(id, own) ?? []), ...own],
        values: values.map((value) => valueView(value, teamsOf.get(value.memberId) ?? [], targets)),
        targets: await targetViews(orgId, shown, found),
        whats: member.role === 'admin' ? [] : await whats(organisation.id),
        may: { give: mayGive(caller), define: mayGive(caller) },
      });
    })
    .post('/key-figures', shaped('json', NewFigure), async (c) => {
      const { caller } = c.var;
      if (!mayGive(caller)) throw nothingHere();
      const wanted = c.req.valid('json');
      const figure = { id: figureIdOf(wanted.name), ...wanted };
      const orgId = caller.organisation.id;
      const taken = figureNamed(figure.name, await readOwnFigures(db, orgId)) !== null;
      if (taken || !(await addFigure(db, orgId, figure, caller.member.id)))
        throw new Refusal(
          409,
          'figure-taken',
          'There is a figure of this name already. Use it, or choose another name.',
        );
      return c.json(figure, 201);
    })
    .post('/key-figures/import', async (c) => {
      if (!mayGive(c.var.caller)) throw nothingHere();
      const { lines, problems } = linesOf(await c.req.text());
      return store(c, lines, problems);
    })
    .post('/key-figures/values', shaped('json', NewFigureValues), async (c) => {
      const lines = c.req.valid('json').values.map(({ value, target, ...rest }, i): FigureLine => {
        const written = (number: number | undefined) => (number === undefined ? '' : number.toFixed(6));
        return { line: i + 1, ...rest, value: written(value), target: written(target) };
      });
      return store(c, lines, []);
    })
    .post('/key-figures/targets', shaped('json', NewTarget), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { figure: written, team, member, startsOn, target, reason } = c.req.valid('json');
      const [reps, own] = await Promise.all([givenReps(caller), readOwnFigures(db, orgId)]);
      const figure = figureNamed(written, own);
      if (!figure) throw new Refusal(422, 'no-such-figure', `There is no figure “${written}”. Choose one of the list.`);
      const mine = caller.member.role === 'admin' ? await readTeams(signInDb, orgId) : caller.member.teams;
      const isTheirs = team ? mine.some(({ id }) => id === team) : reps.some(({ id }) => id === member);
      if (!isTheirs) throw nothingHere();
      const row = { teamId: team ?? null, memberId: member ?? null, figure: figure.id, startsOn, target, reason };
      const made = await addTarget(db, orgId, { ...row, madeBy: caller.member.id });
      const [view] = await targetViews(orgId, reps, [made]);
      const whose = mine.find(({ id }) => id === team)?.name ?? '';
      const { id, madeAt } = made;
      const alone = {
        id,
        figure: figure.id,
        whose,
        startsOn,
        target,
        reason,
        by: caller.member.name,
        at: madeAt.toISOString(),
      };
      return c.json<TargetView>(view ?? alone, 201);
    })
    .get('/key-figures/beside', shaped('query', BesideQuery), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { member, figure, what } = c.req.valid('query');
      const reps = caller.member.role === 'admin' ? [] : await visibleReps(caller);
      const rep = reps.find(({ id }) => id === member);
      if (!rep) throw nothingHere();
      const [{ timeZone }, found, targets] = await Promise.all([
        readSettings(db, orgId),
        readFigureValues(db, orgId, { members: [member], since: '1970-01-01', figure }),
        readTargets(db, orgId),
      ]);
      const teams = rep.teams.map(({ id }) => id);
      const happened = found.slice(-mostBeside).map((value) => valueView(value, teams, targets.map(targetOf)));
      const periods = figurePeriods(happened.map(({ startsOn }) => startsOn));
      const days = [...periods.map(({ first }) => first), ...periods.slice(-1).map(({ last }) => dayAfter(last, 1))];
      const bounds = days.map((day) => dayStart(timeZone, day));
      const sums = await readSums(raw, orgId, { members: [member], whats: [{ what, fromPart: 0 }], bounds });
      return c.json<BesideView>(beside(happened, sums));
    });
}
