import * as listening from '../../protocol/listening-view.ts';
import type { Operation } from '../openapi.ts';

/** What the listeners hear, as `/api/openapi.json` tells it. */

export const listeningShapes = {
  ToHear: listening.ToHear,
  OneTurn: listening.ToHear.options[1],
  HeardCall: listening.HeardCall,
  Reasons: listening.Reasons,
  NewMark: listening.NewMark,
  MarkView: listening.MarkView,
  MarkPage: listening.MarkPage,
  AgreementView: listening.AgreementView,
  DisagreementPage: listening.DisagreementPage,
  Agreeing: listening.Agreeing,
};

export const listeningOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/listening/hear',
    summary: 'What the listener hears in a turn or a call, for coaches, managers and admins. Nothing of it is kept.',
    body: 'ToHear',
    status: 200,
    answer: 'HeardCall',
  },
  {
    method: 'post',
    path: '/api/listening/why',
    summary: 'What is heard in one turn, each with the words without which it would not have been.',
    body: 'OneTurn',
    status: 200,
    answer: 'Reasons',
  },
  {
    method: 'get',
    path: '/api/listening/marks',
    summary: 'Sentences that people judged, newest first.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'MarkPage',
  },
  {
    method: 'post',
    path: '/api/listening/marks',
    summary: 'Marks a sentence as heard wrong, with what it does.',
    body: 'NewMark',
    status: 201,
    answer: 'MarkView',
  },
  {
    method: 'get',
    path: '/api/listening/marks.txt',
    summary: 'All marks in the form of the corpus.',
    status: 200,
  },
  { method: 'post', path: '/api/listening/marks/{id}/remove', summary: 'Takes a mark back.', status: 200 },
  {
    method: 'get',
    path: '/api/listening/agreement',
    summary: 'How often a second listener heard just what ours did, in sessions the caller may open.',
    status: 200,
    answer: 'AgreementView',
  },
  {
    method: 'get',
    path: '/api/listening/disagreements',
    summary: 'Sentences in which the two differ and nobody has decided. Their reps see that they were opened.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'DisagreementPage',
  },
  {
    method: 'post',
    path: '/api/listening/disagreements/{id}/agree',
    summary:
      'Decides between the two, or that neither is right: a mark, which is gone with the leave to open its session.',
    body: 'Agreeing',
    status: 201,
    answer: 'MarkView',
  },
];
