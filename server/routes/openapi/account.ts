import { z } from 'zod';
import { DemoMember, Setup, Visitor } from '../../protocol/home-view.ts';
import * as people from '../../protocol/people-view.ts';
import { Me } from '../../protocol/session-view.ts';
import type { Operation } from '../openapi.ts';

/** Signing in and what belongs to it, as `/api/openapi.json` tells it. */

export const accountShapes = {
  Me,
  DemoMembers: z.array(DemoMember),
  Visitor,
  NewPassword: people.NewPassword,
  PasswordChanged: people.PasswordChanged,
  Credentials: z.object({ email: z.email(), password: z.string() }),
  Setup,
  SetupView: people.SetupView,
  InvitationView: people.InvitationView,
  PeopleView: people.PeopleView,
  NewApiKey: people.NewApiKey,
  ApiKeys: z.array(people.ApiKeyView),
  MadeApiKey: people.MadeApiKey,
};

export const accountOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/auth/sign-in/email',
    summary: 'Signs in. The answer sets a cookie; its header set-auth-token holds a bearer token for scripts.',
    body: 'Credentials',
    status: 200,
    open: true,
  },
  { method: 'post', path: '/api/auth/sign-out', summary: 'Signs out.', status: 200, open: true },
  {
    method: 'post',
    path: '/api/setup',
    summary: 'Makes the first organisation and its admin, while nobody has an account.',
    body: 'Setup',
    status: 201,
    open: true,
  },
  {
    method: 'get',
    path: '/api/setup',
    summary: 'Whether nobody has an account yet.',
    status: 200,
    answer: 'SetupView',
    open: true,
  },
  {
    method: 'get',
    path: '/api/invitations/{id}',
    summary: 'An open invitation, for whoever was sent its id.',
    status: 200,
    answer: 'InvitationView',
    open: true,
  },
  {
    method: 'get',
    path: '/api/demo-members',
    summary: 'Whom a demo can be tried as; empty elsewhere.',
    status: 200,
    answer: 'DemoMembers',
    open: true,
  },
  {
    method: 'get',
    path: '/api/visitor',
    summary: 'Who looks at a page: the member, or null while nobody is signed in.',
    status: 200,
    answer: 'Visitor',
    open: true,
  },
  { method: 'get', path: '/api/me', summary: 'Who is signed in.', status: 200, answer: 'Me' },
  {
    method: 'get',
    path: '/api/keys',
    summary: "The member's own API keys.",
    status: 200,
    answer: 'ApiKeys',
    keyless: true,
  },
  {
    method: 'post',
    path: '/api/keys',
    summary: 'Makes an API key for this member in this organisation. The answer is the only place it is ever told.',
    body: 'NewApiKey',
    status: 201,
    answer: 'MadeApiKey',
    keyless: true,
  },
  {
    method: 'post',
    path: '/api/keys/{id}/revoke',
    summary: 'Revokes a key. Its sockets close within 5 s.',
    status: 200,
    keyless: true,
  },
  {
    method: 'post',
    path: '/api/password',
    summary: "Changes the member's own password and ends all their other sign-ins. Keys go on working.",
    body: 'NewPassword',
    status: 200,
    answer: 'PasswordChanged',
    keyless: true,
  },
  {
    method: 'get',
    path: '/api/people',
    summary: 'Members, teams and open invitations, for admins. They are changed under /api/auth/organization.',
    status: 200,
    answer: 'PeopleView',
    keyless: true,
  },
];
