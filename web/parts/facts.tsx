import { For } from 'solid-js';
import './facts.css';

/** A few facts side by side: a term, and what it says. */
export function Facts(props: { facts: readonly (readonly [term: string, says: string])[] }) {
  return (
    <dl class="facts-row">
      <For each={props.facts}>
        {([term, says]) => (
          <div>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
