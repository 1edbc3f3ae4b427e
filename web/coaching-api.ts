import type {
  CoachingView,
  DisputeAnswer,
  ForRepView,
  Made,
  NewComment,
  NewCorrection,
  NewDispute,
  NewOverride,
  NewRequest,
  NewSentBack,
  QueueView,
} from '../server/protocol/coaching-view.ts';
import { get, id, post } from './api.ts';

/** What coaches and reps say to each other about a scorecard. */

const of = (session: string) => `/api/sessions/${id(session)}`;

export const readCoaching = (session: string) => get<CoachingView>(`${of(session)}/coaching`);
export const comment = (session: string, made: NewComment) => post<Made>(`${of(session)}/comments`, made);
export const override = (session: string, made: NewOverride) => post<Made>(`${of(session)}/overrides`, made);
export const correct = (session: string, made: NewCorrection) => post<Made>(`${of(session)}/corrections`, made);
export const sendBack = (session: string, made: NewSentBack) => post<Made>(`${of(session)}/sent-back`, made);
export const askForCheck = (session: string, made: NewRequest) => post<Made>(`${of(session)}/requests`, made);
export const disputeScore = (session: string, made: NewDispute) => post<Made>(`${of(session)}/disputes`, made);

export const removeComment = (comment: string) => post(`/api/coaching/comments/${id(comment)}/remove`);
export const takeBack = (what: 'overrides' | 'corrections', one: string) =>
  post(`/api/coaching/${what}/${id(one)}/take-back`);
export const answerDispute = (dispute: string, answer: DisputeAnswer) =>
  post<Made>(`/api/coaching/disputes/${id(dispute)}/answer`, answer);

export const readQueue = () => get<QueueView>('/api/coaching');
export const setWeek = (sessions: number) => post('/api/coaching/week', { sessions });
export const takeTurn = (session: string, act: 'claim' | 'release' | 'done') =>
  post(`/api/coaching/sessions/${id(session)}/${act}`);
export const readForMe = () => get<ForRepView>('/api/coaching/mine');
