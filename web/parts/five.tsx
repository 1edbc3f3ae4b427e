import { Index } from 'solid-js';

/** A value in five steps, as bars; the words beside it say the same. */
export function Five(props: { step: number }) {
  return (
    <span class="five" aria-hidden="true">
      <Index each={[1, 2, 3, 4, 5]}>{(n) => <i classList={{ on: n() <= props.step }} />}</Index>
    </span>
  );
}
