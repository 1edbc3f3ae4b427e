import { Hono } from 'hono';
import { findOpenInvitation, readOpenInvitations, readPeople, readTeams } from '../db/people.ts';
import type { InvitationView, PeopleView } from '../protocol/people-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal } from './problem.ts';

/** Who is in the organisation, for its admins; and an invitation, for whoever was sent it. */

export function peopleRoutes(deps: AppDeps) {
  const { signInDb } = deps;
  return new Hono<Env>()
    .get('/people', membersOnly(deps), async (c) => {
      const { member, organisation, byKey } = c.var.caller;
      // An open invitation's id is as good as a key of its own: none of that for scripts.
      if (member.role !== 'admin' || byKey) throw nothingHere();
      const [members, teams, invitations] = await Promise.all([
        readPeople(signInDb, organisation.id),
        readTeams(signInDb, organisation.id),
        readOpenInvitations(signInDb, organisation.id),
      ]);
      return c.json<PeopleView>({
        members,
        teams,
        invitations: invitations.map(({ id, email, role, team, expiresAt }) => ({
          id,
          email,
          role,
          team,
          expiresAt: expiresAt.toISOString(),
        })),
      });
    })
    .get('/invitations/:id', async (c) => {
      const found = await findOpenInvitation(signInDb, c.req.param('id'));
      if (!found)
        throw new Refusal(
          404,
          'invitation-closed',
          'This invitation was used, taken back, or has run out. Ask whoever sent it for a new one.',
        );
      c.header('cache-control', 'no-store');
      return c.json<InvitationView>({ ...found, expiresAt: found.expiresAt.toISOString() });
    });
}
