import { Hono } from 'hono';
import {
  type Assignment,
  addAssignment,
  findAssignment,
  listAssignments,
  withdrawAssignment,
} from '../db/assignments.ts';
import { dayAfter } from '../domain/org-settings.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import {
  type AssigningChoices,
  type AssignmentList,
  type AssignmentView,
  NewAssignment,
  type ProposalList,
} from '../protocol/assignment-view.ts';
import { quantitiesOf } from '../reviews/quantities.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, uuid } from './guard.ts';
import { type Overseen, overseenOnly, readOverseen, readReps, readToday, whoseOf } from './overseen.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { viewAssignments } from './view-assignments.ts';
import { viewProposals } from './view-proposals.ts';

/** Practice that a coach or a manager asks for, and that a rep is asked for. */

/** Older ones are history: they stand with their sessions. */
const shownDays = 90;

const refused = (message: string) => new Refusal(422, 'not-possible', message);

export function isOverseen({ people, teams }: Overseen, of: { memberId: string | null; teamId: string | null }) {
  return people.some(({ id }) => id === of.memberId) || teams.some(({ id }) => id === of.teamId);
}

/** Assignments of the caller's own, as far as they are a rep's to practise. */
export function readOwn({ db }: AppDeps, { member, organisation }: Caller, today: string): Promise<Assignment[]> {
  const teams = member.role === 'rep' ? member.teams.map(({ id }) => id) : [];
  return listAssignments(db, organisation.id, { members: [member.id], teams, dueFrom: dayAfter(today, -shownDays) });
}

export function assignmentRoutes(deps: AppDeps) {
  const { db, library } = deps;

  /** One that the caller practises or looks after. Throws Refusal. */
  async function anyAssignment(caller: Caller, id: string) {
    const found = uuid.test(id) ? await findAssignment(db, caller.organisation.id, id) : null;
    if (!found) throw nothingHere();
    const overseen = await readOverseen(deps, caller);
    const theirs = isOverseen(overseen, found);
    const mine =
      found.memberId === caller.member.id ||
      (caller.member.role === 'rep' && caller.member.teams.some((team) => team.id === found.teamId));
    if (!theirs && !mine) throw nothingHere();
    return { found, theirs };
  }

  const viewOne = async (caller: Caller, found: Assignment): Promise<AssignmentView> => {
    const { today } = await readToday(deps, caller.organisation.id);
    const [view] = await viewAssignments(deps, caller, [found], today);
    return view as AssignmentView;
  };

  return new Hono<Env>()
    .use(membersOnly(deps))
    .get('/', async (c) => {
      const { caller } = c.var;
      const { today } = await readToday(deps, caller.organisation.id);
      const { people, teams } = await readOverseen(deps, caller);
      const [mine, theirs] = await Promise.all([
        readOwn(deps, caller, today),
        listAssignments(db, caller.organisation.id, {
          members: people.map(({ id }) => id),
          teams: teams.map(({ id }) => id),
          dueFrom: dayAfter(today, -shownDays),
        }),
      ]);
      return c.json<AssignmentList>({
        mine: await viewAssignments(deps, caller, mine, today),
        theirs: await viewAssignments(deps, caller, caller.member.role === 'rep' ? [] : theirs, today),
        today,
      });
    })
    .get('/choices', async (c) => {
      const { people, teams } = await overseenOnly(deps, c.var.caller);
      const { today, settings } = await readToday(deps, c.var.caller.organisation.id);
      const { inForce } = await rubricsOf(deps, c.var.caller.organisation.id);
      const quantities = [...quantitiesOf(inForce.values()).values()].toReversed();
      return c.json<AssigningChoices>({
        people: people.map(({ id, name }) => ({ id, name })),
        teams,
        quantities,
        today,
        threshold: settings.threshold,
      });
    })
    .get('/proposals', async (c) => {
      const { people } = await overseenOnly(deps, c.var.caller);
      return c.json<ProposalList>(await viewProposals(deps, c.var.caller.organisation.id, people));
    })
    .post('/', shaped('json', NewAssignment), async (c) => {
      const { caller } = c.var;
      const wanted = c.req.valid('json');
      const whose = whoseOf(await overseenOnly(deps, caller), wanted);
      const orgId = caller.organisation.id;
      await check(orgId, wanted);
      const { member: _member, team: _team, goal, review, ...rest } = wanted;
      const told = whose.kind === 'member' ? [whose.id] : (await readReps(deps, orgId, whose.id)).map(({ id }) => id);
      const made = await addAssignment(
        db,
        {
          ...rest,
          orgId,
          memberId: whose.kind === 'member' ? whose.id : null,
          teamId: whose.kind === 'team' ? whose.id : null,
          goalId: goal,
          reviewId: review,
          madeBy: caller.member.id,
        },
        told,
        `${caller.member.name} asks you to practise: ${wanted.reason}`,
      );
      return c.json<AssignmentView>(await viewOne(caller, made), 201);
    })
    .get('/:id', async (c) => {
      const { found } = await anyAssignment(c.var.caller, c.req.param('id'));
      return c.json<AssignmentView>(await viewOne(c.var.caller, found));
    })
    .post('/:id/withdraw', async (c) => {
      const { caller } = c.var;
      const { found, theirs } = await anyAssignment(caller, c.req.param('id'));
      if (!theirs) throw nothingHere();
      await withdrawAssignment(db, caller.organisation.id, found.id);
      const left = await findAssignment(db, caller.organisation.id, found.id);
      return c.json<AssignmentView>(await viewOne(caller, left as Assignment));
    });

  /** Throws Refusal. */
  async function check(orgId: string, { scenarios, difficulty, dueOn, what }: NewAssignment): Promise<void> {
    for (const id of scenarios) {
      const scenario = library.scenarios.get(id);
      if (!scenario) throw refused(`There is no scenario "${id}". Take ids from the list of scenarios.`);
      if (!scenario.difficulties.includes(difficulty))
        throw refused(`“${scenario.title}” can be practised ${scenario.difficulties.join(', ')}.`);
    }
    const { today } = await readToday(deps, orgId);
    if (dueOn < today) throw refused('That day is over. Choose a day from today on.');
    if (what !== null && !quantitiesOf((await rubricsOf(deps, orgId)).inForce.values()).has(what))
      throw refused('Nothing of that name is measured. Take one from the choices.');
  }
}
