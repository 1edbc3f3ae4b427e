import type {
  AttentionView,
  FlagNoteView,
  MentoringView,
  NewFlagNote,
  NewMentoring,
  NewWin,
  WinView,
} from '../server/protocol/attention-view.ts';
import type {
  BesideView,
  FigureImport,
  FiguresView,
  NewFigure,
  NewTarget,
  TargetView,
} from '../server/protocol/key-figure-view.ts';
import type { TeamView } from '../server/protocol/team-view.ts';
import { get, post, Refused, request } from './api.ts';

/** Requests of the team page and of figures. */

export type TeamAsked = { team: string | null; back: number };

function queryOf(asked: Record<string, string | null>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== null) as [string, string][];
  return new URLSearchParams(given).toString();
}

const teamQuery = ({ team, back }: TeamAsked) => queryOf({ team, period: String(back) });

export const readTeam = (asked: TeamAsked) => get<TeamView>(`/api/team?${teamQuery(asked)}`);
export const readAttention = (asked: TeamAsked) => get<AttentionView>(`/api/team/attention?${teamQuery(asked)}`);
export const addFlagNote = (note: NewFlagNote) => post<FlagNoteView>('/api/team/flag-notes', note);
export const addMentoring = (mentoring: NewMentoring) => post<MentoringView>('/api/team/mentorings', mentoring);

export async function endMentoring(id: string): Promise<void> {
  await request('POST', `/api/team/mentorings/${id}/end`);
}

export const readWins = () => get<WinView[]>('/api/team/wins');
export const askForWin = (win: NewWin) => post<WinView>('/api/team/wins', win);
export const stepWin = (id: string, step: 'agree' | 'post' | 'withdraw') =>
  post<WinView>(`/api/team/wins/${id}/${step}`);

export const readFigures = (team: string | null) => get<FiguresView>(`/api/key-figures?${queryOf({ team })}`);
export const addFigure = (figure: NewFigure) => post<{ id: string }>('/api/key-figures', figure);
export const adjustTarget = (target: NewTarget) => post<TargetView>('/api/key-figures/targets', target);
export const readBeside = (asked: { member: string; figure: string; what: string }) =>
  get<BesideView>(`/api/key-figures/beside?${queryOf(asked)}`);

/** What became of a file; its bad lines are an answer here, not a failure. */
export async function importFigures(file: string): Promise<FigureImport> {
  try {
    return (await request('POST', '/api/key-figures/import', file, 'text/csv')).json() as Promise<FigureImport>;
  } catch (error) {
    if (error instanceof Refused && error.code === 'bad-lines') return error.answer as FigureImport;
    throw error;
  }
}
