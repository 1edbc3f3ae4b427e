import { createEffect, createMemo, type JSX, Match, Switch } from 'solid-js';
import { timeOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/home-text.ts';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';

type Known<T> = { value: T; at: string };

/** A first page's answer; without a connection the last one of this browser session, with its time. */
export function LastKnown<T>(props: {
  name: string;
  read: () => Promise<T>;
  loading: string;
  failed: string;
  /** What can be shown where nothing is known. */
  instead?: JSX.Element;
  children: (value: T) => JSX.Element;
}) {
  const key = `pushback.${props.name}.${useMe()().id}`;
  const load = createLoad(() => props.name, props.read);
  createEffect(() => {
    const value = load.value();
    if (value) sessionStorage.setItem(key, JSON.stringify({ value, at: new Date().toISOString() } satisfies Known<T>));
  });
  const known = createMemo(() =>
    load.failed()?.status === 0 ? (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Known<T> | null) : null,
  );
  return (
    <Switch fallback={<Skeleton label={props.loading} lines={[45, 80, 70, 40]} heading />}>
      <Match when={load.value()}>{(value) => props.children(value())}</Match>
      <Match when={known()}>
        {(known) => (
          <>
            <p class="banner banner--wait" role="status">
              {text.lastKnown(timeOf(known().at))}
            </p>
            {props.children(known().value)}
          </>
        )}
      </Match>
      <Match when={load.failed()}>
        {(problem) => (
          <>
            <Failure title={props.failed} problem={problem()} again={() => void load.again()} />
            {props.instead}
          </>
        )}
      </Match>
    </Switch>
  );
}
