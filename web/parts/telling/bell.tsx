import { useLocation } from '@solidjs/router';
import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { createAction } from '../../action.ts';
import { markNoticesRead, readNotices } from '../../api.ts';
import { createLoad } from '../../load.ts';
import { useMe } from '../../member.tsx';
import { createDisclosure } from '../disclosure.ts';
import { Failure } from '../failure.tsx';
import { Icon } from '../icon.tsx';
import { Skeleton } from '../skeleton.tsx';
import { NoticeList } from './notice-list.tsx';
import { text } from './notices-text.ts';

const shown = 20;
const mostCounted = 99;

/** How much a member hasn't read yet, and the list behind it: a disclosure, closed by Escape or by clicking elsewhere. */
export function Bell() {
  const me = useMe();
  const location = useLocation();
  const list = createLoad(
    () => me().id,
    () => readNotices(shown),
  );
  const { open, setOpen, root, button, focusButton } = createDisclosure();
  const allRead = createAction();
  const unread = () => list.value()?.unread ?? 0;

  // a page that was just left may have told, or answered, something
  createEffect(
    on(
      () => location.pathname,
      () => void list.again(),
      { defer: true },
    ),
  );
  const toggle = () => {
    setOpen(!open());
    if (open()) void list.again();
  };
  const followed = (id: string) => {
    setOpen(false);
    const page = list.value();
    const wasUnread = page?.notices.some((notice) => notice.id === id && !notice.read);
    if (page && wasUnread)
      list.set({
        ...page,
        unread: page.unread - 1,
        notices: page.notices.map((notice) => (notice.id === id ? { ...notice, read: true } : notice)),
      });
  };
  const readAll = () =>
    allRead.run(async () => {
      await markNoticesRead();
      await list.again();
      focusButton();
    });
  return (
    <div class="account" ref={root}>
      <button
        ref={button}
        class="account__button bell__button"
        type="button"
        aria-label={text.bell(unread())}
        aria-expanded={open()}
        aria-controls="bell-panel"
        onClick={toggle}
      >
        <Icon name="bell" />
        <Show when={unread() > 0}>
          <span class="bell__count" aria-hidden="true">
            {unread() > mostCounted ? text.most : unread()}
          </span>
        </Show>
      </button>
      <section class="account__panel bell__panel" id="bell-panel" hidden={!open()} aria-labelledby="h-bell">
        <div class="bell__head">
          <h2 id="h-bell">{text.heading}</h2>
          <Show when={unread() > 0}>
            <button class="linkish sm" type="button" aria-disabled={allRead.busy()} onClick={readAll}>
              {text.allRead(unread())}
            </button>
          </Show>
        </div>
        <Switch fallback={<Skeleton label={text.loading} lines={[90, 70, 80]} />}>
          <Match when={list.value()}>
            {(page) => (
              <Show when={page().notices.length > 0} fallback={<p class="quiet sm">{text.empty}</p>}>
                <NoticeList notices={page().notices} followed={followed} />
              </Show>
            )}
          </Match>
          <Match when={list.failed()}>
            {(problem) => <Failure title={text.failed} problem={problem()} again={() => void list.again()} />}
          </Match>
        </Switch>
        <Show when={me().role !== 'admin'}>
          <a class="sm" href="/digest" onClick={() => setOpen(false)}>
            {text.digest}
          </a>
        </Show>
        <Show when={allRead.problem()}>{(problem) => <Failure title="" problem={problem()} />}</Show>
      </section>
    </div>
  );
}
