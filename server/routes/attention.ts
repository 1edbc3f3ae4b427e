import { type Context, Hono } from 'hono';
import { addFlagNote, type FoundNote, readFlagNotes } from '../db/flag-notes.ts';
import { readMembers } from '../db/members.ts';
import { addMentoring, endMentoring, type FoundMentoring, readMentorings } from '../db/mentorings.ts';
import { addNotice } from '../db/notices.ts';
import { askForWin, type FoundWin, readMetGoals, readTeamWins, readWinsFor, stepWin } from '../db/wins.ts';
import { criterionOf } from '../domain/measured.ts';
import type { Member } from '../domain/member.ts';
import { mostMentored } from '../domain/mentoring.ts';
import { dayStart } from '../domain/period.ts';
import type { Criterion } from '../domain/rubric.ts';
import { type WinStep, winState } from '../domain/win.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { AttentionView, FlagNoteView, MentoringView, WinView } from '../protocol/attention-view.ts';
import { NewFlagNote, NewMentoring, NewWin } from '../protocol/attention-view.ts';
import { flagsView, mentorsOf, plateausOf, winIdeas } from '../reviews/attention.ts';
import { readPeriods, readTeamSums, type TeamPeriods } from '../reviews/read-team.ts';
import { criteriaOf } from '../reviews/team-sums.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { overseenTeam, TeamQuery } from './team.ts';

/** Flags, plateaus, mentors and wins. Nothing is sent by itself: a person writes, asks, agrees or posts. */

const shownMs = 90 * 24 * 60 * 60 * 1000;
const lately = () => new Date(Date.now() - shownMs);
const nobody = 'Somebody who left';

type Names = (id: string) => { id: string; name: string };

const noteView = (nameOf: Names, { id, memberId, says, madeBy, madeAt }: FoundNote): FlagNoteView => ({
  id,
  member: memberId,
  says,
  by: nameOf(madeBy).name,
  at: madeAt.toISOString(),
});

const winView = (nameOf: Names, found: FoundWin, viewer: string): WinView => ({
  id: found.id,
  member: nameOf(found.memberId),
  about: found.about,
  says: found.says,
  state: winState(found),
  askedAt: found.askedAt.toISOString(),
  postedAt: found.postedAt?.toISOString() ?? null,
  mine: found.memberId === viewer,
});

async function readNames({ signInDb }: AppDeps, orgId: string, ids: readonly string[]): Promise<Names> {
  const members = new Map((await readMembers(signInDb, orgId, [...new Set(ids)])).map((each) => [each.id, each.name]));
  return (id) => ({ id, name: members.get(id) ?? nobody });
}

const mentoringView = (
  nameOf: Names,
  { id, mentorId, memberId, what, since }: FoundMentoring,
  criteria: readonly Criterion[],
): MentoringView => ({
  ...{ id, mentor: nameOf(mentorId), member: nameOf(memberId), what, since },
  name: criteria.find((each) => criterionOf(each.id) === what)?.name ?? what,
});

type WatchedTeam = { id: string; reps: readonly Member[]; over: TeamPeriods };

/** What of a team asks for attention, as `viewer` sees it: one of its coaches or managers. */
export async function readAttention(
  deps: AppDeps,
  viewer: string,
  orgId: string,
  { id, reps, over }: WatchedTeam,
): Promise<AttentionView> {
  const { db, raw } = deps;
  const known = criteriaOf((await rubricsOf(deps, orgId)).ever.values());
  const members = reps.map((rep) => rep.id);
  const since = dayStart(over.timeZone, over.periods.at(-1)?.first ?? over.today);
  const [sums, notes, mentorings, goals, wins] = await Promise.all([
    readTeamSums(raw, orgId, { members, criteria: known.map((criterion) => criterion.id), over }),
    readFlagNotes(db, orgId, id, lately()),
    readMentorings(db, orgId),
    readMetGoals(db, orgId, members, since),
    readTeamWins(db, orgId, id, lately()),
  ]);
  const ours = mentorings.filter(({ teamId }) => teamId === id);
  const nameOf = await readNames(deps, orgId, [
    ...notes.map(({ madeBy }) => madeBy),
    ...ours.flatMap(({ mentorId, memberId }) => [mentorId, memberId]),
    ...wins.map(({ memberId }) => memberId),
  ]);
  const watched = { reps: reps.map((rep) => ({ id: rep.id, name: rep.name })), criteria: known, sums };
  const told = new Set(wins.filter((each) => !each.withdrawnAt).map((each) => `${each.memberId} ${each.about}`));
  return {
    flags: flagsView(watched),
    notes: notes.map((note) => noteView(nameOf, note)),
    plateaus: plateausOf(watched),
    mentors: mentorsOf(watched, (rep) => mentorings.filter(({ mentorId }) => mentorId === rep).length),
    mentorings: ours.map((row) => mentoringView(nameOf, row, known)),
    mostMentored,
    ideas: winIdeas(watched, goals).filter(({ member, about }) => !told.has(`${member.id} ${about}`)),
    wins: wins.filter((each) => !each.withdrawnAt).map((each) => winView(nameOf, each, viewer)),
  };
}

