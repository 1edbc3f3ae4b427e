import { createSignal, type JSX, Show } from 'solid-js';

/** A button with the form it opens below it; closed again, the button has the focus. */
export function Opens(props: {
  says: string;
  name?: string;
  class?: string;
  form: (close: () => void) => JSX.Element;
}) {
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const close = () => {
    setOpen(false);
    button?.focus({ preventScroll: true });
  };
  return (
    <>
      <button
        ref={button}
        class={props.class ?? 'linkish xs'}
        type="button"
        aria-label={props.name}
        aria-expanded={open()}
        onClick={() => setOpen(!open())}
      >
        {props.says}
      </button>
      <Show when={open()}>{props.form(close)}</Show>
    </>
  );
}
