import { type Accessor, For, Index, type JSX } from 'solid-js';
import './block-rows.css';
import './action-table.css';

/** Rows that end in what can be done with them. `children` makes the cells of one; `acts` names the last column. */
export function ActionTable<T>(props: {
  class?: string;
  caption: string;
  columns: readonly string[];
  acts: string;
  rows: readonly T[];
  children: (row: Accessor<T>) => JSX.Element;
}) {
  return (
    <table class={`table block-rows atab ${props.class ?? ''}`}>
      <caption class="vh">{props.caption}</caption>
      <thead>
        <tr>
          <For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For>
          <th scope="col">
            <span class="vh">{props.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Index each={props.rows}>{(row) => <tr>{props.children(row)}</tr>}</Index>
      </tbody>
    </table>
  );
}

/** One thing to do with a row; `name` says with which, for those who don't see where it stands. */
export function RowButton(props: { name: string; says: string; expanded?: boolean; onClick: () => void }) {
  return (
    <button
      class="btn btn--quiet"
      type="button"
      aria-label={props.name}
      aria-expanded={props.expanded}
      onClick={() => props.onClick()}
    >
      {props.says}
    </button>
  );
}
