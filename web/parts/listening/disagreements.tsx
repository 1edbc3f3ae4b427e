import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { AgreementView, Disagreement, DisagreementPage } from '../../../server/protocol/listening-view.ts';
import { createAction } from '../../action.ts';
import { readAgreement, readDisagreements } from '../../api.ts';
import { createLoad } from '../../load.ts';
import { readsOthers, useMe } from '../../member.tsx';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';
import { DisagreementItem } from './disagreement-item.tsx';
import { text } from './disagreements-text.ts';

/** How far a second listener hears the same, and the sentences in which it doesn't, to be decided on. */
export function Disagreements(props: { marked: () => void }) {
  const me = useMe();
  const counts = createLoad(
    () => 'agreement',
    () => readAgreement(),
  );
  const [says, setSays] = createSignal('');
  let heading: HTMLHeadingElement | undefined;
  const decided = () => {
    setSays(text.decided);
    props.marked();
    // the button that had the focus is gone with its sentence
    heading?.focus({ preventScroll: true });
    void counts.again();
  };
  return (
    <section class="sec" aria-labelledby="h-disagree">
      <div class="sec__head">
        <h2 id="h-disagree" tabindex="-1" ref={heading}>
          {text.heading}
        </h2>
      </div>
      <p class="sm quiet" role="status">
        {says()}
      </p>
      <Switch fallback={<Skeleton label={text.loading} lines={[80]} />}>
        <Match when={counts.value()}>
          {(found) => <Found counts={found()} mayRead={readsOthers(me().role)} decided={decided} />}
        </Match>
        <Match when={counts.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void counts.again()} />}
        </Match>
      </Switch>
    </section>
  );
}

function Found(props: { counts: AgreementView; mayRead: boolean; decided: () => void }) {
  const decided = () => props.counts.decided;
  const unjudged = () => props.counts.sentences - props.counts.judged;
  return (
    <Switch>
      <Match when={props.counts.sessions === 0 && props.counts.secondListener === null}>
        <p class="quiet">{text.notConfigured}</p>
      </Match>
      <Match when={!props.mayRead}>
        <p class="quiet">{text.notYours}</p>
      </Match>
      <Match when={props.counts.sessions === 0}>
        <p class="quiet">{text.noneJudged(props.counts.secondListener ?? '')}</p>
      </Match>
      <Match when={true}>
        <p class="heard__share">
          <Show when={props.counts.judged > 0}>
            {text.alike(props.counts.alike, props.counts.judged, props.counts.sessions)}{' '}
          </Show>
          <Show when={unjudged() > 0}>{text.unjudged(unjudged())}</Show>{' '}
          <Show when={decided().ours + decided().other + decided().neither > 0}>
            {text.decidedSoFar(decided().ours, decided().other, decided().neither)}
          </Show>
        </p>
        <Show when={props.counts.open > 0} fallback={<p class="quiet">{text.noneOpen}</p>}>
          <Sentences open={props.counts.open} decided={props.decided} />
        </Show>
      </Match>
    </Switch>
  );
}

/** Read only when asked for: reading them is opening somebody's practice. */
function Sentences(props: { open: number; decided: () => void }) {
  const [page, setPage] = createSignal<DisagreementPage | null>(null);
  const reading = createAction();
  const readOn = () =>
    reading.run(async () => {
      const shown = page();
      const more = await readDisagreements(shown?.next ?? null);
      setPage({ disagreements: [...(shown?.disagreements ?? []), ...more.disagreements], next: more.next });
    });
  const settle = ({ id }: Disagreement) => {
    setPage((shown) => shown && { ...shown, disagreements: shown.disagreements.filter((one) => one.id !== id) });
    props.decided();
  };
  const isWhole = () => page() !== null && page()?.next === null;
  return (
    <div class="stack">
      <Show when={page()}>
        {(shown) => (
          <ol class="heard" aria-label={text.list}>
            <For each={shown().disagreements}>{(one) => <DisagreementItem of={one} settled={() => settle(one)} />}</For>
          </ol>
        )}
      </Show>
      <Show when={!isWhole()}>
        <div class="row">
          <button class="btn" type="button" onClick={() => void readOn()} aria-disabled={reading.busy()}>
            <Show when={page()} fallback={reading.busy() ? text.showing : text.show(props.open)}>
              {reading.busy() ? text.moreBusy : text.more}
            </Show>
          </button>
          <Show when={page() === null}>
            <span class="sm quiet">{text.showSays}</span>
          </Show>
        </div>
      </Show>
      <Show when={reading.problem()}>
        {(problem) => <Failure title={text.showFailed} problem={problem()} again={() => void readOn()} />}
      </Show>
    </div>
  );
}
