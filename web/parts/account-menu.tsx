import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { useMe, useMember } from '../member.tsx';
import { Avatar } from './avatar.tsx';
import { text } from './shell-text.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** Name, theme and sign-out behind one button: a disclosure, closed by Escape or by clicking elsewhere. */
export function AccountMenu() {
  const member = useMember();
  const me = useMe();
  const [open, setOpen] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
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
  const leave = () => member.leave().catch(() => setFailed(true));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Escape bubbling from the controls inside
    <div class="account" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        class="account__button"
        type="button"
        aria-expanded={open()}
        aria-controls="account-panel"
        onClick={() => setOpen(!open())}
      >
        <span class="vh">{text.account}, </span>
        <span class="hide-s">{me().name}</span>
        <Avatar name={me().name} />
      </button>
      <div class="account__panel" id="account-panel" hidden={!open()}>
        <p class="account__who">
          <b>{me().name}</b>
          <span>{me().email}</span>
          <span>{me().organisation.name}</span>
        </p>
        <a href="/account" onClick={() => setOpen(false)}>
          {text.yourAccount}
        </a>
        <ThemeChoice />
        <Show when={failed()}>
          <p class="sm is-low" role="alert">
            {text.signOutFailed}
          </p>
        </Show>
        <button class="btn" type="button" onClick={leave}>
          {text.signOut}
        </button>
      </div>
    </div>
  );
}
