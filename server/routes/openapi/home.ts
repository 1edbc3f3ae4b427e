import { z } from 'zod';
import { HomeView } from '../../protocol/home-view.ts';
import { Briefing, ScenarioSummary } from '../../protocol/session-view.ts';
import { WeekView } from '../../protocol/week-view.ts';
import type { Operation } from '../openapi.ts';

/** First pages and the library, as `/api/openapi.json` tells them. */

export const homeShapes = {
  HomeView,
  WeekView,
  ScenarioSummaries: z.array(ScenarioSummary),
  Briefing,
};

export const homeOperations: Operation[] = [
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
];
