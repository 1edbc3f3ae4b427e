import { z } from 'zod';
import { ClientMessage, ServerMessage } from '../../protocol/live.ts';
import { NewSelfAssessment, SelfAssessmentView } from '../../protocol/self-view.ts';
import * as views from '../../protocol/session-view.ts';
import * as watch from '../../protocol/watch-view.ts';
import type { Operation } from '../openapi.ts';

/** A session, and watching one, as `/api/openapi.json` tells them. */

export const sessionShapes = {
  NewSession: views.NewSession,
  SessionView: views.SessionView,
  RecordView: views.RecordView,
  ScorecardView: views.ScorecardView,
  WatchableSessions: z.array(watch.WatchableSession),
  WatchView: watch.WatchView,
  WatchMessage: watch.WatchMessage,
  NewHint: watch.NewHint,
  NewSelfAssessment,
  SelfAssessmentView,
  Share: z.object({ shared: z.boolean() }),
  LiveClientMessage: ClientMessage,
  LiveServerMessage: ServerMessage,
};

export const sessionOperations: Operation[] = [
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
];
