import { A, useLocation } from '@solidjs/router';
import { type ParentProps, Show } from 'solid-js';
import { editsRubrics, readsOthers, useMe } from '../member.tsx';
import { AccountMenu } from './account-menu.tsx';
import { text } from './shell-text.ts';
import { Bell } from './telling/bell.tsx';

/** The frame of every signed-in page but the practice room: bar, navigation, main. */
export function Shell(props: ParentProps) {
  const location = useLocation();
  const me = useMe();
  const under = (path: string) => location.pathname === path || location.pathname.startsWith(`${path}/`);
  const current = (here: boolean) => (here ? 'page' : undefined);
  return (
    <>
      {/* external to the router, which would scroll there and leave the focus behind */}
      <a class="skip" href="#main" rel="external">
        {text.skip}
      </a>
      <header class="bar">
        <div class="bar__in">
          <a class="brand" href="/" aria-label="Pushback, home">
            Pushback
          </a>
          <nav class="nav" aria-label={text.nav}>
            <A href="/" end>
              {text.home}
            </A>
            <Show when={readsOthers(me().role)}>
              <a href="/team" aria-current={current(under('/team'))}>
                {text.team}
              </a>
            </Show>
            <a href="/scenarios" aria-current={current(under('/scenarios'))}>
              {text.practise}
            </a>
            <a href="/sessions" aria-current={current(under('/sessions'))}>
              {text.sessions}
            </a>
            <Show when={me().role !== 'admin'}>
              <a href="/goals" aria-current={current(under('/goals'))}>
                {text.goals}
              </a>
            </Show>
            <Show when={readsOthers(me().role)}>
              <a href="/assign" aria-current={current(under('/assign'))}>
                {text.assign}
              </a>
              <a href="/coaching" aria-current={current(under('/coaching'))}>
                {text.coaching}
              </a>
              <a href="/shared" aria-current={current(under('/shared'))}>
                <span>
                  {text.shared} <span class="hide-s">{text.sharedRest}</span>
                </span>
              </a>
            </Show>
            <Show when={me().role !== 'admin'}>
              <a href="/calls" aria-current={current(under('/calls'))}>
                {text.calls}
              </a>
            </Show>
            <a href="/figures" aria-current={current(under('/figures'))}>
              {text.figures}
            </a>
            <Show when={me().role !== 'rep'}>
              <a href="/listening" aria-current={current(under('/listening'))}>
                {text.listening}
              </a>
            </Show>
            <Show when={editsRubrics(me().role)}>
              <a href="/rubrics" aria-current={current(under('/rubrics'))}>
                {text.rubrics}
              </a>
            </Show>
            <Show when={me().role === 'admin'}>
              <a href="/people" aria-current={current(under('/people'))}>
                {text.people}
              </a>
              <a href="/settings" aria-current={current(under('/settings'))}>
                {text.settings}
              </a>
            </Show>
          </nav>
          <div class="bar__end">
            <Bell />
            <AccountMenu />
          </div>
        </div>
      </header>
      <main class="page" id="main" tabindex="-1">
        {props.children}
      </main>
    </>
  );
}
