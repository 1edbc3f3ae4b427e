import { createSignal, Show } from 'solid-js';
import { text } from '../../pages/scorecard-text.ts';
import { EvidenceLink } from './evidence-link.tsx';

/** About six lines of a column; a longer quote is clamped until asked for. */
const clampOver = 260;

/** Words from the record. With `to`, they lead to their place in the transcript; `theirs`: the prospect said them. */
export function Quote(props: { words: string; to?: string; theirs?: boolean }) {
  const [open, setOpen] = createSignal(false);
  const long = () => props.words.length > clampOver;
  const words = () => <q classList={{ clamped: long() && !open() }}>{props.words}</q>;
  return (
    <>
      <Show when={props.theirs}>{text.theySaid} </Show>
      <Show when={props.to} fallback={words()}>
        {(to) => (
          <EvidenceLink to={to()} class="quoted">
            {words()}
          </EvidenceLink>
        )}
      </Show>
      <Show when={long()}>
        <button class="linkish xs" type="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? text.showLess : text.showAll}
        </button>
      </Show>
    </>
  );
}
