import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { SessionView } from '../../server/protocol/session-view.ts';
import type { Listing } from '../listing.ts';
import { Choice } from './choice.tsx';
import { Failure } from './failure.tsx';
import { SessionTable } from './session-table.tsx';
import { Skeleton } from './skeleton.tsx';

type Words = Record<'caption' | 'loading' | 'failed' | 'older' | 'olderBusy' | 'olderFailed', string>;

/** By what those shown can be told apart, with its words. */
type Filter = {
  id: string;
  label: string;
  all: string;
  noneOf: string;
  of: (session: SessionView) => [id: string, name: string];
};

/** Sessions in all states of their list: on their way, none, a part of them, the rest, or a failure. */
export function SessionList<T extends SessionView>(props: {
  list: Listing<T>;
  text: Words;
  filter: Filter;
  byRep?: boolean;
  /** What stands there when there are none. */
  empty: JSX.Element;
}) {
  const { page, older, showOlder } = props.list;
  return (
    <Switch fallback={<Skeleton label={props.text.loading} lines={[100, 100, 100, 100]} />}>
      <Match when={page.value()?.sessions.length === 0}>
        <div class="empty">{props.empty}</div>
      </Match>
      <Match when={page.value()}>
        {(shown) => (
          <>
            <Filtered
              sessions={shown().sessions}
              filter={props.filter}
              caption={props.text.caption}
              byRep={props.byRep}
            />
            <Show when={shown().next}>
              <button class="btn" type="button" aria-disabled={older.busy()} onClick={showOlder}>
                {older.busy() ? props.text.olderBusy : props.text.older}
              </button>
            </Show>
            <Show when={older.problem()}>
              {(problem) => <Failure title={props.text.olderFailed} problem={problem()} again={showOlder} />}
            </Show>
          </>
        )}
      </Match>
      <Match when={page.failed()}>
        {(problem) => <Failure title={props.text.failed} problem={problem()} again={() => void page.again()} />}
      </Match>
    </Switch>
  );
}

function Filtered(props: { sessions: SessionView[]; filter: Filter; caption: string; byRep: boolean | undefined }) {
  const { filter } = props;
  const [chosen, setChosen] = createSignal('');
  const options = createMemo(() =>
    [...new Map(props.sessions.map(filter.of))].sort(([, a], [, b]) => a.localeCompare(b)),
  );
  const shown = createMemo(() => props.sessions.filter((session) => !chosen() || filter.of(session)[0] === chosen()));
  return (
    <>
      <Show when={options().length > 1}>
        <Choice id={filter.id} label={filter.label} all={filter.all} options={options()} choose={setChosen} />
      </Show>
      <Show when={shown().length > 0} fallback={<p class="quiet">{filter.noneOf}</p>}>
        <SessionTable sessions={shown()} caption={props.caption} byRep={props.byRep} />
      </Show>
    </>
  );
}
