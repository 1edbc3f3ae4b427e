import { SettingsChange } from '../../domain/org-settings.ts';
import * as telling from '../../protocol/telling-view.ts';
import type { Operation } from '../openapi.ts';

/** What members are told, as `/api/openapi.json` tells it. */

export const tellingShapes = {
  NoticePage: telling.NoticePage,
  DigestPage: telling.DigestPage,
  SettingsView: telling.SettingsView,
  SettingsChange,
  MailView: telling.MailView,
  MailChange: telling.MailChange,
};

export const tellingOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/notices',
    summary: 'What the member is told, newest first.',
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'NoticePage',
  },
  {
    method: 'get',
    path: '/api/mail',
    summary: 'What the member is sent by e-mail, and whether this server sends any.',
    status: 200,
    answer: 'MailView',
  },
  {
    method: 'post',
    path: '/api/mail',
    summary: 'Chooses what they are sent; what is not named stays.',
    body: 'MailChange',
    status: 200,
    answer: 'MailView',
  },
  {
    method: 'get',
    path: '/api/unsubscribe/{token}',
    summary: 'A page that asks whether to stop one kind of e-mail. The signed token stands in each of them.',
    status: 200,
    open: true,
  },
  {
    method: 'post',
    path: '/api/unsubscribe/{token}',
    summary: 'Stops that kind of e-mail and nothing else, as one click of a mail program does (RFC 8058).',
    status: 200,
    open: true,
  },
  { method: 'post', path: '/api/notices/read', summary: 'Marks all of them as read.', status: 200 },
  { method: 'post', path: '/api/notices/{id}/read', summary: 'Marks one as read.', status: 200 },
  {
    method: 'get',
    path: '/api/digests',
    summary: "The member's weekly digests, newest first. What is counted for coaches and managers is open to them.",
    query: { limit: 'how many, up to 100', before: '`next` of the page before' },
    status: 200,
    answer: 'DigestPage',
  },
  {
    method: 'get',
    path: '/api/settings',
    summary: 'What is settled for the whole organisation, for admins.',
    status: 200,
    answer: 'SettingsView',
    keyless: true,
  },
  {
    method: 'post',
    path: '/api/settings',
    summary: 'Settles it. What isn’t named stays.',
    body: 'SettingsChange',
    status: 200,
    answer: 'SettingsView',
    keyless: true,
  },
];