export function attentionRoutes(deps: AppDeps) {
  const { db } = deps;
  const criteriaIn = async (orgId: string) => criteriaOf((await rubricsOf(deps, orgId)).ever.values());

  /** The team of that id, if these are reps in it whom the caller oversees. Throws Refusal. */
  async function repsIn(caller: Caller, team: string, members: readonly string[]) {
    const { reps } = await overseenTeam(deps, caller, team);
    const found = members.map((id) => reps.find((rep) => rep.id === id));
    if (found.includes(undefined)) throw nothingHere();
    return found.flatMap((rep) => rep ?? []);
  }

  /** Teams in which the caller oversees reps. */
  const overseen = ({ member }: Caller) =>
    member.role === 'coach' || member.role === 'manager' ? member.teams.map(({ id }) => id) : [];

  const step = (taken: WinStep) => async (c: Context<Env>) => {
    const { caller } = c.var;
    const orgId = caller.organisation.id;
    const id = c.req.param('id') ?? '';
    const who = { member: caller.member.id, overseen: overseen(caller) };
    const found = uuid.test(id) ? await stepWin(db, orgId, id, taken, who) : 'no-such';
    if (found === 'no-such') throw nothingHere();
    if (found === 'not-now')
      throw new Refusal(409, 'not-now', 'That can’t be done with it now. Load the page again to see where it stands.');
    const nameOf = await readNames(deps, orgId, [found.memberId]);
    return c.json<WinView>(winView(nameOf, found, caller.member.id));
  };

  return new Hono<Env>()
    .use('/team/*', membersOnly(deps))
    .get('/team/attention', shaped('query', TeamQuery), async (c) => {
      const { caller } = c.var;
      const { team: asked, period: back } = c.req.valid('query');
      const orgId = caller.organisation.id;
      const [{ team, reps }, over] = await Promise.all([
        overseenTeam(deps, caller, asked),
        readPeriods(db, orgId, back),
      ]);
      if (!team) throw nothingHere();
      return c.json<AttentionView>(await readAttention(deps, caller.member.id, orgId, { id: team.id, reps, over }));
    })
    .post('/team/flag-notes', shaped('json', NewFlagNote), async (c) => {
      const { caller } = c.var;
      const { team, member, says } = c.req.valid('json');
      await repsIn(caller, team, [member]);
      const row = { teamId: team, memberId: member, says, madeBy: caller.member.id };
      const made = await addFlagNote(db, caller.organisation.id, row);
      return c.json<FlagNoteView>(
        noteView((id) => ({ id, name: caller.member.name }), made),
        201,
      );
    })
    .post('/team/mentorings', shaped('json', NewMentoring), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { team, mentor: mentorId, member: memberId, what } = c.req.valid('json');
      const [mentor, rep] = await repsIn(caller, team, [mentorId, memberId]);
      const known = await criteriaIn(orgId);
      const criterion = known.find(({ id }) => criterionOf(id) === what);
      if (!mentor || !rep || !criterion) throw nothingHere();
      if (mentor.id === rep.id)
        throw new Refusal(422, 'own-mentor', 'Choose somebody else: a rep is not their own mentor.');
      const { today } = await readPeriods(db, orgId, 0);
      const row = { teamId: team, mentorId, memberId, what, since: today, madeBy: caller.member.id };
      const made = await addMentoring(db, orgId, row);
      if (made === 'known')
        throw new Refusal(409, 'known-mentoring', `${mentor.name} helps ${rep.name} with it already.`);
      if (made === 'full')
        throw new Refusal(
          409,
          'mentor-full',
          `${mentor.name} helps ${mostMentored} already, which is the most at a time. End one of those first, or choose somebody else.`,
        );
      const told = { orgId, kind: 'recognition' as const, about: made.id, link: '/' };
      const asks = `${caller.member.name} asks you to help ${rep.name} with ${criterion.name}: you do it well.`;
      await addNotice(db, { ...told, userId: mentorId, says: asks });
      await addNotice(db, { ...told, userId: memberId, says: `${mentor.name} helps you with ${criterion.name}.` });
      const nameOf = await readNames(deps, orgId, [mentorId, memberId]);
      return c.json<MentoringView>(mentoringView(nameOf, made, known), 201);
    })
    .post('/team/mentorings/:id/end', async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const id = c.req.param('id');
      const { today } = await readPeriods(db, orgId, 0);
      if (!uuid.test(id) || !(await endMentoring(db, orgId, id, overseen(caller), today))) throw nothingHere();
      return c.json({ status: 'ended' as const });
    })
    .get('/team/wins', async (c) => {
      const { member, organisation } = c.var.caller;
      const teams = member.teams.map(({ id }) => id);
      const found = await readWinsFor(db, organisation.id, member.id, teams, lately());
      const nameOf = await readNames(
        deps,
        organisation.id,
        found.map(({ memberId }) => memberId),
      );
      return c.json<WinView[]>(found.map((each) => winView(nameOf, each, member.id)));
    })
    .post('/team/wins', shaped('json', NewWin), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { team, member: memberId, about, says } = c.req.valid('json');
      await repsIn(caller, team, [memberId]);
      const made = await askForWin(db, orgId, { teamId: team, memberId, about, says, askedBy: caller.member.id });
      if (!made) throw new Refusal(409, 'win-asked', 'They were asked about this already.');
      await addNotice(db, {
        orgId,
        userId: memberId,
        kind: 'recognition',
        about: made.id,
        says: `${caller.member.name} would like to tell the team: ${says}`,
        link: '/figures',
      });
      const nameOf = await readNames(deps, orgId, [memberId]);
      return c.json<WinView>(winView(nameOf, made, caller.member.id), 201);
    })
    .post('/team/wins/:id/agree', step('agree'))
    .post('/team/wins/:id/post', step('post'))
    .post('/team/wins/:id/withdraw', step('withdraw'));
}
