import { z } from 'zod';
import { mostUses } from '../db/api-keys.ts';
import { DemoMember, HomeView, SessionPage, Setup, SharedPage, Visitor } from '../protocol/home-view.ts';
import * as listening from '../protocol/listening-view.ts';
import { ClientMessage, ServerMessage } from '../protocol/live.ts';
import * as people from '../protocol/people-view.ts';
import * as views from '../protocol/session-view.ts';
import { reviewOperations, reviewShapes } from './review-operations.ts';

/** The HTTP API as `/api/openapi.json` tells it: the operations here, the shapes from the protocol. */

const schemas = z.registry<{ id: string }>();
const named = {
  Problem: views.Problem,
  Me: views.Me,
  DemoMembers: z.array(DemoMember),
  ScenarioSummaries: z.array(views.ScenarioSummary),
  Briefing: views.Briefing,
  NewSession: views.NewSession,
  SessionView: views.SessionView,
  SessionPage,
  SharedPage,
  RecordView: views.RecordView,
  ScorecardView: views.ScorecardView,
  HomeView,
  Visitor,
  NewPassword: people.NewPassword,
  Credentials: z.object({ email: z.email(), password: z.string() }),
  Setup,
  SetupView: people.SetupView,
  InvitationView: people.InvitationView,
  PeopleView: people.PeopleView,
  NewApiKey: people.NewApiKey,
  ApiKeys: z.array(people.ApiKeyView),
  MadeApiKey: people.MadeApiKey,
  Share: z.object({ shared: z.boolean() }),
  ToHear: listening.ToHear,
  OneTurn: listening.ToHear.options[1],
  HeardCall: listening.HeardCall,
  Reasons: listening.Reasons,
  NewMark: listening.NewMark,
  MarkView: listening.MarkView,
  MarkPage: listening.MarkPage,
  AgreementView: listening.AgreementView,
  DisagreementPage: listening.DisagreementPage,
  Agreeing: listening.Agreeing,
  ...reviewShapes,
  LiveClientMessage: ClientMessage,
  LiveServerMessage: ServerMessage,
};
type Name = keyof typeof named;
for (const [id, shape] of Object.entries(named)) schemas.add(shape, { id });

export type Operation = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  /** Parameters of the query, with what they mean. */
  query?: Record<string, string>;
  body?: Name;
  status: number;
  answer?: Name;
  /** Needs no sign-in. */
  open?: true;
  /** Not with a key. */
  keyless?: true;
};

export const operations: Operation[] = [
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
  { method: 'get', path: '/api/home', summary: "The member's first page.", status: 200, answer: 'HomeView' },
  { method: 'get', path: '/api/scenarios', summary: 'The library.', status: 200, answer: 'ScenarioSummaries' },
  {
    method: 'get',
    path: '/api/scenarios/{id}',
    summary: 'What a rep reads before a session.',
    status: 200,
    answer: 'Briefing',
  },
  {
    method: 'get',
    path: '/api/sessions',
    summary: "The member's own sessions, newest first.",
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'SessionPage',
  },
  {
    method: 'get',
    path: '/api/shared',
    summary: 'Sessions that reps of their teams shared with a coach or a manager, or declared, newest first.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before', team: 'the id of one of their teams' },
    status: 200,
    answer: 'SharedPage',
  },
  {
    method: 'post',
    path: '/api/listening/hear',
    summary: 'What the listener hears in a turn or a call, for coaches, managers and admins. Nothing of it is kept.',
    body: 'ToHear',
    status: 200,
    answer: 'HeardCall',
  },
  {
    method: 'post',
    path: '/api/listening/why',
    summary: 'What is heard in one turn, each with the words without which it would not have been.',
    body: 'OneTurn',
    status: 200,
    answer: 'Reasons',
  },
  {
    method: 'get',
    path: '/api/listening/marks',
    summary: 'Sentences that people judged, newest first.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'MarkPage',
  },
  {
    method: 'post',
    path: '/api/listening/marks',
    summary: 'Marks a sentence as heard wrong, with what it does.',
    body: 'NewMark',
    status: 201,
    answer: 'MarkView',
  },
  {
    method: 'get',
    path: '/api/listening/marks.txt',
    summary: 'All marks in the form of the corpus.',
    status: 200,
  },
  { method: 'post', path: '/api/listening/marks/{id}/remove', summary: 'Takes a mark back.', status: 200 },
  {
    method: 'get',
    path: '/api/listening/agreement',
    summary: 'How often a second listener heard just what ours did, in sessions the caller may open.',
    status: 200,
    answer: 'AgreementView',
  },
  {
    method: 'get',
    path: '/api/listening/disagreements',
    summary: 'Sentences in which the two differ and nobody has decided. Their reps see that they were opened.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'DisagreementPage',
  },
  {
    method: 'post',
    path: '/api/listening/disagreements/{id}/agree',
    summary: 'Decides between the two: a mark, which is gone with the leave to open its session.',
    body: 'Agreeing',
    status: 201,
    answer: 'MarkView',
  },
  {
    method: 'post',
    path: '/api/sessions',
    summary: 'Starts a session, or replays one from a turn.',
    body: 'NewSession',
    status: 201,
    answer: 'SessionView',
  },
  { method: 'get', path: '/api/sessions/{id}', summary: 'A session.', status: 200, answer: 'SessionView' },
  {
    method: 'get',
    path: '/api/sessions/{id}/record',
    summary: 'Its events, and after the end its steps.',
    status: 200,
    answer: 'RecordView',
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/scorecard',
    summary: 'Its scorecard, once it has ended.',
    status: 200,
    answer: 'ScorecardView',
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/share',
    summary: 'Shares it with those its `readers` names, or takes it back.',
    body: 'Share',
    status: 200,
    answer: 'SessionView',
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/rescore',
    summary: 'Asks for the scorecard again after scoring failed.',
    status: 202,
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/live',
    summary:
      'The WebSocket of a live session: LiveClientMessage one way, LiveServerMessage the other, JSON text frames.',
    status: 101,
  },
  ...reviewOperations,
];

const json = (name: Name) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

function describe(operation: Operation) {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const query = Object.entries(operation.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  return {
    summary: operation.summary,
    parameters: [...path, ...query],
    ...(operation.body ? { requestBody: { required: true, content: json(operation.body) } } : {}),
    responses: {
      [operation.status]: { description: 'Done', ...(operation.answer ? { content: json(operation.answer) } : {}) },
      default: { description: 'Refused', content: json('Problem') },
    },
    security: securityOf(operation),
  };
}

function securityOf({ open, keyless }: Operation) {
  if (open) return [];
  return [{ cookie: [] }, { bearer: [] }, ...(keyless ? [] : [{ apiKey: [] }])];
}

export function openApi() {
  const shapes = z.toJSONSchema(schemas, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
  }).schemas as Record<string, Record<string, unknown>>;
  for (const shape of Object.values(shapes)) {
    delete shape.$id;
    delete shape.$schema;
  }
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pushback', version: '1', description: 'Times are ISO 8601, durations milliseconds.' },
    paths,
    components: {
      schemas: shapes,
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'pushback.session_token' },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The set-auth-token header of a sign-in, or an API key, where apiKey is taken too.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'x-api-key',
          description: `A key from /api/keys. ${mostUses} requests a minute, then 429 with retry-after.`,
        },
      },
    },
  };
}
