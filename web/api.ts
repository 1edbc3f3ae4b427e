import type { Role } from '../server/domain/member.ts';
import type { SettingsChange } from '../server/domain/org-settings.ts';
import type { Rubric } from '../server/domain/rubric.ts';
import type {
  AssigningChoices,
  AssignmentList,
  AssignmentView,
  NewAssignment,
  ProposalList,
} from '../server/protocol/assignment-view.ts';
import type {
  CallChoices,
  CallFiles,
  CallPage,
  CallsMade,
  CallView,
  FilesRead,
  NewCalls,
  TransferView,
} from '../server/protocol/call-view.ts';
import type {
  BaselineView,
  GoalChange,
  GoalClosing,
  GoalDetail,
  GoalList,
  NewGoal,
} from '../server/protocol/goal-view.ts';
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
import type { OpeningPage } from '../server/protocol/mine-view.ts';
import type {
  ApiKeyView,
  InvitationView,
  MadeApiKey,
  NewApiKey,
  NewPassword,
  PasswordChanged,
  PeopleView,
  SetupView,
} from '../server/protocol/people-view.ts';
import type {
  DraftConflict,
  DraftDiscarded,
  DraftSaved,
  NewRubricDraft,
  NewRubricVersion,
  RubricPreview,
  RubricSummary,
  RubricView,
  Thresholds,
} from '../server/protocol/rubric-view.ts';
import type { NewSelfAssessment, SelfAssessmentView } from '../server/protocol/self-view.ts';
import type {
  Briefing,
  NewSession,
  Problem,
  RecordView,
  ScenarioSummary,
  ScorecardView,
  SessionView,
} from '../server/protocol/session-view.ts';
import type { DigestPage, MailChange, MailView, NoticePage, SettingsView } from '../server/protocol/telling-view.ts';
import type { WatchableSession, WatchView } from '../server/protocol/watch-view.ts';
import type { WeekView } from '../server/protocol/week-view.ts';

/** Every request of the app, one function each. A refusal is thrown as `Refused`. */

export class Refused extends Error {
  override readonly name = 'Refused';
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
  /** The whole answer, where it holds more than the problem. */
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

function problemOf(status: number, answer: unknown): Problem {
  const body = answer as Partial<Problem> | null;
  return {
    code: body?.code ?? `http-${status}`,
    message: body?.message ?? 'The server could not answer that. Try again in a moment.',
    retryable: body?.retryable ?? (status >= 500 || status === 429),
  };
}

const unreachable: Problem = {
  code: 'unreachable',
  message: 'The server can’t be reached. Check your connection, then try again.',
  retryable: true,
};

/** `type`: of a body that is text already; anything else goes as JSON. */
export async function request(method: 'GET' | 'POST', path: string, body?: unknown, type?: string): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (method === 'POST') {
    init.headers = { accept: 'application/json', 'content-type': type ?? 'application/json' };
    init.body = type ? String(body) : JSON.stringify(body ?? {});
  }
  const response = await fetch(path, init).catch(() => {
    throw new Refused(0, unreachable);
  });
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/api/auth/')) signedOut();
  const answer: unknown = await response.json().catch(() => null);
  throw new Refused(response.status, problemOf(response.status, answer), answer);
}

export async function get<T>(path: string): Promise<T> {
  return (await request('GET', path)).json() as Promise<T>;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await request('POST', path, body)).json() as Promise<T>;
}

export const id = encodeURIComponent;

export const readVisitor = () => get<Visitor>('/api/visitor');
export const readDemoMembers = () => get<DemoMember[]>('/api/demo-members');
export const readHome = () => get<HomeView>('/api/home');
export const readMail = () => get<MailView>('/api/mail');
export const chooseMail = (change: MailChange) => post<MailView>('/api/mail', change);
export const readWeek = () => get<WeekView>('/api/home/week');
export const readScenarios = () => get<ScenarioSummary[]>('/api/scenarios');
export const readBriefing = (scenario: string) => get<Briefing>(`/api/scenarios/${id(scenario)}`);
export const readSession = (session: string) => get<SessionView>(`/api/sessions/${id(session)}`);
export const readRecord = (session: string) => get<RecordView>(`/api/sessions/${id(session)}/record`);
export const readScorecard = (session: string) => get<ScorecardView>(`/api/sessions/${id(session)}/scorecard`);

export const readAssignments = () => get<AssignmentList>('/api/assignments');
export const readAssignment = (assignment: string) => get<AssignmentView>(`/api/assignments/${id(assignment)}`);
export const readChoices = () => get<AssigningChoices>('/api/assignments/choices');
export const readProposals = () => get<ProposalList>('/api/assignments/proposals');
export const assign = (wanted: NewAssignment) => post<AssignmentView>('/api/assignments', wanted);
export const withdrawAssignment = (assignment: string) =>
  post<AssignmentView>(`/api/assignments/${id(assignment)}/withdraw`);

