import { For } from 'solid-js';

/** Which part of a list is shown: everything, or one of a few. */
export function Choice(props: {
  id: string;
  label: string;
  all: string;
  options: readonly (readonly [id: string, name: string])[];
  /** Given the id of an option; empty for everything. */
  choose: (id: string) => void;
}) {
  return (
    <div class="field filter">
      <label for={props.id}>{props.label}</label>
      <select class="input" id={props.id} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{props.all}</option>
        <For each={props.options}>{([id, name]) => <option value={id}>{name}</option>}</For>
      </select>
    </div>
  );
}
