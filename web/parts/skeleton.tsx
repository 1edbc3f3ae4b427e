import { For } from 'solid-js';

/** The shape of an answer on its way. `label` is for those who can't see it; `lines` are widths in per cent. */
export function Skeleton(props: { label: string; lines: readonly number[]; heading?: boolean }) {
  return (
    <div class="skeletons" aria-busy="true" role="status" aria-label={props.label}>
      <For each={props.lines}>
        {(width, i) => (
          <span
            class="skeleton"
            classList={{ 'skeleton--head': props.heading && i() === 0 }}
            style={{ width: `${width}%` }}
          />
        )}
      </For>
    </div>
  );
}
