import { dayAfter } from '../../server/domain/org-settings.ts';
import { rubricForm } from '../../server/domain/rubric-typed.ts';
import { rubric, scenarioId } from '../http/test-app.ts';
import { askedInCall } from '../practice/scored-session.ts';
import {
  assignmentOf,
  callOf,
  checkInOf,
  type Everything,
  figuresOf,
  goalOf,
  markOf,
  planOf,
  standardOf,
  surveyOf,
  today,
  word,
} from './everything.ts';

/** Of each operation one request that is about the rep, as their coach, their manager or they themselves would make it. */

const says = `More about ${word}.`;

/** What stands in the braces of a path, by what the path begins with. */
export function pathOf(path: string, { ids }: Everything): string {
  const of: [string, string][] = [
    ['/api/keys/', ids.key],
    ['/api/scenarios/', scenarioId],
    ['/api/rubrics/', rubric.id],
    ['/api/listening/marks/', ids.mark],
    ['/api/listening/disagreements/', ids.session],
    ['/api/team/mentorings/', ids.mentoring],
    ['/api/team/wins/', ids.win],
    ['/api/assignments/{id}/withdraw', ids.asked],
    ['/api/assignments/', ids.assignment],
    ['/api/goals/', ids.goal],
    ['/api/sessions/{id}/watch', ids.live],
    ['/api/sessions/{id}/live', ids.live],
    ['/api/sessions/', ids.session],
    ['/api/notices/', ids.notice],
    ['/api/calls/', ids.call],
    ['/api/coaching/sessions/', ids.session],
    ['/api/coaching/comments/', ids.comment],
    ['/api/coaching/overrides/', ids.override],
    ['/api/coaching/corrections/', ids.correction],
    ['/api/coaching/disputes/', ids.dispute],
    ['/api/calibration/', ids.round],
    ['/api/reviews/{id}/comments', ids.shared],
    ['/api/reviews/{id}/sign', ids.shared],
    ['/api/reviews/', ids.review],
    ['/api/standards/', ids.standard],
    ['/api/surveys/', ids.survey],
    ['/api/plans/', ids.plan],
  ];
  const id = of.find(([start]) => path.startsWith(start))?.[1] ?? '';
  return path.replace('{id}', id).replace('{point}', ids.point).replace('{session}', ids.session);
}

export function queryOf(path: string, { ids }: Everything): string {
  const queries: Record<string, Record<string, string>> = {
    '/api/team': { team: ids.north },
    '/api/team/attention': { team: ids.north },
    '/api/key-figures': { team: ids.north },
    '/api/key-figures/beside': { member: ids.rep, figure: 'calls-made', what: 'overall' },
    '/api/goals/baseline': { member: ids.rep, what: 'criterion:first' },
    '/api/calls/transfer': { member: ids.rep },
    '/api/sessions/{id}/watch': { after: '0' },
  };
  const query = queries[path];
  return query ? `?${new URLSearchParams(query)}` : '';
}

