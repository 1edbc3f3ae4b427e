import { Hono } from 'hono';
import { readMeasured } from '../db/measured.ts';
import {
  endStandard,
  type FoundStandard,
  listStandards,
  noteSeen,
  readSeen,
  readStandings,
  setStandard,
  setStanding,
} from '../db/standards.ts';
import { dayMs, dayStart } from '../domain/day.ts';
import { criterionOf } from '../domain/measured.ts';
import type { Member } from '../domain/member.ts';
import type { RepRole } from '../domain/review.ts';
import { listenerVersion } from '../listener/listen.ts';
import { type Rubrics, rubricsOf } from '../practice/rubrics.ts';
import { NewStandard, NewStanding, type StandardsView } from '../protocol/review-view.ts';
import { basisOf } from '../reviews/basis.ts';
import { criteriaOf, nameOf } from '../reviews/read-evidence.ts';
import { meanInterval } from '../statistics/interval.ts';
import { mean } from '../statistics/values.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { ledRep, repsOf } from './review-access.ts';
import { readToday } from './review-view.ts';

/** `/api/standards`: what is expected of each role, in words and as a number, read by reps before a period begins. */

const baselineDays = 60;
const done = { status: 'done' as const };
type Baseline = StandardsView['standards'][number]['baseline'];

export function standardRoutes(deps: AppDeps) {
  const { db } = deps;

  const whatsIn = ({ inForce }: Rubrics) => ['overall', ...[...criteriaOf(inForce).keys()].map(criterionOf)];

  /** Where a rep begins: their sessions of the days before a standard holds, private ones too, for their eyes alone. */
  async function baselineOf(
    orgId: string,
    rep: Member,
    { what, fromDay }: FoundStandard,
    timeZone: string,
  ): Promise<Baseline> {
    const to = dayStart(timeZone, fromDay);
    const from = new Date(to.getTime() - baselineDays * dayMs);
    const wanted = { members: [rep.id], whats: [what], from, to, listener: listenerVersion, openOnly: false };
    const measured = await readMeasured(db, orgId, wanted);
    const values = measured.map(({ value }) => value);
    if (values.length === 0) return null;
    const interval = meanInterval(values);
    const behind = measured.map(({ source, at, value }) => ({ source, atMs: at.getTime(), value }));
    const basis = basisOf(behind, null, timeZone);
    const ends = { low: interval?.low ?? null, high: interval?.high ?? null };
    return { value: mean(values), ...ends, sessions: values.length, basis };
  }

  return new Hono<Env>()
    .use('/standards/*', membersOnly(deps))
    .get('/standards', async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const isRep = member.role === 'rep';
      const teams = member.role === 'admin' ? [] : member.teams;
      const reps = isRep ? [member] : teams.length === 0 ? [] : await repsOf(deps, orgId, member);
      const [all, standings, { timeZone }, rubrics] = await Promise.all([
        listStandards(
          db,
          orgId,
          teams.map(({ id }) => id),
        ),
        readStandings(
          db,
          orgId,
          reps.map(({ id }) => id),
        ),
        readToday(deps, orgId),
        rubricsOf(deps, orgId),
      ]);
      const roleOf = (id: string): RepRole => standings.get(id) ?? 'experienced';
      const shown = isRep ? all.filter(({ role }) => role === roleOf(member.id)) : all;
      if (isRep)
        await noteSeen(
          db,
          orgId,
          member.id,
          shown.map(({ id }) => id),
        );
      const seen = await readSeen(
        db,
        orgId,
        shown.map(({ id }) => id),
      );
      const seenAt = (standard: string, user: string) =>
        seen.find((each) => each.standard === standard && each.user === user)?.at.toISOString() ?? null;
      const standards = shown.map(async (standard) => {
        const { id, teamId, role, what, says, threshold, fromDay } = standard;
        const held = isRep
          ? []
          : reps.filter((rep) => roleOf(rep.id) === role && rep.teams.some((team) => team.id === teamId));
        return {
          ...{ id, role, what, says, threshold, fromDay, name: nameOf(what, rubrics.ever) },
          team: teams.find((team) => team.id === teamId) ?? { id: teamId, name: '' },
          baseline: isRep ? await baselineOf(orgId, member, standard, timeZone) : null,
          seenAt: isRep ? seenAt(id, member.id) : null,
          seenBy: held.flatMap((rep) => {
            const at = seenAt(id, rep.id);
            return at === null ? [] : [{ name: rep.name, at }];
          }),
          unseenBy: held.filter((rep) => seenAt(id, rep.id) === null).map(({ name }) => name),
        };
      });
      return c.json<StandardsView>({
        standards: await Promise.all(standards),
        reps: isRep ? [] : reps.map(({ id, name }) => ({ rep: { id, name }, role: roleOf(id) })),
        criteria:
          member.role === 'manager' ? whatsIn(rubrics).map((what) => ({ what, name: nameOf(what, rubrics.ever) })) : [],
        role: isRep ? roleOf(member.id) : null,
      });
    })
    .post('/standards', shaped('json', NewStandard), async (c) => {
      const { member, organisation } = c.var.caller;
      const { team, role, what, says, threshold, from } = c.req.valid('json');
      if (member.role !== 'manager' || !member.teams.some(({ id }) => id === team)) throw nothingHere();
      if (!whatsIn(await rubricsOf(deps, organisation.id)).includes(what))
        throw new Refusal(422, 'no-such-criterion', 'No rubric has that criterion. Choose one from the list.');
      const { today } = await readToday(deps, organisation.id);
      if (from < today)
        throw new Refusal(
          422,
          'too-late',
          'A standard holds from today on at the earliest: it is shown before it counts.',
        );
      const row = { teamId: team, role, what, says, threshold, fromDay: from, madeBy: member.id };
      const { id } = await setStandard(db, organisation.id, row);
      return c.json({ id }, 201);
    })
    .post('/standards/roles', shaped('json', NewStanding), async (c) => {
      const { member: id, role } = c.req.valid('json');
      const rep = await ledRep(deps, c, id);
      await setStanding(db, c.var.caller.organisation.id, rep.id, role);
      return c.json(done);
    })
    .post('/standards/:id/remove', async (c) => {
      const { member, organisation } = c.var.caller;
      const id = c.req.param('id');
      const teams = member.role === 'manager' ? member.teams.map((team) => team.id) : [];
      if (!uuid.test(id) || !(await endStandard(db, organisation.id, teams, id))) throw nothingHere();
      return c.json(done);
    });
}
