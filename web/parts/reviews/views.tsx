import { createSignal, For, Show } from 'solid-js';
import type { Level } from '../../../server/domain/rubric.ts';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { capital, firstNameOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { saveText } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { LevelBadge } from '../level.tsx';
import { isWriting, sideOf, textBy } from './read.ts';

/** The level each side sees on every criterion, next to each other, and where they differ. */
export function Views(props: {
  review: ReviewView;
  section: { by: ('rep' | 'manager' | 'asked')[] };
  again: () => Promise<void>;
}) {
  const columns = () => text.levelsColumns(firstNameOf(props.review.rep.name), firstNameOf(props.review.manager.name));
  return (
    <section class="scroll" tabindex="0" aria-label={text.levels}>
      <table class="table cmp">
        <caption class="vh">{text.levels}</caption>
        <thead>
          <tr>
            <For each={columns()}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.review.criteria}>
            {(criterion) => {
              const of = (side: Side) => textBy(props.review, `level:${criterion.id}`, side)?.says ?? '';
              const isBoth = () => of('rep') !== '' && of('manager') !== '';
              return (
                <tr>
                  <th scope="row">{criterion.name}</th>
                  <For each={['rep', 'manager'] as const}>
                    {(side) => (
                      <td>
                        <Show
                          when={sideOf(props.review) === side && isWriting(props.review, props.section)}
                          fallback={<LevelBadge level={of(side) || null} none={text.levelNone} />}
                        >
                          <Choose review={props.review} criterion={criterion} side={side} again={props.again} />
                        </Show>
                      </td>
                    )}
                  </For>
                  <td>
                    <Show when={isBoth()}>
                      <Show when={of('rep') !== of('manager')} fallback={<span class="quiet">{text.agreed}</span>}>
                        <span class="chip chip--wait">{text.differ}</span>
                      </Show>
                    </Show>
                  </td>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Choose(props: {
  review: ReviewView;
  criterion: ReviewView['criteria'][number];
  side: Side;
  again: () => Promise<void>;
}) {
  const action = createAction();
  const section = () => `level:${props.criterion.id}`;
  const stands = () => textBy(props.review, section(), props.side);
  const [chosen, setChosen] = createSignal(stands()?.says ?? '');
  const save = async (says: string) => {
    setChosen(says);
    await action.run(async () => {
      const version = stands()?.version ?? 0;
      await saveText(props.review.id, { section: section(), version, says });
    });
    await props.again();
  };
  return (
    <>
      <select
        class="input"
        aria-label={text.levelOf(props.criterion.name)}
        onChange={(event) => void save(event.currentTarget.value)}
      >
        <option value="" selected={chosen() === ''}>
          {text.levelNone}
        </option>
        <For each={Object.keys(props.criterion.levels) as Level[]}>
          {(level) => (
            <option value={level} selected={chosen() === level}>
              {capital(level)}
            </option>
          )}
        </For>
      </select>
      <Show when={props.criterion.levels[chosen() as Level]}>{(means) => <small>{means()}</small>}</Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.levelFailed} problem={problem()} />}</Show>
    </>
  );
}
