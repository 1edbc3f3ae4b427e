import { z } from 'zod';
import { Rubric } from '../../domain/rubric.ts';
import * as rubrics from '../../protocol/rubric-view.ts';
import type { Operation } from '../openapi.ts';

/** Rubrics, as `/api/openapi.json` tells them. */

export const rubricShapes = {
  Rubric,
  RubricSummaries: z.array(rubrics.RubricSummary),
  RubricView: rubrics.RubricView,
  RubricPreview: rubrics.RubricPreview,
  Thresholds: rubrics.Thresholds,
  NewRubricVersion: rubrics.NewRubricVersion,
  NewRubricDraft: rubrics.NewRubricDraft,
  DraftSaved: rubrics.DraftSaved,
  DraftDiscarded: rubrics.DraftDiscarded,
};

export const rubricOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/rubrics',
    summary: 'The rubrics in force, for managers and admins.',
    status: 200,
    answer: 'RubricSummaries',
  },
  {
    method: 'get',
    path: '/api/rubrics/{id}',
    summary: 'One of them with all its versions, and what criteria may be measured by.',
    status: 200,
    answer: 'RubricView',
  },
  {
    method: 'post',
    path: '/api/rubrics/{id}/preview',
    summary: "What open sessions of the manager's teams would have been scored by a draft, beside what they were.",
    body: 'Rubric',
    status: 200,
    answer: 'RubricPreview',
  },
  {
    method: 'get',
    path: '/api/rubrics/{id}/thresholds',
    summary: "Where good could begin by the open sessions of the manager's teams: the mean less one deviation.",
    query: { days: 'how far back, 30 to 60', of: "`draft` for the caller's own draft; else the version in force" },
    status: 200,
    answer: 'Thresholds',
  },
  {
    method: 'post',
    path: '/api/rubrics/{id}/draft',
    summary:
      "Keeps what the member typed so far, in place of the draft it goes on from; where that was changed meanwhile, 409 with what stands. It is theirs until it's published.",
    body: 'NewRubricDraft',
    status: 200,
    answer: 'DraftSaved',
  },
  {
    method: 'post',
    path: '/api/rubrics/{id}/draft/discard',
    summary: "Throws the member's draft away.",
    status: 200,
    answer: 'DraftDiscarded',
  },
  {
    method: 'post',
    path: '/api/rubrics/{id}/publish',
    summary: 'Publishes the next version: sessions that start from now on are scored by it.',
    body: 'NewRubricVersion',
    status: 201,
    answer: 'Rubric',
  },
];
