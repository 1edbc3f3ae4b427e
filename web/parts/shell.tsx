import { useLocation } from '@solidjs/router';
import { For, type ParentProps, Show } from 'solid-js';
import { useMe } from '../member.tsx';
import { AccountMenu } from './account-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import { navOf } from './nav-links.ts';
import { text } from './shell-text.ts';
import { Bell } from './telling/bell.tsx';

/** The frame of every signed-in page but the practice room: bar, navigation, main. */
export function Shell(props: ParentProps) {
  const location = useLocation();
  const me = useMe();
  const nav = () => navOf[me().role];
  const isCurrent = (path: string) =>
    location.pathname === path || (path !== '/' && location.pathname.startsWith(`${path}/`));
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
            <For each={nav().main}>
              {({ path, says, rest }) => (
                <a href={path} aria-current={isCurrent(path) ? 'page' : undefined}>
                  <span>
                    {says}
                    <Show when={rest}>
                      {' '}
                      <span class="hide-s">{rest}</span>
                    </Show>
                  </span>
                </a>
              )}
            </For>
            <MoreMenu links={nav().more} isCurrent={isCurrent} />
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
