import { For, type JSX, Show } from 'solid-js';

/** What needs somebody, of one kind: each a link with its reason, the first few, and where the rest stand. */
export function ToDo<T>(props: {
  id: string;
  title: string;
  says?: string;
  items: readonly T[];
  /** Shown at once. */
  most?: number;
  /** There are more than these, so their number says nothing. */
  uncounted?: boolean;
  all: { says: string; href: string };
  children: (item: T) => JSX.Element;
}) {
  const shown = () => props.items.slice(0, props.most ?? 4);
  return (
    <section class="sec todo" aria-labelledby={props.id}>
      <div class="sec__head">
        <h2 id={props.id}>
          {props.title}
          <Show when={!props.uncounted}>
            {' '}
            <span class="todo__n">{props.items.length}</span>
          </Show>
        </h2>
        <p>
          <a href={props.all.href}>{props.all.says}</a>
        </p>
      </div>
      <Show when={props.says}>
        <p class="sm quiet todo__says">{props.says}</p>
      </Show>
      <ul>
        <For each={shown()}>{(item) => <li>{props.children(item)}</li>}</For>
      </ul>
    </section>
  );
}

/** One of them: where it leads, and why. */
export function Matter(props: { href: string; says: string; children: JSX.Element }) {
  return (
    <>
      <a href={props.href}>{props.says}</a>
      <div class="sm quiet todo__why">{props.children}</div>
    </>
  );
}
