import { A, useLocation } from '@solidjs/router';
import { type ParentProps, Show } from 'solid-js';
import { readsOthers, useMe } from '../member.tsx';
import { AccountMenu } from './account-menu.tsx';
import { text } from './shell-text.ts';

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
            <a href="/scenarios" aria-current={current(under('/scenarios'))}>
              {text.practise}
            </a>
            <a href="/sessions" aria-current={current(under('/sessions'))}>
              {text.sessions}
            </a>
            <Show when={readsOthers(me().role)}>
              <a href="/shared" aria-current={current(under('/shared'))}>
                <span>
                  {text.shared} <span class="hide-s">{text.sharedRest}</span>
                </span>
              </a>
            </Show>
            <Show when={me().role === 'rep' || me().role === 'manager'}>
              <a href="/reviews" aria-current={current(under('/reviews'))}>
                {text.reviews}
              </a>
            </Show>
            <Show when={me().role !== 'admin'}>
              <a href="/check-ins" aria-current={current(under('/check-ins'))}>
                {text.checkIns}
              </a>
            </Show>
            <Show when={me().role !== 'rep'}>
              <a href="/listening" aria-current={current(under('/listening'))}>
                {text.listening}
              </a>
            </Show>
            <Show when={me().role === 'admin'}>
              <a href="/people" aria-current={current(under('/people'))}>
                {text.people}
              </a>
            </Show>
          </nav>
          <div class="bar__end">
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
