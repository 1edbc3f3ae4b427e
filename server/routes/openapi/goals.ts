import * as assignments from '../../protocol/assignment-view.ts';
import * as goals from '../../protocol/goal-view.ts';
import type { Operation } from '../openapi.ts';

/** Assignments and goals, as `/api/openapi.json` tells them. */

export const goalShapes = {
  NewAssignment: assignments.NewAssignment,
  AssignmentView: assignments.AssignmentView,
  AssignmentList: assignments.AssignmentList,
  AssigningChoices: assignments.AssigningChoices,
  ProposalList: assignments.ProposalList,
  NewGoal: goals.NewGoal,
  BaselineView: goals.BaselineView,
  GoalList: goals.GoalList,
  GoalDetail: goals.GoalDetail,
  GoalChange: goals.GoalChange,
  GoalClosing: goals.GoalClosing,
};

export const goalOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/assignments',
    summary: "The member's own assignments, and for a coach or a manager those of their reps and teams.",
    status: 200,
    answer: 'AssignmentList',
  },
  {
    method: 'post',
    path: '/api/assignments',
    summary: 'Asks a rep or a team for practice, by a coach or a manager of theirs.',
    body: 'NewAssignment',
    status: 201,
    answer: 'AssignmentView',
  },
  {
    method: 'get',
    path: '/api/assignments/choices',
    summary: 'People, teams and measured quantities that an assignment or a goal can be made of.',
    status: 200,
    answer: 'AssigningChoices',
  },
  {
    method: 'get',
    path: '/api/assignments/proposals',
    summary: 'Practice proposed from the gaps of the reps of a coach or a manager, in what is open.',
    status: 200,
    answer: 'ProposalList',
  },
  {
    method: 'get',
    path: '/api/assignments/{id}',
    summary: 'An assignment, for whoever practises it and their coaches and managers.',
    status: 200,
    answer: 'AssignmentView',
  },
  {
    method: 'post',
    path: '/api/assignments/{id}/withdraw',
    summary: 'Takes an assignment back. Attempts that were made stay.',
    status: 200,
    answer: 'AssignmentView',
  },
  {
    method: 'get',
    path: '/api/goals',
    summary:
      "The member's own goals, and for a coach or a manager those of their reps and teams, each brought up to today.",
    status: 200,
    answer: 'GoalList',
  },
  {
    method: 'post',
    path: '/api/goals',
    summary: 'Sets a goal for a rep or a team, by a coach or a manager of theirs. Two at most are open for one.',
    body: 'NewGoal',
    status: 201,
    answer: 'GoalDetail',
  },
  {
    method: 'get',
    path: '/api/goals/baseline',
    summary: 'Where a rep or a team stands with a quantity over the last thirty days, in what is open.',
    query: { member: 'the id of a rep of theirs', team: 'or of a team', what: 'a quantity from the choices' },
    status: 200,
    answer: 'BaselineView',
  },
  {
    method: 'get',
    path: '/api/goals/{id}',
    summary: 'A goal with what it rests on, what was assigned for it and what closes it.',
    status: 200,
    answer: 'GoalDetail',
  },
  {
    method: 'post',
    path: '/api/goals/{id}/change',
    summary: 'Keeps what was chosen to do otherwise.',
    body: 'GoalChange',
    status: 200,
    answer: 'GoalDetail',
  },
  {
    method: 'post',
    path: '/api/goals/{id}/close',
    summary: 'Drops a goal, or closes one whose day is over. A goal of a rep is met by a session, never by hand.',
    body: 'GoalClosing',
    status: 200,
    answer: 'GoalDetail',
  },
];
