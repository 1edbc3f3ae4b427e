import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { QueueItem, QueueView } from '../../server/protocol/coaching-view.ts';
import { createAction } from '../action.ts';
import { readQueue, setWeek } from '../coaching-api.ts';
import { capital, inWords, whenOf } from '../format.ts';
import { createLoad, type Load } from '../load.ts';
import { OpenSession } from '../parts/coaching/open-session.tsx';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { ForReaders } from '../parts/for-readers.tsx';
import { valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './coaching.css';
import { doubtsSay, text } from './coaching-text.ts';

/** As screens/coach.html: who waits for a coach, and the one that is open. */

type Kind = keyof typeof text.kinds;
const kindOf = (item: QueueItem): Exclude<Kind, 'all'> =>
  item.asked || item.disputed ? 'asks' : item.declared ? 'declared' : 'unsure';

export default function Coaching() {
  createTitle(() => text.title);
  return (
    <div class="pg-coach">
      <ForReaders notYours={text.notYours} toHome={text.toHome}>
        <Desk />
      </ForReaders>
    </div>
  );
}

function Desk() {
  const queue = createLoad(() => 'queue', readQueue);
  const [params] = useSearchParams<{ session?: string }>();
  const wanted = createMemo(() => params.session ?? null);
  return (
    <Switch fallback={<Skeleton label={text.loading} lines={[40, 80, 70, 75]} heading />}>
      <Match when={queue.value()}>
        {(view) => (
          <div class="desk">
            <Waiting view={view()} queue={queue} open={wanted()} />
            <section class="cal" aria-label={text.choose}>
              <Show when={wanted()} keyed fallback={<p class="quiet">{text.choose}</p>}>
                {(session) => <OpenSession session={session} changed={queue.again} />}
              </Show>
            </section>
          </div>
        )}
      </Match>
      <Match when={queue.failed()}>
        {(problem) => <Failure title={text.failed} problem={problem()} again={() => void queue.again()} />}
      </Match>
    </Switch>
  );
}

function Waiting(props: { view: QueueView; queue: Load<QueueView>; open: string | null }) {
  const [kind, setKind] = createSignal<Kind>('all');
  const items = () => props.view.items;
  const count = (of: Kind) => items().filter((item) => of === 'all' || kindOf(item) === of).length;
  const shown = () => items().filter((item) => kind() === 'all' || kindOf(item) === kind());
  const isEmpty = () => items().length === 0;
  return (
    <section class="q" aria-labelledby="h-queue">
      <Heading id="h-queue">
        {isEmpty() ? text.clear : text.heading(capital(inWords(items().length)), items().length === 1)}
      </Heading>
      <p class="sm quiet">{isEmpty() ? text.clearSays : text.says}</p>
      <Show when={props.view.more}>
        <p class="sm quiet">{text.more(items().length)}</p>
      </Show>
      <Week week={props.view.week} queue={props.queue} />
      <p class="sm">
        <a href="/calibration">{text.toCalibration}</a>
      </p>
      <Show when={!isEmpty()}>
        <fieldset class="kinds">
          <legend class="vh">{text.show}</legend>
          <For each={Object.keys(text.kinds) as Kind[]}>
            {(each) => (
              <label>
                <input type="radio" name="kind" checked={kind() === each} onChange={() => setKind(each)} />
                <span>
                  {text.kinds[each]} {count(each)}
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <Show when={shown().length > 0} fallback={<p class="quiet">{text.none}</p>}>
          <ol class="list" aria-label={text.list}>
            <For each={shown()}>{(item) => <Item item={item} current={item.session === props.open} />}</For>
          </ol>
        </Show>
      </Show>
    </section>
  );
}

function Item(props: { item: QueueItem; current: boolean }) {
  const { item } = props;
  const why = () => {
    if (item.disputed) return text.disputed;
    if (item.asked) return text.asked;
    return item.declared ? text.declared : text.unsure(doubtsSay(item.doubts));
  };
  const onIt = () => item.claimedBy && (item.claimedBy.mine ? text.onItYou : text.onIt(item.claimedBy.name));
  return (
    <li>
      <a href={`/coaching?session=${item.session}`} aria-current={props.current ? 'true' : undefined}>
        <span class="t">
          {item.member.name} <span>{item.overall === null ? '–' : Math.round(item.overall)}</span>
        </span>
        <span class="what">
          {item.title}, {whenOf(item.at, new Date())}
        </span>
        <span class="why">
          <b>{why()}</b>
          <span>{onIt()}</span>
        </span>
      </a>
    </li>
  );
}

function Week(props: { week: QueueView['week']; queue: Load<QueueView> }) {
  const action = createAction();
  const [open, setOpen] = createSignal(false);
  const [wrong, setWrong] = createSignal(false);
  const says = () => {
    const { done, wanted } = props.week;
    return wanted === 0 ? text.weekOver(done) : text.week(done, wanted);
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const { week = '' } = valuesOf(event.currentTarget);
    setWrong(!/^\d{1,3}$/.test(week) || Number(week) > 200);
    if (wrong()) return;
    const kept = await action.run(async () => {
      await setWeek(Number(week));
      await props.queue.again();
    });
    if (kept) setOpen(false);
  };
  return (
    <div class="week">
      <p class="sm">
        {says()}{' '}
        <button class="linkish xs" type="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {text.setWeek}
        </button>
      </p>
      <Show when={open()}>
        <form class="row" onSubmit={submit}>
          <Field
            id="week"
            label={text.weekLabel}
            value={String(props.week.wanted)}
            maxlength={3}
            problem={wrong() ? text.weekWrong : null}
          />
          <button class="btn" type="submit">
            {text.weekSave}
          </button>
        </form>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </div>
  );
}
