import { CalibrationView, NewRating, NewRound, RoundView } from '../../protocol/calibration-view.ts';
import * as coaching from '../../protocol/coaching-view.ts';
import type { Operation } from '../openapi.ts';

/** Coaching as `/api/openapi.json` tells it. */

export const coachingShapes = {
  NewComment: coaching.NewComment,
  NewOverride: coaching.NewOverride,
  NewCorrection: coaching.NewCorrection,
  NewDispute: coaching.NewDispute,
  NewRequest: coaching.NewRequest,
  NewSentBack: coaching.NewSentBack,
  DisputeAnswer: coaching.DisputeAnswer,
  Made: coaching.Made,
  CoachingView: coaching.CoachingView,
  QueueView: coaching.QueueView,
  NewWeek: coaching.NewWeek,
  ForRepView: coaching.ForRepView,
  CalibrationView,
  RoundView,
  NewRound,
  NewRating,
};

const made = { status: 201, answer: 'Made' } as const;
const post = (path: string, summary: string) => ({ method: 'post', path, summary, status: 200 }) as const;
const ofSession = '/api/sessions/{id}';

export const coachingOperations: Operation[] = [
  {
    method: 'get',
    path: `${ofSession}/coaching`,
    summary: 'What coaches and its rep said of its scorecard. Read by its rep, comments are noted as read.',
    status: 200,
    answer: 'CoachingView',
  },
  {
    ...post(`${ofSession}/comments`, 'A coach or a manager comments: at a sentence, or on the whole.'),
    ...{ body: 'NewComment', ...made },
  },
  {
    ...post(`${ofSession}/overrides`, 'Scores a criterion otherwise, with a reason. Both values stay visible.'),
    ...{ body: 'NewOverride', ...made },
  },
  {
    ...post(`${ofSession}/corrections`, 'Says what a sentence of the rep’s does; the session is scored again with it.'),
    ...{ body: 'NewCorrection', ...made },
  },
  {
    ...post(`${ofSession}/sent-back`, 'Sends the rep back to a turn, to be answered again.'),
    ...{ body: 'NewSentBack', ...made },
  },
  { ...post(`${ofSession}/requests`, 'Its rep asks a coach to look at it.'), ...{ body: 'NewRequest', ...made } },
  { ...post(`${ofSession}/disputes`, 'Its rep disputes a criterion.'), ...{ body: 'NewDispute', ...made } },
  {
    method: 'get',
    path: '/api/coaching',
    summary:
      'Sessions a coach is to look at: reps who wait, declared attempts, uncertain ones; and how the week stands.',
    status: 200,
    answer: 'QueueView',
  },
  { ...post('/api/coaching/week', 'Sets how many sessions a coach means to look at in a week.'), body: 'NewWeek' },
  {
    method: 'get',
    path: '/api/coaching/mine',
    summary: 'What coaches left for the caller to read or to answer again.',
    status: 200,
    answer: 'ForRepView',
  },
  post('/api/coaching/sessions/{id}/claim', 'Takes a session, so that no other coach does the same.'),
  post('/api/coaching/sessions/{id}/release', 'Leaves it to others again.'),
  post('/api/coaching/sessions/{id}/done', 'Is done with it: what was asked counts as answered.'),
  post('/api/coaching/comments/{id}/remove', 'Removes a comment of one’s own.'),
  {
    ...post('/api/coaching/overrides/{id}/take-back', 'Takes an override back; it stays in the history.'),
    answer: 'Made',
  },
  {
    ...post('/api/coaching/corrections/{id}/take-back', 'Takes a correction back; the session is scored again.'),
    answer: 'Made',
  },
  {
    ...post('/api/coaching/disputes/{id}/answer', 'Upholds a dispute with a score or a correction, or declines it.'),
    ...{ body: 'DisputeAnswer', answer: 'Made' },
  },
  {
    method: 'get',
    path: '/api/calibration',
    summary: 'Rounds of blind ratings, how far they agree, and how each criterion stands.',
    status: 200,
    answer: 'CalibrationView',
  },
  {
    method: 'get',
    path: '/api/calibration/{id}',
    summary: 'A round that the caller made or rates in.',
    status: 200,
    answer: 'RoundView',
  },
  { ...post('/api/calibration', 'Makes a round of blind ratings.'), ...{ body: 'NewRound', ...made } },
  {
    ...post('/api/calibration/{id}/ratings', 'Rates a session of a round, once; its scores are shown when all have.'),
    ...{ body: 'NewRating', status: 201 },
  },
  post('/api/calibration/{id}/end', 'Ends a round before every rating is in; what all have rated counts.'),
];
