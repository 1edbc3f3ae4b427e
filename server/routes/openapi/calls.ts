import * as calls from '../../protocol/call-view.ts';
import type { Operation } from '../openapi.ts';

/** Imported calls, as `/api/openapi.json` tells them. */

export const callShapes = {
  CallFiles: calls.CallFiles,
  FilesRead: calls.FilesRead,
  NewCalls: calls.NewCalls,
  CallForm: calls.CallForm,
  CallsMade: calls.CallsMade,
  CallPage: calls.CallPage,
  CallView: calls.CallView,
  CallAgain: calls.CallAgain,
  CallChoices: calls.CallChoices,
  TransferView: calls.TransferView,
};

export const callOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/calls',
    summary: "A rep's own imported calls, or those of the caller's teams, newest first.",
    query: { limit: 'how many, up to 100', before: '`next` of the page before', member: 'the id of one rep' },
    status: 200,
    answer: 'CallPage',
  },
  {
    method: 'get',
    path: '/api/calls/choices',
    summary: 'Whose calls the caller may import, and the rubrics to score them with.',
    status: 200,
    answer: 'CallChoices',
  },
  {
    method: 'get',
    path: '/api/calls/transfer',
    summary: 'Practice beside real calls of one rep, before a day and since, and how many calls would be enough.',
    query: { member: 'the id of the rep', since: 'a day; 28 days ago where none is named' },
    status: 200,
    answer: 'TransferView',
  },
  {
    method: 'post',
    path: '/api/calls/read',
    summary: 'Who speaks in these transcripts, for coaches and managers. Nothing of it is kept.',
    body: 'CallFiles',
    status: 200,
    answer: 'FilesRead',
  },
  {
    method: 'post',
    path: '/api/calls',
    summary:
      'Imports calls of reps of the caller’s teams, as JSON or as a form with files. Each file is told what became of it, with line and reason; the scores follow.',
    body: 'NewCalls',
    form: 'CallForm',
    status: 201,
    answer: 'CallsMade',
  },
  {
    method: 'get',
    path: '/api/calls/{id}',
    summary: 'A call with what was said and found. Its rep sees who opened it.',
    status: 200,
    answer: 'CallView',
  },
  {
    method: 'post',
    path: '/api/calls/{id}/again',
    summary: 'Hears a failed call again, perhaps under another name of its rep.',
    body: 'CallAgain',
    status: 202,
  },
];
