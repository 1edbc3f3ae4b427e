import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Figure } from '../../../server/domain/key-figure.ts';
import type { FiguresView } from '../../../server/protocol/key-figure-view.ts';
import { readBeside } from '../../api-team.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/figures-text.ts';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';
import { BesideChart } from './beside-chart.tsx';

type Option = { id: string; name: string };

/** One rep's figure beside a criterion, over the same periods. */
export function Beside(props: { seen: FiguresView; figure: Figure; whats: readonly Option[] }) {
  const people = () =>
    props.seen.people.filter(({ id }) =>
      props.seen.values.some(({ member, figure }) => member === id && figure === props.figure.id),
    );
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [what, setWhat] = createSignal('overall');
  const member = createMemo(() => people().find(({ id }) => id === chosen())?.id ?? people()[0]?.id ?? null);
  const asked = createMemo(() => {
    const whose = member();
    return whose === null ? null : { member: whose, figure: props.figure.id, what: what() };
  });
  const load = createLoad(asked, readBeside);
  const nameOf = () => props.whats.find(({ id }) => id === what())?.name ?? what();
  return (
    <section class="sec" aria-labelledby="h-beside">
      <div class="sec__head">
        <h2 id="h-beside">{text.beside}</h2>
        <p>{text.besideSays}</p>
      </div>
      <div class="row">
        <Show when={people().length > 1}>
          <Select id="beside-person" label={text.person} options={people()} value={member() ?? ''} choose={setChosen} />
        </Show>
        <Select id="beside-what" label={text.criterion} options={props.whats} value={what()} choose={setWhat} />
      </div>
      <Show when={asked()} fallback={<p class="quiet">{text.noPoints}</p>}>
        <Show when={load.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void load.again()} />}
        </Show>
        <Show
          when={load.value()}
          fallback={<Show when={!load.failed()} children={<Skeleton label={text.loading} lines={[90, 80, 90]} />} />}
        >
          {(view) => <BesideChart view={view()} figure={props.figure} what={nameOf()} />}
        </Show>
      </Show>
    </section>
  );
}

export function Select(props: {
  id: string;
  label: string;
  options: readonly Option[];
  value: string;
  choose: (id: string) => void;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select class="input" id={props.id} onChange={(event) => props.choose(event.currentTarget.value)}>
        <For each={props.options}>
          {({ id, name }) => (
            <option value={id} selected={id === props.value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
