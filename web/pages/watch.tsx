import { useParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { WatchView } from '../../server/protocol/watch-view.ts';
import { createAction } from '../action.ts';
import { leaveWatching, problemIn, sendHint, watchSession } from '../api.ts';
import { clockOf, firstNameOf } from '../format.ts';
import { type Words, watchLive } from '../live/watch-live.ts';
import { browserTimers } from '../live/wire.ts';
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
/** The turn that is being said. */
type Saying = { turn: number; persona: string; text: string };

function Watching(props: { id: string; first: WatchView }) {
  const { id, first } = props;
  const [events, setEvents] = createSignal<readonly RecordedEvent[]>(first.events);
  const [state, setState] = createSignal<State>(first.status);
  const [trouble, setTrouble] = createSignal(false);
  const rep = firstNameOf(first.rep);
  createTitle(() => text.title(first.rep));
  const [saying, setSaying] = createSignal<Saying | null>(null);
  const seq = () => events().at(-1)?.seq ?? 0;
  const add = (more: readonly RecordedEvent[]) => {
    const fresh = more.filter((event) => event.seq > seq());
    if (fresh.length > 0) setEvents([...events(), ...fresh]);
    const said = saying();
    if (said && said.turn <= seq()) setSaying(null);
  };
  const hear = (words: Words) => {
    const said = saying();
    const before = said?.turn === words.turn ? said.text : '';
    // came in the middle of it: its beginning follows
    if (words.turn <= seq() || words.at > before.length) return;
    const text = before.slice(0, words.at) + words.text;
    setSaying({ turn: words.turn, persona: words.persona, text });
  };
  /** By a question, while there is no socket. */
  const ask = async () => {
    try {
      const next = await watchSession(id, seq());
      add(next.events);
      setState(next.status);
    } catch (error) {
      // whoever may not watch any longer is told the same as if there were nothing
      if ([401, 403, 404].includes(problemIn(error).status)) setState('closed');
      else setTrouble(true);
    }
    return state() === 'live';
  };
  const leave = () => leaveWatching(id);
  let hangUp = () => {};
  onMount(() => {
    addEventListener('pagehide', leave);
    if (first.status !== 'live') return;
    hangUp = watchLive(
      id,
      {
        ...{ seq, words: hear, over: setState, broken: ask },
        event: (event) => add([event]),
        here: () => setTrouble(false),
      },
      browserTimers,
    );
  });
  onCleanup(() => {
    hangUp();
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
            <Show when={saying()}>
              {(said) => (
                // its words are read out once it is said
                <li aria-hidden={state() === 'live' ? 'true' : undefined}>
                  <p class="who">{nameOf(first.personas, said().persona)}</p>
                  <p class="said">{said().text}</p>
                </li>
              )}
            </Show>
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
