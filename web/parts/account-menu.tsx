import { createSignal, Show } from 'solid-js';
import { useMe, useMember } from '../member.tsx';
import { Avatar } from './avatar.tsx';
import { createDisclosure } from './disclosure.ts';
import { text } from './shell-text.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** Name, theme and sign-out behind one button: a disclosure, closed by Escape or by clicking elsewhere. */
export function AccountMenu() {
  const member = useMember();
  const me = useMe();
  const { open, setOpen, root, button } = createDisclosure();
  const [failed, setFailed] = createSignal(false);

  const leave = () => member.leave().catch(() => setFailed(true));

  return (
    <div class="account" ref={root}>
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
