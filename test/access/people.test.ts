import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { InvitationView, PeopleView } from '../../server/protocol/people-view.ts';
import { type Asking, asking, signInAs, startApp, startSession, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
let theirs: Organisation;
let admin: Asking;
let anyone: Asking;

const organisation = (ask: Asking, what: string, body: Record<string, unknown>) =>
  ask('POST', `/api/auth/organization/${what}`, { organizationId: ours.id, ...body });
const people = async (ask: Asking) => (await (await ask('GET', '/api/people')).json()) as PeopleView;
const invitation = (id: string) => anyone('GET', `/api/invitations/${id}`);

async function invite(email: string, role = 'rep', teamId = ours.teams.north): Promise<string> {
  const answer = await organisation(admin, 'invite-member', { email, role, teamId });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

beforeAll(async () => {
  app = await startApp();
  anyone = asking(app.app);
  ours = await buildOrganisation(app.deps.signInDb, 'ours');
  theirs = await buildOrganisation(app.deps.signInDb, 'theirs');
  admin = await signInAs(app.app, ours.people.admin!);
});
afterAll(() => app.close());

describe('[ACCESS18] the people of an organisation', () => {
  test('are shown to its admin with role and teams, and nobody of another organisation among them', async () => {
    const seen = await people(admin);
    expect(seen.members.map(({ name, role, teams }) => [name, role, teams.map((team) => team.name)])).toEqual([
      ['admin of ours', 'admin', []],
      ['coach of ours', 'coach', ['north']],
      ['manager of ours', 'manager', ['north']],
      ['rep of ours', 'rep', ['north']],
    ]);
    expect(seen.teams).toEqual([{ id: ours.teams.north, name: 'north', members: 3 }]);
    expect(JSON.stringify(seen)).not.toContain('theirs');
  });

  test.each(['rep', 'coach', 'manager'])('are nothing a %s could open', async (who) => {
    const answer = await (await signInAs(app.app, ours.people[who]!))('GET', '/api/people');
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found']);
  });

  test('tell an admin nothing of practice, shared or not', async () => {
    const rep = await signInAs(app.app, ours.people.rep!);
    const id = await startSession(rep);
    await rep('POST', `/api/sessions/${id}/share`, { shared: true });
    const text = JSON.stringify(await people(admin));
    expect(text).not.toContain(id);
    expect(Object.keys(JSON.parse(text).members[0]).sort()).toEqual(
      ['email', 'id', 'membership', 'name', 'role', 'teams'].sort(),
    );
  });

  test('change role and team by the id the answer gives them', async () => {
    const coach = (await people(admin)).members.find((each) => each.role === 'coach')!;
    const made = await organisation(admin, 'create-team', { name: 'West' });
    const team = ((await made.json()) as { id: string }).id;
    const answers = [
      await organisation(admin, 'update-member-role', { memberId: coach.membership, role: 'manager' }),
      await organisation(admin, 'add-team-member', { teamId: team, userId: coach.id }),
      await organisation(admin, 'remove-team-member', { teamId: ours.teams.north, userId: coach.id }),
      await organisation(admin, 'update-team', { teamId: team, data: { name: 'East', organizationId: ours.id } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const after = await people(admin);
    expect(after.members.find((each) => each.id === coach.id)).toMatchObject({
      role: 'manager',
      teams: [{ id: team, name: 'East' }],
    });
    expect(after.teams.map(({ name, members }) => [name, members])).toEqual([
      ['East', 1],
      ['north', 2],
    ]);
  });

  test('[ACCESS23] stay when their team is removed; what they shared is closed with it, invitations lead to no team', async () => {
    const firm = await buildOrganisation(app.deps.signInDb, 'firm', {
      admin: { role: 'admin' },
      rep: { role: 'rep', teams: ['east', 'west'] },
      coach: { role: 'coach', teams: ['east'] },
      manager: { role: 'manager', teams: ['west'] },
    });
    const [boss, rep, coach, manager] = await Promise.all(
      ['admin', 'rep', 'coach', 'manager'].map((who) => signInAs(app.app, firm.people[who]!)),
    );
    const id = await startSession(rep!);
    await rep!('POST', `/api/sessions/${id}/share`, { shared: true });
    const both = async () => [
      (await coach!('GET', `/api/sessions/${id}`)).status,
      (await manager!('GET', `/api/sessions/${id}`)).status,
    ];
    expect(await both()).toEqual([200, 200]);
    const teamId = firm.teams.east!;
    const into = { email: 'late@new.example', role: 'rep', teamId, organizationId: firm.id };
    expect((await boss!('POST', '/api/auth/organization/invite-member', into)).status).toBe(200);

    const removal = { organizationId: firm.id, teamId };
    expect((await boss!('POST', '/api/auth/organization/remove-team', removal)).status).toBe(200);
    expect(await both()).toEqual([404, 200]);
    const after = await people(boss!);
    expect(after.members.map(({ role, teams }) => [role, teams.map((team) => team.name)])).toEqual([
      ['admin', []],
      ['coach', []],
      ['manager', ['west']],
      ['rep', ['west']],
    ]);
    expect(after.teams.map(({ name }) => name)).toEqual(['west']);
    expect(after.invitations.map(({ email, team }) => [email, team])).toEqual([['late@new.example', null]]);
  });

  test('[ACCESS23] may be without the team through whose invitation their admin came', async () => {
    const made = await organisation(admin, 'create-team', { name: 'Passing' });
    const teamId = ((await made.json()) as { id: string }).id;
    const invited = await invite('deputy@new.example', 'admin', teamId);
    const body = { name: 'Deputy', email: 'deputy@new.example', password: 'a-long-enough-one', invitation: invited };
    const signedUp = await anyone('POST', '/api/auth/sign-up/email', body);
    const deputy = asking(app.app, signedUp.headers.get('set-cookie')!.split(';')[0]);
    expect((await organisation(deputy, 'accept-invitation', { invitationId: invited })).status).toBe(200);
    expect((await people(deputy)).teams.map(({ id }) => id)).toContain(teamId);
    expect((await organisation(deputy, 'remove-team', { teamId })).status).toBe(200);
    expect((await people(deputy)).teams.map(({ id }) => id)).not.toContain(teamId);
    const me = (await people(admin)).members.find((each) => each.email === body.email)!;
    await organisation(admin, 'remove-member', { memberIdOrEmail: me.membership });
  });

  test('always keep one admin', async () => {
    const me = (await people(admin)).members.find((each) => each.role === 'admin')!;
    const answers = [
      await organisation(admin, 'update-member-role', { memberId: me.membership, role: 'rep' }),
      await organisation(admin, 'remove-member', { memberIdOrEmail: me.membership }),
      await organisation(admin, 'leave', {}),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400]);
    expect((await people(admin)).members.find((each) => each.id === me.id)).toMatchObject({ role: 'admin' });
  });

  test('are changed by no admin of another organisation', async () => {
    const stranger = await signInAs(app.app, theirs.people.admin!);
    const rep = (await people(admin)).members.find((each) => each.role === 'rep')!;
    const bodies: [string, Record<string, unknown>][] = [
      ['update-member-role', { memberId: rep.membership, role: 'admin' }],
      ['remove-member', { memberIdOrEmail: rep.membership }],
      ['add-team-member', { teamId: ours.teams.north, userId: theirs.people.admin!.id }],
      ['update-team', { teamId: ours.teams.north, data: { name: 'Taken' } }],
      ['remove-team', { teamId: ours.teams.north }],
      ['create-team', { name: 'Taken' }],
    ];
    for (const organizationId of [ours.id, theirs.id])
      for (const [what, body] of bodies.slice(0, organizationId === theirs.id ? 5 : 6)) {
        const answer = await organisation(stranger, what, { ...body, organizationId });
        expect([what, organizationId, answer.status >= 400 && answer.status < 500]).toEqual([
          what,
          organizationId,
          true,
        ]);
      }
    const after = await people(admin);
    expect(after.members.find((each) => each.id === rep.id)).toMatchObject({ role: 'rep' });
    expect(JSON.stringify(after)).not.toContain('Taken');
    expect((await people(stranger)).members).toHaveLength(4);
  });
});

describe('[ACCESS19] an invitation', () => {
  test('shows whoever was sent it where it leads, and whether they have an account', async () => {
    const id = await invite('Nora@new.example', 'coach');
    const seen = (await (await invitation(id)).json()) as InvitationView;
    expect(seen).toMatchObject({ organisation: 'ours', email: 'nora@new.example', role: 'coach', team: 'north' });
    expect(seen.known).toBe(false);
    expect(((await (await invitation(await invite(theirs.people.rep!.email))).json()) as InvitationView).known).toBe(
      true,
    );
    expect((await people(admin)).invitations.map((each) => each.email)).toEqual([
      'nora@new.example',
      theirs.people.rep!.email,
    ]);
  });

  test('is nothing once it was used, taken back or has run out, and for nobody who guesses', async () => {
    const [used, back, old] = [
      await invite('u@new.example'),
      await invite('b@new.example'),
      await invite('o@new.example'),
    ];
    const body = { name: 'U', email: 'u@new.example', password: 'a-long-enough-one', invitation: used };
    const made = await anyone('POST', '/api/auth/sign-up/email', body);
    const ask = asking(app.app, made.headers.get('set-cookie')!.split(';')[0]);
    expect((await ask('POST', '/api/auth/organization/accept-invitation', { invitationId: used })).status).toBe(200);
    expect((await organisation(admin, 'cancel-invitation', { invitationId: back })).status).toBe(200);
    await app.deps.signInDb
      .client`update auth.invitation set expires_at = now() - interval '1 second' where id = ${old}`;
    for (const id of [used, back, old, crypto.randomUUID(), 'nonsense']) {
      const answer = await invitation(id);
      expect([answer.status, (await answer.json()).code]).toEqual([404, 'invitation-closed']);
    }
    const listed = (await people(admin)).invitations.map((each) => each.id);
    for (const id of [used, back, old]) expect(listed).not.toContain(id);
    expect(await (await ask('GET', '/api/me')).json()).toMatchObject({ role: 'rep', teams: [{ name: 'north' }] });
  });
});

test('[ACCESS9] whether anybody has an account yet is told, and nothing else of them', async () => {
  const answer = await anyone('GET', '/api/setup');
  expect(await answer.json()).toEqual({ needed: false });
});
