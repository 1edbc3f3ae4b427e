import { For } from 'solid-js';
import { createDisclosure } from './disclosure.ts';
import type { NavLink } from './nav-links.ts';
import { text } from './shell-text.ts';

/** The pages that are opened now and then: a disclosure, closed by Escape, a choice, or by clicking elsewhere. */
export function MoreMenu(props: { links: readonly NavLink[]; isCurrent: (path: string) => boolean }) {
  const { open, setOpen, root, button } = createDisclosure();

  return (
    <div class="more" ref={root}>
      <button
        ref={button}
        class="more__button"
        classList={{ 'more__button--here': props.links.some(({ path }) => props.isCurrent(path)) }}
        type="button"
        aria-expanded={open()}
        aria-controls="more-panel"
        onClick={() => setOpen(!open())}
      >
        {text.more}
      </button>
      <ul class="more__panel" id="more-panel" hidden={!open()}>
        <For each={props.links}>
          {({ path, says, rest }) => (
            <li>
              <a href={path} aria-current={props.isCurrent(path) ? 'page' : undefined} onClick={() => setOpen(false)}>
                {rest ? `${says} ${rest}` : says}
              </a>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