export const readGoals = () => get<GoalList>('/api/goals');
export const readGoal = (goal: string) => get<GoalDetail>(`/api/goals/${id(goal)}`);
export const readBaseline = (of: { member?: string; team?: string; what: string }) =>
  get<BaselineView>(`/api/goals/baseline?${new URLSearchParams(of)}`);
export const setGoal = (goal: NewGoal) => post<GoalDetail>('/api/goals', goal);
export const changeGoal = (goal: string, change: GoalChange) =>
  post<GoalDetail>(`/api/goals/${id(goal)}/change`, change);
export const closeGoal = (goal: string, closing: GoalClosing) =>
  post<GoalDetail>(`/api/goals/${id(goal)}/close`, closing);
export const readSelfAssessment = (session: string) =>
  get<SelfAssessmentView>(`/api/sessions/${id(session)}/self-assessment`);
export const assessSelf = (session: string, given: NewSelfAssessment) =>
  post<SelfAssessmentView>(`/api/sessions/${id(session)}/self-assessment`, given);

export const readWatchable = () => get<WatchableSession[]>('/api/watch');
export const watchSession = (session: string, after: number) =>
  get<WatchView>(`/api/sessions/${id(session)}/watch?after=${after}`);
export const sendHint = (session: string, text: string) =>
  post<{ status: 'sent' }>(`/api/sessions/${id(session)}/watch/hints`, { text });

export async function endWatching(session: string): Promise<void> {
  await request('POST', `/api/sessions/${id(session)}/watch/end`);
}

/** Said as the page goes, when nobody waits for the answer. */
export function leaveWatching(session: string): void {
  const body = new Blob(['{}'], { type: 'application/json' });
  navigator.sendBeacon(`/api/sessions/${id(session)}/watch/leave`, body);
}

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

export const changePassword = (wanted: NewPassword) => post<PasswordChanged>('/api/password', wanted);

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

export const readOpenings = (before: string | null) => get<OpeningPage>(`/api/mine/openings?${queryOf({ before })}`);

export const readRubrics = () => get<RubricSummary[]>('/api/rubrics');
export const readRubric = (rubric: string) => get<RubricView>(`/api/rubrics/${id(rubric)}`);
export const previewRubric = (rubric: string, draft: Rubric) =>
  post<RubricPreview>(`/api/rubrics/${id(rubric)}/preview`, draft);
export const readThresholds = (rubric: string, days: number) =>
  get<Thresholds>(`/api/rubrics/${id(rubric)}/thresholds?days=${days}&of=draft`);
/** Saves a draft; where it was saved, published or discarded elsewhere in between, what stands comes back instead. */
export async function saveRubricDraft(rubric: string, draft: NewRubricDraft): Promise<DraftSaved | DraftConflict> {
  try {
    return await post<DraftSaved>(`/api/rubrics/${id(rubric)}/draft`, draft);
  } catch (error) {
    if (error instanceof Refused && error.code === 'conflict') return error.answer as DraftConflict;
    throw error;
  }
}
export const discardRubricDraft = (rubric: string) => post<DraftDiscarded>(`/api/rubrics/${id(rubric)}/draft/discard`);
export const publishRubric = (rubric: string, version: NewRubricVersion) =>
  post<Rubric>(`/api/rubrics/${id(rubric)}/publish`, version);

export const readAgreement = () => get<AgreementView>('/api/listening/agreement');
export const readDisagreements = (before: string | null) =>
  get<DisagreementPage>(`/api/listening/disagreements?${queryOf({ before })}`);
export const agreeWith = (sentence: string, agreeing: Agreeing) =>
  post<MarkView>(`/api/listening/disagreements/${id(sentence)}/agree`, agreeing);

export const readNotices = (limit: number) => get<NoticePage>(`/api/notices?limit=${limit}`);

export async function markNoticeRead(notice: string): Promise<void> {
  await request('POST', `/api/notices/${id(notice)}/read`);
}

export async function markNoticesRead(): Promise<void> {
  await request('POST', '/api/notices/read');
}

export const readDigests = (before: string | null) => get<DigestPage>(`/api/digests?${queryOf({ before })}`);

export const readSettings = () => get<SettingsView>('/api/settings');
export const settleSettings = (change: SettingsChange) => post<SettingsView>('/api/settings', change);

export const readCalls = (member: string | null, before: string | null) =>
  get<CallPage>(`/api/calls?${queryOf({ member, before })}`);
export const readCall = (call: string) => get<CallView>(`/api/calls/${id(call)}`);
export const readCallChoices = () => get<CallChoices>('/api/calls/choices');
export const readTransfer = (member: string) => get<TransferView>(`/api/calls/transfer?member=${id(member)}`);
export const readCallFiles = (files: CallFiles) => post<FilesRead>('/api/calls/read', files);
export const importCalls = (calls: NewCalls) => post<CallsMade>('/api/calls', calls);

export async function hearCallAgain(call: string, rep: string | undefined): Promise<void> {
  await request('POST', `/api/calls/${id(call)}/again`, { rep });
}

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
