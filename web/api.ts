import type { Role } from '../server/domain/member.ts';
import type { DemoMember, HomeView, SessionPage, Setup, SharedPage, Visitor } from '../server/protocol/home-view.ts';
import type {
  Agreeing,
  AgreementView,
  DisagreementPage,
  HeardCall,
  MarkPage,
  MarkView,
  NewMark,
  Reasons,
  Said,
  ToHear,
} from '../server/protocol/listening-view.ts';
import type {
  ApiKeyView,
  InvitationView,
  MadeApiKey,
  NewApiKey,
  NewPassword,
  PeopleView,
  SetupView,
} from '../server/protocol/people-view.ts';
import type {
  Briefing,
  NewSession,
  Problem,
  RecordView,
  ScenarioSummary,
  ScorecardView,
  SessionView,
} from '../server/protocol/session-view.ts';

/** Every request of the app, one function each. A refusal is thrown as `Refused`. */

export class Refused extends Error {
  override readonly name = 'Refused';
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
  /** What the answer held besides. */
  readonly answer: unknown;
  constructor(status: number, problem: Problem, answer: unknown = null) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.retryable = problem.retryable;
    this.answer = answer;
  }
}

let signedOut: () => void = () => {};

/** Called whenever an answer says that nobody is signed in. */
export function onSignedOut(then: () => void): void {
  signedOut = then;
}

function problemOf(response: Response, body: Partial<Problem> | null): Problem {
  const retryable = response.status >= 500 || response.status === 429;
  return {
    code: body?.code ?? `http-${response.status}`,
    message: body?.message ?? 'The server could not answer that. Try again in a moment.',
    retryable: body?.retryable ?? retryable,
  };
}

const unreachable: Problem = {
  code: 'unreachable',
  message: 'The server can’t be reached. Check your connection, then try again.',
  retryable: true,
};

async function request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (method === 'POST') {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body ?? {});
  }
  const response = await fetch(path, init).catch(() => {
    throw new Refused(0, unreachable);
  });
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/api/auth/')) signedOut();
  const answer: Partial<Problem> | null = await response.json().catch(() => null);
  throw new Refused(response.status, problemOf(response, answer), answer);
}

export async function get<T>(path: string): Promise<T> {
  return (await request('GET', path)).json() as Promise<T>;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await request('POST', path, body)).json() as Promise<T>;
}

const id = encodeURIComponent;

export const readVisitor = () => get<Visitor>('/api/visitor');
export const readDemoMembers = () => get<DemoMember[]>('/api/demo-members');
export const readHome = () => get<HomeView>('/api/home');
export const readScenarios = () => get<ScenarioSummary[]>('/api/scenarios');
export const readBriefing = (scenario: string) => get<Briefing>(`/api/scenarios/${id(scenario)}`);
export const readSession = (session: string) => get<SessionView>(`/api/sessions/${id(session)}`);
export const readRecord = (session: string) => get<RecordView>(`/api/sessions/${id(session)}/record`);
export const readScorecard = (session: string) => get<ScorecardView>(`/api/sessions/${id(session)}/scorecard`);

const shownAtOnce = 30;

function queryOf(asked: Record<string, string | null>): string {
  const given = Object.entries({ limit: String(shownAtOnce), ...asked }).filter(([, value]) => value !== null);
  return new URLSearchParams(given as [string, string][]).toString();
}

export const readSessions = (before: string | null) => get<SessionPage>(`/api/sessions?${queryOf({ before })}`);
export const readShared = (team: string | null, before: string | null) =>
  get<SharedPage>(`/api/shared?${queryOf({ team, before })}`);

export const startSession = (session: NewSession) => post<SessionView>('/api/sessions', session);
export const shareSession = (session: string, shared: boolean) =>
  post<SessionView>(`/api/sessions/${id(session)}/share`, { shared });

export async function rescoreSession(session: string): Promise<void> {
  await request('POST', `/api/sessions/${id(session)}/rescore`);
}

