import { createSignal, For, onCleanup, onMount } from 'solid-js';
import type { NavLink } from './nav-links.ts';
import { text } from './shell-text.ts';

/** The pages that are opened now and then: a disclosure, closed by Escape, a choice, or by clicking elsewhere. */
export function MoreMenu(props: { links: readonly NavLink[]; isCurrent: (path: string) => boolean }) {
  const [open, setOpen] = createSignal(false);
  let root: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  const closeOutside = (event: PointerEvent) => {
    if (!root?.contains(event.target as Node)) setOpen(false);
  };
  onMount(() => document.addEventListener('pointerdown', closeOutside));
  onCleanup(() => document.removeEventListener('pointerdown', closeOutside));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return;
    setOpen(false);
    button?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Escape bubbling from the controls inside
    <div class="more" ref={root} onKeyDown={onKeyDown}>
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
