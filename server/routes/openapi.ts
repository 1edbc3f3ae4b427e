import { z } from 'zod';
import { mostUses } from '../db/api-keys.ts';
import * as assignments from '../protocol/assignment-view.ts';
import * as goals from '../protocol/goal-view.ts';
import { DemoMember, HomeView, SessionPage, Setup, SharedPage, Visitor } from '../protocol/home-view.ts';
import * as listening from '../protocol/listening-view.ts';
import { ClientMessage, ServerMessage } from '../protocol/live.ts';
import { OpeningPage } from '../protocol/mine-view.ts';
import * as people from '../protocol/people-view.ts';
import { NewSelfAssessment, SelfAssessmentView } from '../protocol/self-view.ts';
import * as views from '../protocol/session-view.ts';
import * as watch from '../protocol/watch-view.ts';
import { WeekView } from '../protocol/week-view.ts';
import { callOperations, callShapes } from './call-operations.ts';
import { coachingOperations, coachingShapes } from './openapi-coaching.ts';
import { teamOperations, teamShapes } from './openapi-team.ts';
import { reviewOperations, reviewShapes } from './review-operations.ts';
import { rubricOperations, rubricShapes } from './rubric-operations.ts';
import { tellingOperations, tellingShapes } from './telling-operations.ts';

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
  WeekView,
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
  ...tellingShapes,
  ...callShapes,
  Agreeing: listening.Agreeing,
  ...teamShapes,
  ...coachingShapes,
  NewAssignment: assignments.NewAssignment,
  AssignmentView: assignments.AssignmentView,
  AssignmentList: assignments.AssignmentList,
  AssigningChoices: assignments.AssigningChoices,
  ProposalList: assignments.ProposalList,
  NewGoal: goals.NewGoal,
  BaselineView: goals.BaselineView,
  GoalList: goals.GoalList,
  GoalDetail: goals.GoalDetail,
  GoalChange: goals.GoalChange,
  GoalClosing: goals.GoalClosing,
  OpeningPage,
  NewSelfAssessment,
  SelfAssessmentView,
  ...rubricShapes,
  WatchableSessions: z.array(watch.WatchableSession),
  WatchView: watch.WatchView,
  WatchMessage: watch.WatchMessage,
  NewHint: watch.NewHint,
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
  /** The body as a form of several parts, which is taken too. */
  form?: Name;
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
  {
    method: 'get',
    path: '/api/home',
    summary: 'A first page for who practises: what next and why, goals, feedback, wins.',
    status: 200,
    answer: 'HomeView',
  },
  {
    method: 'get',
    path: '/api/home/week',
    summary: 'A first page for who looks after others, by role: what needs a manager, a coach or an admin this week.',
    status: 200,
    answer: 'WeekView',
  },
  { method: 'get', path: '/api/scenarios', summary: 'The library.', status: 200, answer: 'ScenarioSummaries' },
  {
    method: 'get',
    path: '/api/scenarios/{id}',
    summary: 'What a rep reads before a session.',
    status: 200,
    answer: 'Briefing',
  },
  ...rubricOperations,
  {
    method: 'get',
    path: '/api/mine/openings',
    summary: "Who opened the member's own sessions, newest first.",
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'OpeningPage',
  },
  {
    method: 'get',
    path: '/api/mine/export',
    summary: 'All that is kept of the member, as one JSON file.',
    status: 200,
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
    summary:
      'Decides between the two, or that neither is right: a mark, which is gone with the leave to open its session.',
    body: 'Agreeing',
    status: 201,
    answer: 'MarkView',
  },
  ...teamOperations,
  {
    method: 'get',
    path: '/api/assignments',
    summary: "The member's own assignments, and for a coach or a manager those of their reps and teams.",
    status: 200,
    answer: 'AssignmentList',
  },
  {
    method: 'post',
    path: '/api/assignments',
    summary: 'Asks a rep or a team for practice, by a coach or a manager of theirs.',
    body: 'NewAssignment',
    status: 201,
    answer: 'AssignmentView',
  },
  {
    method: 'get',
    path: '/api/assignments/choices',
    summary: 'People, teams and measured quantities that an assignment or a goal can be made of.',
    status: 200,
    answer: 'AssigningChoices',
  },
  {
    method: 'get',
    path: '/api/assignments/proposals',
    summary: 'Practice proposed from the gaps of the reps of a coach or a manager, in what is open.',
    status: 200,
    answer: 'ProposalList',
  },
  {
    method: 'get',
    path: '/api/assignments/{id}',
    summary: 'An assignment, for whoever practises it and their coaches and managers.',
    status: 200,
    answer: 'AssignmentView',
  },
  {
    method: 'post',
    path: '/api/assignments/{id}/withdraw',
    summary: 'Takes an assignment back. Attempts that were made stay.',
    status: 200,
    answer: 'AssignmentView',
  },
  {
    method: 'get',
    path: '/api/goals',
    summary:
      "The member's own goals, and for a coach or a manager those of their reps and teams, each brought up to today.",
    status: 200,
    answer: 'GoalList',
  },
  {
    method: 'post',
    path: '/api/goals',
    summary: 'Sets a goal for a rep or a team, by a coach or a manager of theirs. Two at most are open for one.',
    body: 'NewGoal',
    status: 201,
    answer: 'GoalDetail',
  },
  {
    method: 'get',
    path: '/api/goals/baseline',
    summary: 'Where a rep or a team stands with a quantity over the last thirty days, in what is open.',
    query: { member: 'the id of a rep of theirs', team: 'or of a team', what: 'a quantity from the choices' },
    status: 200,
    answer: 'BaselineView',
  },
  {
    method: 'get',
    path: '/api/goals/{id}',
    summary: 'A goal with what it rests on, what was assigned for it and what closes it.',
    status: 200,
    answer: 'GoalDetail',
  },
  {
    method: 'post',
    path: '/api/goals/{id}/change',
    summary: 'Keeps what was chosen to do otherwise.',
    body: 'GoalChange',
    status: 200,
    answer: 'GoalDetail',
  },
  {
    method: 'post',
    path: '/api/goals/{id}/close',
    summary: 'Drops a goal, or closes one whose day is over. A goal of a rep is met by a session, never by hand.',
    body: 'GoalClosing',
    status: 200,
    answer: 'GoalDetail',
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
    method: 'get',
    path: '/api/watch',
    summary: 'Live sessions of their teams that a coach or a manager may watch.',
    status: 200,
    answer: 'WatchableSessions',
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/watch',
    summary: 'What the rep of a live session has seen after a seq. Whoever asks is shown to the rep for six seconds.',
    query: { after: 'the last seq known, 0 for all' },
    status: 200,
    answer: 'WatchView',
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/watch/hints',
    summary: 'A hint for the rep alone, given when the prospect has finished; it stands in the record.',
    body: 'NewHint',
    status: 202,
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/watch/live',
    summary: 'The WebSocket of a watcher: WatchMessage, JSON text frames, word by word. It takes nothing.',
    query: { after: 'only events after this seq' },
    status: 101,
  },
  { method: 'post', path: '/api/sessions/{id}/watch/leave', summary: 'Watches no longer.', status: 200 },
  {
    method: 'post',
    path: '/api/sessions/{id}/watch/end',
    summary: 'Its rep would not be watched any longer.',
    status: 200,
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/self-assessment',
    summary: "Its rep's own view of it, or that one may still be given.",
    status: 200,
    answer: 'SelfAssessmentView',
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/self-assessment',
    summary: 'Rates its criteria, before the scorecard was read; or goes on to the scorecard without.',
    body: 'NewSelfAssessment',
    status: 201,
    answer: 'SelfAssessmentView',
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
  ...tellingOperations,
  ...callOperations,
  ...coachingOperations,
  ...reviewOperations,
];

const ref = (name: Name) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const json = (name: Name) => ({ 'application/json': ref(name) });
const bodyOf = (body: Name, form: Name | undefined) => ({
  ...json(body),
  ...(form ? { 'multipart/form-data': ref(form) } : {}),
});

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
    ...(operation.body ? { requestBody: { required: true, content: bodyOf(operation.body, operation.form) } } : {}),
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
