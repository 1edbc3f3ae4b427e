import { For, Show } from 'solid-js';
import type { GoalDetail } from '../../../server/protocol/goal-view.ts';
import { createAction } from '../../action.ts';
import { changeGoal } from '../../api.ts';
import { dayOf } from '../../format.ts';
import { text } from '../../pages/goal-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField } from '../field.tsx';
import { valuesOf } from '../form.ts';
import { text as words } from './goals-text.ts';

/** Where thirty days changed nothing: what else to try, and what was chosen. */
export function GoalStuck(props: { goal: GoalDetail; changed: (goal: GoalDetail) => void }) {
  const action = createAction();
  const choose = async (event: SubmitEvent & { currentTarget: HTMLFormElement }, i: number) => {
    event.preventDefault();
    const chosen = props.goal.approaches[i];
    const note = valuesOf(event.currentTarget)[`note-${i}`] ?? '';
    if (!chosen) return;
    await action.run(async () => props.changed(await changeGoal(props.goal.id, { approach: chosen.approach, note })));
  };
  return (
    <>
      <Show when={props.goal.approaches.length > 0}>
        <section class="sec" aria-labelledby="h-stuck">
          <div class="sec__head">
            <h2 id="h-stuck">{text.stuck}</h2>
          </div>
          <div class="goals">
            <For each={props.goal.approaches}>
              {(each, i) => (
                <form
                  class="card stack"
                  onSubmit={(event) => choose(event, i())}
                  aria-label={words.approaches[each.approach]}
                >
                  <h3>{words.approaches[each.approach]}</h3>
                  <p class="sm">{each.says}</p>
                  <AreaField id={`note-${i()}`} label={text.chooseNote} rows={2} maxlength={500} />
                  <button class="btn" type="submit" aria-disabled={action.busy()}>
                    {text.choose}
                  </button>
                </form>
              )}
            </For>
          </div>
          <Show when={action.problem()}>{(problem) => <Failure title={text.changeFailed} problem={problem()} />}</Show>
        </section>
      </Show>
      <Show when={props.goal.changes.length > 0}>
        <section class="sec" aria-labelledby="h-changes">
          <div class="sec__head">
            <h2 id="h-changes">{text.changes}</h2>
          </div>
          <ul class="plain">
            <For each={props.goal.changes}>
              {(each) => (
                <li>
                  <b>{words.approaches[each.approach]}</b> {each.note}{' '}
                  <span class="quiet">
                    {each.by}, {dayOf(each.at)}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}