export function bodyOf(path: string, { ids, of }: Everything): unknown {
  const team = { team: ids.north, member: ids.rep };
  const bodies: Record<string, () => unknown> = {
    '/api/keys': () => ({ name: 'another script' }),
    '/api/password': () => ({ current: 'not the password', next: 'a-longer-password' }),
    '/api/rubrics/{id}/preview': () => rubric,
    '/api/rubrics/{id}/draft': () => ({ basedOn: 1, over: null, form: rubricForm(rubric) }),
    '/api/rubrics/{id}/publish': () => ({ basedOn: 1, rubric, note: says }),
    '/api/listening/hear': () => ({ turn: { speaker: 'rep', text: says } }),
    '/api/listening/why': () => ({ turn: { speaker: 'rep', text: says } }),
    '/api/listening/marks': () => markOf('Who set the fifteen?'),
    '/api/listening/disagreements/{id}/agree': () => ({ with: 'ours' }),
    '/api/team/flag-notes': () => ({ ...team, says }),
    '/api/team/mentorings': () => ({
      ...{ team: ids.north, mentor: ids.rep, member: of.colleague, what: 'criterion:first' },
    }),
    '/api/team/wins': () => ({ ...team, about: 'criterion:first', says }),
    '/api/key-figures': () => ({ name: says, side: 'leading', better: 'higher' }),
    '/api/key-figures/values': () => figuresOf(of.email),
    '/api/key-figures/targets': () => ({
      ...{ member: ids.rep, figure: 'calls-made', startsOn: today, target: 20, reason: says },
    }),
    '/api/assignments': () => assignmentOf(ids.rep),
    '/api/goals': () => goalOf(ids.rep),
    '/api/goals/{id}/change': () => ({ approach: 'more practice', note: says }),
    '/api/goals/{id}/close': () => ({ as: 'dropped', note: says }),
    '/api/sessions': () => ({ scenario: scenarioId, difficulty: 'cold', assignment: ids.assignment }),
    '/api/sessions/{id}/watch/hints': () => ({ text: says }),
    '/api/sessions/{id}/self-assessment': () => ({ skip: true }),
    '/api/sessions/{id}/share': () => ({ shared: true }),
    '/api/sessions/{id}/comments': () => ({ says, at: null }),
    '/api/sessions/{id}/overrides': () => ({ criterion: 'third', score: 50, reason: says }),
    '/api/sessions/{id}/corrections': () => ({ seq: 5, start: 0, end: askedInCall[1].length, right: [] }),
    '/api/sessions/{id}/sent-back': () => ({ seq: 5, why: says }),
    '/api/sessions/{id}/requests': () => ({ says }),
    '/api/sessions/{id}/disputes': () => ({ criterion: 'third', reason: says }),
    '/api/mail': () => ({ digest: false }),
    '/api/settings': () => ({ threshold: 50 }),
    '/api/calls/read': () => ({ files: callOf(ids.rep).files.map(({ name, base64 }) => ({ name, base64 })) }),
    '/api/calls': () => callOf(ids.rep),
    '/api/coaching/week': () => ({ sessions: 5 }),
    '/api/coaching/disputes/{id}/answer': () => ({ state: 'declined', answer: says }),
    '/api/calibration': () => ({
      ...{ title: says, sessions: [ids.session], criteria: ['first'], raters: [of.coach, of.manager] },
    }),
    '/api/calibration/{id}/ratings': () => ({ session: ids.rated, scores: [{ criterion: 'first', score: 50 }] }),
    '/api/reviews': () => ({
      ...{ rep: ids.rep, template: 'manager-experienced', from: dayAfter(today, -30), to: today, meetingOn: today },
    }),
    '/api/reviews/{id}/dates': () => ({ nextOn: dayAfter(today, 40) }),
    '/api/reviews/{id}/texts': () => ({ section: 'wins', version: 0, says }),
    '/api/reviews/{id}/points': () => ({ kind: 'strength', says }),
    '/api/reviews/{id}/points/{point}/source': () => ({ source: null }),
    '/api/reviews/{id}/points/{point}/words': () => ({ says }),
    '/api/reviews/{id}/goals': () => ({ goal: ids.goal }),
    '/api/reviews/{id}/calls': () => ({ session: ids.session }),
    '/api/reviews/{id}/comments': () => ({ section: 'wins', says }),
    '/api/reviews/{id}/sign': () => ({ name: `${word} of ours` }),
    '/api/check-ins': () => checkInOf(ids.rep),
    '/api/standards': () => standardOf(ids.north, 'criterion:second'),
    '/api/standards/roles': () => ({ member: ids.rep, role: 'new hire' }),
    '/api/surveys': () => surveyOf(ids.north),
    '/api/surveys/{id}/answer': () => ({
      ...{ marks: { fair: 4, known: 5, heard: 3, helps: 4 }, helped: '', change: '' },
    }),
    '/api/plans': () => planOf(ids.rep),
    '/api/plans/{id}/close': () => ({ status: 'reached', note: says }),
  };
  return bodies[path]?.() ?? {};
}
