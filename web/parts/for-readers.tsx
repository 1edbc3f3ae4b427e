import { type ParentProps, Show } from 'solid-js';
import { readsOthers, useMe } from '../member.tsx';
import { Heading } from './heading.tsx';

/** A page for coaches and managers; anybody else is told so, and led home. */
export function ForReaders(props: ParentProps<{ notYours: string; says?: string; toHome: string }>) {
  const me = useMe();
  return (
    <Show
      when={readsOthers(me().role)}
      fallback={
        <div class="stack">
          <Heading>{props.notYours}</Heading>
          <Show when={props.says}>{(says) => <p class="quiet">{says()}</p>}</Show>
          <a class="btn" href="/">
            {props.toHome}
          </a>
        </div>
      }
    >
      {props.children}
    </Show>
  );
}
