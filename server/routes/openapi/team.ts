import { Figure } from '../../domain/key-figure.ts';
import * as attention from '../../protocol/attention-view.ts';
import * as figures from '../../protocol/key-figure-view.ts';
import { TeamView } from '../../protocol/team-view.ts';
import type { Operation } from '../openapi.ts';

/** What the description says of the team and of figures of work. */

export const teamShapes = {
  TeamView,
  AttentionView: attention.AttentionView,
  NewFlagNote: attention.NewFlagNote,
  FlagNoteView: attention.FlagNoteView,
  NewMentoring: attention.NewMentoring,
  MentoringView: attention.MentoringView,
  NewWin: attention.NewWin,
  WinView: attention.WinView,
  WinList: attention.WinList,
  FiguresView: figures.FiguresView,
  Figure,
  NewFigure: figures.NewFigure,
  NewFigureValues: figures.NewFigureValues,
  FigureImport: figures.FigureImport,
  NewTarget: figures.NewTarget,
  TargetView: figures.TargetView,
  BesideView: figures.BesideView,
};

export const teamOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/team',
    summary: 'A team by criterion over thirty days, for its coaches and managers: what its reps opened to them.',
    query: { team: 'the id of one of their teams', period: 'how many periods of thirty days back, 0 to 11' },
    status: 200,
    answer: 'TeamView',
  },
  {
    method: 'get',
    path: '/api/team/attention',
    summary: 'Whom the flag rule names and how sure it is, who stands still, who could help, what is worth telling.',
    query: { team: 'the id of one of their teams', period: 'how many periods of thirty days back, 0 to 11' },
    status: 200,
    answer: 'AttentionView',
  },
  {
    method: 'post',
    path: '/api/team/flag-notes',
    summary: 'Notes what was done about a rep that the rule named.',
    body: 'NewFlagNote',
    status: 201,
    answer: 'FlagNoteView',
  },
  {
    method: 'post',
    path: '/api/team/mentorings',
    summary: 'Has a rep help another with a criterion; two at a time at most.',
    body: 'NewMentoring',
    status: 201,
    answer: 'MentoringView',
  },
  {
    method: 'post',
    path: '/api/team/mentorings/{id}/end',
    summary: 'Ends it.',
    status: 200,
  },
  {
    method: 'get',
    path: '/api/team/wins',
    summary: "What was posted to the caller's teams, and what waits for their own word.",
    status: 200,
    answer: 'WinList',
  },
  {
    method: 'post',
    path: '/api/team/wins',
    summary: 'Asks a rep whether their team may be told this.',
    body: 'NewWin',
    status: 201,
    answer: 'WinView',
  },
  {
    method: 'post',
    path: '/api/team/wins/{id}/agree',
    summary: 'The rep agrees to the words.',
    status: 200,
    answer: 'WinView',
  },
  {
    method: 'post',
    path: '/api/team/wins/{id}/post',
    summary: 'Tells the team, once the rep has agreed.',
    status: 200,
    answer: 'WinView',
  },
  {
    method: 'post',
    path: '/api/team/wins/{id}/withdraw',
    summary: 'Takes it away; the rep may at any time.',
    status: 200,
    answer: 'WinView',
  },
  {
    method: 'get',
    path: '/api/key-figures',
    summary: "Figures of work: a rep's own, those of the teams of a coach or a manager, everyone's for an admin.",
    query: { team: 'the id of one team' },
    status: 200,
    answer: 'FiguresView',
  },
  {
    method: 'post',
    path: '/api/key-figures',
    summary: 'Adds a figure of the organisation’s own.',
    body: 'NewFigure',
    status: 201,
    answer: 'Figure',
  },
  {
    method: 'post',
    path: '/api/key-figures/import',
    summary:
      'Imports a file (text/csv, up to 1 MB; columns email, figure, period start, value, target). With a bad line nothing is kept, and 422 says which and what to do.',
    status: 200,
    answer: 'FigureImport',
  },
  {
    method: 'post',
    path: '/api/key-figures/values',
    summary: 'The same for scripts: up to 1000 values at once, all or none.',
    body: 'NewFigureValues',
    status: 200,
    answer: 'FigureImport',
  },
  {
    method: 'post',
    path: '/api/key-figures/targets',
    summary: 'Adjusts a target from a day on, with the reason. The ones before are kept.',
    body: 'NewTarget',
    status: 201,
    answer: 'TargetView',
  },
  {
    method: 'get',
    path: '/api/key-figures/beside',
    summary: "A figure of a rep's work beside what was measured of them, over the same periods.",
    query: {
      member: 'whose',
      figure: 'the id of the figure',
      what: '`overall`, `criterion:` and an id, or a measurement',
    },
    status: 200,
    answer: 'BesideView',
  },
];
