import { createSignal, Show } from 'solid-js';
import type { GoalClosing, GoalDetail } from '../../../server/protocol/goal-view.ts';
import { createAction } from '../../action.ts';
import { closeGoal } from '../../api.ts';
import { text } from '../../pages/goal-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField, SelectField } from '../field.tsx';
import { Fold } from '../fold.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';

/** Closes a goal by hand, with the reason that stays with it. */
export function GoalClose(props: { goal: GoalDetail; changed: (goal: GoalDetail) => void }) {
  const action = createAction();
  const [missing, setMissing] = createSignal<string | null>(null);
  const ways = (): GoalClosing['as'][] => [
    'dropped',
    ...(props.goal.today > props.goal.dueOn ? (['not met'] as const) : []),
    ...(props.goal.whose.kind === 'team' && props.goal.progress?.state === 'met' ? (['met'] as const) : []),
  ];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    setMissing(values['close-note'] ? null : text.closeNoteMissing);
    if (missing()) return focusFirstBad(form);
    const closing = { as: values['close-as'] as GoalClosing['as'], note: values['close-note'] ?? '' };
    await action.run(async () => props.changed(await closeGoal(props.goal.id, closing)));
  };
  return (
    <Fold id="h-close" heading={text.close}>
      <form class="form-grid" onSubmit={submit} novalidate aria-labelledby="h-close">
        <p class="wide sm quiet">{props.goal.whose.kind === 'team' ? text.closeHintTeam : text.closeHint}</p>
        <SelectField
          id="close-as"
          label={text.closeAs}
          options={ways().map((way) => ({ value: way, says: text.options[way] }))}
        />
        <div class="wide">
          <AreaField id="close-note" label={text.closeNote} rows={2} maxlength={500} problem={missing()} />
        </div>
        <button class="btn" type="submit" aria-disabled={action.busy()}>
          {text.closeIt}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.closeFailed} problem={problem()} />}</Show>
    </Fold>
  );
}
