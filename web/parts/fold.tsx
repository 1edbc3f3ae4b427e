import { type JSX, Show } from 'solid-js';
import './fold.css';

/** A section to look things up in: its heading opens it, and what it holds is told beside it. Printed open. */
export function Fold(props: { id: string; heading: string; holds?: string; class?: string; children: JSX.Element }) {
  return (
    <section class={`sec fold ${props.class ?? ''}`} aria-labelledby={props.id}>
      <details>
        <summary>
          <h2 id={props.id}>{props.heading}</h2>
          <Show when={props.holds}>
            <span>{props.holds}</span>
          </Show>
        </summary>
        <div class="fold__in">{props.children}</div>
      </details>
    </section>
  );
}