export async function signIn(email: string, password: string): Promise<void> {
  await request('POST', '/api/auth/sign-in/email', { email, password });
}

export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/sign-out');
}

export const readSetup = () => get<SetupView>('/api/setup');

export async function setUp(first: Setup): Promise<void> {
  await request('POST', '/api/setup', first);
}

export const readInvitation = (invitation: string) => get<InvitationView>(`/api/invitations/${id(invitation)}`);

export async function signUp(newcomer: { name: string; email: string; password: string; invitation: string }) {
  await request('POST', '/api/auth/sign-up/email', newcomer);
}

export async function changePassword(wanted: NewPassword): Promise<void> {
  await request('POST', '/api/password', wanted);
}

export const readKeys = () => get<ApiKeyView[]>('/api/keys');
export const makeKey = (key: NewApiKey) => post<MadeApiKey>('/api/keys', key);

export async function revokeKey(key: string): Promise<void> {
  await request('POST', `/api/keys/${id(key)}/revoke`);
}

export const hear = (asked: ToHear) => post<HeardCall>('/api/listening/hear', asked);
export const whyHeard = (turn: Said, before: Said[]) => post<Reasons>('/api/listening/why', { turn, before });
export const readMarks = (before: string | null) => get<MarkPage>(`/api/listening/marks?${queryOf({ before })}`);
export const addMark = (mark: NewMark) => post<MarkView>('/api/listening/marks', mark);

export async function removeMark(mark: string): Promise<void> {
  await request('POST', `/api/listening/marks/${id(mark)}/remove`);
}

export const readAgreement = () => get<AgreementView>('/api/listening/agreement');
export const readDisagreements = (before: string | null) =>
  get<DisagreementPage>(`/api/listening/disagreements?${queryOf({ before })}`);
export const agreeWith = (sentence: string, side: Agreeing['with']) =>
  post<MarkView>(`/api/listening/disagreements/${id(sentence)}/agree`, { with: side });

export const readPeople = () => get<PeopleView>('/api/people');

/** What an admin changes; each names the organisation it means, because a person may be in several. */
async function settle(what: string, body: Record<string, unknown>): Promise<void> {
  await request('POST', `/api/auth/organization/${what}`, body);
}

export const acceptInvitation = (invitationId: string) => settle('accept-invitation', { invitationId });
export const cancelInvitation = (invitationId: string) => settle('cancel-invitation', { invitationId });
export const inviteMember = (organizationId: string, to: { email: string; role: Role; teamId?: string }) =>
  post<{ id: string }>('/api/auth/organization/invite-member', { organizationId, ...to });
export const changeRole = (organizationId: string, memberId: string, role: Role) =>
  settle('update-member-role', { organizationId, memberId, role });
export const removeMember = (organizationId: string, memberIdOrEmail: string) =>
  settle('remove-member', { organizationId, memberIdOrEmail });
export const joinTeam = (organizationId: string, teamId: string, userId: string) =>
  settle('add-team-member', { organizationId, teamId, userId });
export const leaveTeam = (organizationId: string, teamId: string, userId: string) =>
  settle('remove-team-member', { organizationId, teamId, userId });
export const addTeam = (organizationId: string, name: string) => settle('create-team', { organizationId, name });
export const renameTeam = (organizationId: string, teamId: string, name: string) =>
  settle('update-team', { organizationId, teamId, data: { organizationId, name } });
export const removeTeam = (organizationId: string, teamId: string) => settle('remove-team', { organizationId, teamId });

/** What refused it, for showing: anything unforeseen counts as worth another try. */
export function problemIn(error: unknown): Problem & { status: number } {
  if (error instanceof Refused) {
    return { status: error.status, code: error.code, message: error.message, retryable: error.retryable };
  }
  return { ...unreachable, status: 0, code: 'unforeseen', message: 'Something went wrong on this page. Try again.' };
}

export type ReadyScorecard = Extract<ScorecardView, { status: 'ready' }>;
