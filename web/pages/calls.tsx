import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { createAction } from '../action.ts';
import { readCallChoices, readCalls } from '../api.ts';
import { createLoad } from '../load.ts';
import { readsOthers, useMe } from '../member.tsx';
import { CallTable } from '../parts/calls/call-table.tsx';
import { Enough } from '../parts/calls/enough.tsx';
import { ImportForm } from '../parts/calls/import-form.tsx';
import { Transfer } from '../parts/calls/transfer.tsx';
import { Choice } from '../parts/choice.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './calls.css';
import { text } from './calls-text.ts';
import NotFound from './not-found.tsx';

const pollMs = 1_500;

/** Real calls: a rep's own, or those of the reps of one's teams. */
export default function Calls() {
  const me = useMe();
  return (
    <Show when={me().role !== 'admin'} fallback={<NotFound />}>
      <Imported />
    </Show>
  );
}

function Imported() {
  createTitle(() => text.title);
  const me = useMe();
  const others = () => readsOthers(me().role);
  const [rep, setRep] = createSignal('');
  const choices = createLoad(() => (others() ? me().id : null), readCallChoices);
  const page = createLoad(rep, (id) => readCalls(id || null, null));
  const older = createAction();
  const showOlder = () =>
    older.run(async () => {
      const shown = page.value();
      if (!shown?.next) return;
      const more = await readCalls(rep() || null, shown.next);
      page.set({ calls: [...shown.calls, ...more.calls], next: more.next });
    });
  // scores follow within seconds of an import
  createEffect(() => {
    if (!page.value()?.calls.some(({ status }) => status === 'pending')) return;
    const timer = setTimeout(() => void page.again(), pollMs);
    onCleanup(() => clearTimeout(timer));
  });
  const imported = async () => void (await Promise.all([page.again(), choices.again()]));
  const says = () => (others() ? text.says.others : text.says.rep);
  const whose = () => (others() ? rep() : me().id);
  return (
    <div class="pg-calls">
      <Heading>{text.heading}</Heading>
      <p class="quiet">{says()}</p>
      <Show when={choices.value()}>
        {(found) => (
          <>
            <ImportForm choices={found()} imported={imported} />
            <Show when={found().reps.length > 0}>
              <Enough reps={found().reps} />
            </Show>
          </>
        )}
      </Show>
      <Show when={choices.failed()}>
        {(problem) => <Failure title={text.failed} problem={problem()} again={() => void choices.again()} />}
      </Show>
      <section class="sec" aria-labelledby="h-calls">
        <div class="sec__head">
          <h2 id="h-calls">{text.list}</h2>
        </div>
        <Show when={choices.value()}>
          {(found) => (
            <Choice
              id="rep"
              label={text.rep}
              all={text.allReps}
              options={found().reps.map(({ id, name }) => [id, name] as const)}
              choose={setRep}
            />
          )}
        </Show>
        <Switch fallback={<Skeleton label={text.loading} lines={[90, 80, 85]} />}>
          <Match when={page.value()}>
            {(shown) => (
              <Show
                when={shown().calls.length > 0}
                fallback={
                  <div class="empty">
                    <p class="said">{text.empty}</p>
                    <p class="quiet">{others() ? text.emptySays.others : text.emptySays.rep}</p>
                  </div>
                }
              >
                <CallTable calls={shown().calls} byRep={others()} />
              </Show>
            )}
          </Match>
          <Match when={page.failed()}>
            {(problem) => <Failure title={text.failed} problem={problem()} again={() => void page.again()} />}
          </Match>
        </Switch>
        <Show when={page.value()?.next}>
          <button class="btn" type="button" aria-disabled={older.busy()} onClick={showOlder}>
            {older.busy() ? text.olderBusy : text.older}
          </button>
        </Show>
        <Show when={older.problem()}>{(problem) => <Failure title={text.olderFailed} problem={problem()} />}</Show>
      </section>
      <Show when={whose()} fallback={<p class="quiet">{text.choose}</p>} keyed>
        {(id) => <Transfer member={id} />}
      </Show>
    </div>
  );
}
