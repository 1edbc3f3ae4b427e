import { For, Show } from 'solid-js';
import type { NoticeView } from '../../../server/protocol/telling-view.ts';
import { markNoticeRead } from '../../api.ts';
import { whenOf } from '../../format.ts';
import { text } from './notices-text.ts';
import './notice-list.css';

/** What a member is told, each a way to what it is about. Following it marks it as read. */
export function NoticeList(props: { notices: readonly NoticeView[]; followed?: (id: string) => void }) {
  const follow = (notice: NoticeView) => {
    // what can't be noted now is noted the next time it is followed
    if (!notice.read) void markNoticeRead(notice.id).catch(() => {});
    props.followed?.(notice.id);
  };
  return (
    <ul class="notice-list">
      <For each={props.notices}>
        {(notice) => (
          <li classList={{ 'is-read': notice.read }}>
            <a href={notice.link} onClick={() => follow(notice)}>
              <Show when={!notice.read}>
                <span class="vh">{text.unread}</span>
              </Show>
              {notice.says}
            </a>
            <span class="by">{whenOf(notice.at, new Date())}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
