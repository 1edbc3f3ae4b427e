import { useParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { WatchView } from '../../server/protocol/watch-view.ts';
import { createAction } from '../action.ts';
import { leaveWatching, problemIn, sendHint, watchSession } from '../api.ts';
import { clockOf, firstNameOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { Failure } from '../parts/failure.tsx';
import { AreaField } from '../parts/field.tsx';
import { valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { linesOf, nameOf } from '../record/lines.ts';
import './watch.css';
import { text } from './watch-text.ts';

const everyMs = 1_000;
const maxHintChars = 280;

/** A live session as its rep sees it, read only, with a hint to the rep. */
export default function WatchPage() {
  const params = useParams<{ id: string }>();
  const first = createLoad(
    () => params.id,
    (id) => watchSession(id, 0),
  );
  return (
    <div class="pg-watch">
      <Switch fallback={<Skeleton label={text.loading} lines={[40, 90, 70, 80]} heading />}>
        <Match when={first.value()} keyed>
          {(view) => <Watching id={params.id} first={view} />}
        </Match>
        <Match when={first.failed()}>
          {(problem) => <NotLoaded problem={problem()} again={first.again} says={text.notLoaded} onward="/shared" />}
        </Match>
      </Switch>
    </div>
  );
}

type State = 'live' | 'ended' | 'closed';

function Watching(props: { id: string; first: WatchView }) {
  const { id, first } = props;
  const [events, setEvents] = createSignal<readonly RecordedEvent[]>(first.events);
  const [state, setState] = createSignal<State>(first.status);
  const [trouble, setTrouble] = createSignal(false);
  const rep = firstNameOf(first.rep);
  createTitle(() => text.title(first.rep));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async () => {
    try {
      const next = await watchSession(id, events().at(-1)?.seq ?? 0);
      setTrouble(false);
      if (next.events.length > 0) setEvents([...events(), ...next.events]);
      setState(next.status);
    } catch (error) {
      // whoever may not watch any longer is told the same as if there were nothing
      if ([401, 403, 404].includes(problemIn(error).status)) setState('closed');
      else setTrouble(true);
    }
    if (state() === 'live') timer = setTimeout(ask, everyMs);
  };
  const leave = () => leaveWatching(id);
  onMount(() => {
    timer = setTimeout(ask, everyMs);
    addEventListener('pagehide', leave);
  });
  onCleanup(() => {
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    if (state() === 'live') leave();
  });

  const lines = createMemo(() => linesOf(events(), first.personas));
  return (
    <>
      <Heading>{text.heading(first.rep, first.title)}</Heading>
      <p class="quiet">{text.says(rep)}</p>
      <Show when={state() !== 'closed'}>
        <div class="lines" role="log" aria-label={text.transcript} tabindex="0">
          <ol>
            <For each={lines()}>
              {(line) => (
                <li>
                  <Show
                    when={line.is === 'turn' && line}
                    fallback={<p class="quiet">{line.is === 'between' && line.says}</p>}
                  >
                    {(turn) => (
                      <>
                        <p class="who">
                          <time>{clockOf(turn().fromMs)}</time>{' '}
                          {turn().mine ? first.rep : nameOf(first.personas, turn().persona)}
                        </p>
                        <p class="said">{turn().text}</p>
                      </>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </div>
      </Show>
      <Switch>
        <Match when={state() === 'live'}>
          <p class="sm" role="status">
            {trouble() ? text.trouble : ''}
          </p>
          <HintForm id={id} />
        </Match>
        <Match when={state() === 'ended'}>
          <div role="status">
            <p>
              <b>{text.over}</b> {text.overSays(rep)}
            </p>
            <a href="/shared">{text.toShared}</a>
          </div>
        </Match>
        <Match when={state() === 'closed'}>
          <div role="alert">
            <p>
              <b>{text.closed}</b> {text.closedSays}
            </p>
            <a href="/shared">{text.toShared}</a>
          </div>
        </Match>
      </Switch>
    </>
  );
}

function HintForm(props: { id: string }) {
  const action = createAction();
  const [says, setSays] = createSignal('');
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const hint = valuesOf(form).hint ?? '';
    setSays('');
    if (hint === '') return;
    const sent = await action.run(async () => void (await sendHint(props.id, hint)));
    if (!sent) return;
    form.reset();
    setSays(text.sent);
  };
  return (
    <form onSubmit={submit}>
      <AreaField id="hint" rows={2} label={text.hint} hint={text.hintHint} maxlength={maxHintChars} />
      <Show when={action.problem()}>{(problem) => <Failure title={text.sendFailed} problem={problem()} />}</Show>
      <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.sending : text.send}
      </button>
      <p class="sm" role="status">
        {says()}
      </p>
    </form>
  );
}
