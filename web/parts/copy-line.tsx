import { createSignal, onCleanup } from 'solid-js';
import './copy-line.css';

const text = {
  copy: 'Copy',
  copied: 'Copied.',
  byHand: 'This browser doesn’t let pages copy. The text is selected: copy it with the keyboard or the menu.',
};
const shownMs = 4_000;

/** One line to take along. Where the page may not copy (only secure addresses may), it is selected instead. */
export function CopyLine(props: { label: string; value: string; id: string }) {
  const [says, setSays] = createSignal('');
  let input: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const copy = async () => {
    const copied = await (navigator.clipboard?.writeText(props.value) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    if (!copied) input?.select();
    setSays(copied ? text.copied : text.byHand);
    clearTimeout(timer);
    if (copied) timer = setTimeout(() => setSays(''), shownMs);
  };

  return (
    <div class="field copyline">
      <label for={props.id}>{props.label}</label>
      <div class="copyline__row">
        <input
          ref={input}
          class="input"
          id={props.id}
          readonly
          value={props.value}
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button class="btn" type="button" onClick={copy}>
          {text.copy}
        </button>
      </div>
      <span class="hint" role="status">
        {says()}
      </span>
    </div>
  );
}
