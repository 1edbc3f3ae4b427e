import { SessionPage, SharedPage } from '../../protocol/home-view.ts';
import { OpeningPage } from '../../protocol/mine-view.ts';
import type { Operation } from '../openapi.ts';

/** A member's own, and what was shared with them, as `/api/openapi.json` tells it. */

export const mineShapes = {
  OpeningPage,
  SessionPage,
  SharedPage,
};

export const mineOperations: Operation[] = [
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
];
