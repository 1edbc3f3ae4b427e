import { type ParentProps, Show } from 'solid-js';
import { CopyLine } from './copy-line.tsx';
import './take-along.css';

/** Something just made that has to be taken to somewhere else, and how; a way to put it away where there is one. */
export function TakeAlong(props: ParentProps<{ id: string; label: string; value: string; says: string }>) {
  return (
    <div class="take-along">
      <CopyLine id={props.id} label={props.label} value={props.value} />
      <p class="sm" role="status">
        {props.says}
      </p>
      <Show when={props.children}>{props.children}</Show>
    </div>
  );
}
