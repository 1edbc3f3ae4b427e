import type { JSX, ParentProps } from 'solid-js';

/** Which were opened or closed: who follows a link and comes back finds them as they left them. */
const left = new Map<string, boolean>();

/** What is rarely needed, inside a section: closed, named, and printed open. */
export function Folded(props: ParentProps<{ of: string; says: JSX.Element; open?: boolean }>) {
  return (
    <details
      class="folded"
      open={left.get(props.of) ?? props.open ?? false}
      onToggle={(event) => left.set(props.of, event.currentTarget.open)}
    >
      <summary>{props.says}</summary>
      <div class="folded__in">{props.children}</div>
    </details>
  );
}
