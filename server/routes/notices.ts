import { Hono } from 'hono';
import { countUnread, type FoundNotice, listNotices, markRead } from '../db/notices.ts';
import type { NoticePage, NoticeView } from '../protocol/telling-view.ts';
import { settleDone } from '../telling/done.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly, uuid } from './guard.ts';
import { Page } from './page.ts';
import { nothingHere, shaped } from './problem.ts';

/** `/api/notices`: what the member is told. Nobody reads another's. */

export function viewNotice({ id, kind, says, link, at, readAt }: FoundNotice): NoticeView {
  return { id, kind, says, link, at: at.toISOString(), read: readAt !== null };
}

export function noticeRoutes(deps: AppDeps) {
  const { db } = deps;
  return new Hono<Env>()
    .get('/notices', membersOnly(deps), shaped('query', Page), async (c) => {
      const { member, organisation } = c.var.caller;
      const { limit, before } = c.req.valid('query');
      await settleDone(db, organisation.id, member);
      const [found, unread] = await Promise.all([
        listNotices(db, organisation.id, member.id, { limit: limit + 1, before }),
        countUnread(db, organisation.id, member.id),
      ]);
      const notices = found.slice(0, limit).map(viewNotice);
      return c.json<NoticePage>({ notices, unread, next: found.length > limit ? (notices.at(-1)?.id ?? null) : null });
    })
    .post('/notices/read', membersOnly(deps), async (c) => {
      const { member, organisation } = c.var.caller;
      await markRead(db, organisation.id, member.id, 'all');
      return c.json({ status: 'read' as const });
    })
    .post('/notices/:id/read', membersOnly(deps), async (c) => {
      const { member, organisation } = c.var.caller;
      const id = c.req.param('id');
      if (!uuid.test(id) || !(await markRead(db, organisation.id, member.id, id))) throw nothingHere();
      return c.json({ status: 'read' as const });
    });
}
