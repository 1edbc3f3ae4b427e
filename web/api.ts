import type { DemoMember, HomeView, SessionPage } from '../server/protocol/home-view.ts';
import type {
  Briefing,
  Me,
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
  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.retryable = problem.retryable;
  }
}

let signedOut: () => void = () => {};

/** Called whenever an answer says that nobody is signed in. */
export function onSignedOut(then: () => void): void {
  signedOut = then;
}

async function problemOf(response: Response): Promise<Problem> {
  const retryable = response.status >= 500 || response.status === 429;
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
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
  throw new Refused(response.status, await problemOf(response));
}

async function get<T>(path: string): Promise<T> {
  return (await request('GET', path)).json() as Promise<T>;
}

async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await request('POST', path, body)).json() as Promise<T>;
}

const id = encodeURIComponent;

export const readMe = () => get<Me>('/api/me');
export const readDemoMembers = () => get<DemoMember[]>('/api/demo-members');
export const readHome = () => get<HomeView>('/api/home');
export const readScenarios = () => get<ScenarioSummary[]>('/api/scenarios');
export const readBriefing = (scenario: string) => get<Briefing>(`/api/scenarios/${id(scenario)}`);
export const readSession = (session: string) => get<SessionView>(`/api/sessions/${id(session)}`);
export const readRecord = (session: string) => get<RecordView>(`/api/sessions/${id(session)}/record`);
export const readScorecard = (session: string) => get<ScorecardView>(`/api/sessions/${id(session)}/scorecard`);

export function readSessions(before: string | null, limit = 30): Promise<SessionPage> {
  const query = before === null ? `limit=${limit}` : `limit=${limit}&before=${id(before)}`;
  return get<SessionPage>(`/api/sessions?${query}`);
}

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

/** What refused it, for showing: anything unforeseen counts as worth another try. */
export function problemIn(error: unknown): Problem & { status: number } {
  if (error instanceof Refused) {
    return { status: error.status, code: error.code, message: error.message, retryable: error.retryable };
  }
  return { ...unreachable, status: 0, code: 'unforeseen', message: 'Something went wrong on this page. Try again.' };
}

export type ReadyScorecard = Extract<ScorecardView, { status: 'ready' }>;
