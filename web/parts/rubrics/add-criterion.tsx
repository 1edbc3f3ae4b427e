import { createSignal, For } from 'solid-js';
import { fieldOf, rubricLimits } from '../../../server/domain/rubric-faults.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { text } from '../../pages/rubrics-text.ts';
import type { Draft } from './draft.ts';

/** Adds a criterion: an empty one, or one that was there before or is in another rubric. */
export function AddCriterion(props: { view: RubricView; draft: Draft; says: (what: string) => void }) {
  const [chosen, setChosen] = createSignal('');
  const all = () => [
    ...props.view.rubric.criteria.map((criterion) => ({ criterion, from: text.removedHere })),
    ...props.view.others,
  ];
  const free = () => all().filter(({ criterion }) => props.draft.form.criteria.every(({ id }) => id !== criterion.id));
  const add = () => {
    if (props.draft.form.criteria.length >= rubricLimits.criteria)
      return props.says(text.fullOf(rubricLimits.criteria));
    const known = free().find(({ criterion }) => criterion.id === chosen())?.criterion;
    const id = known ? props.draft.addKnown(known) : props.draft.addEmpty();
    setChosen('');
    props.says(text.addedSays(known?.name ?? text.unnamed));
    document.getElementById(fieldOf(id, 'name'))?.focus();
  };
  return (
    <div class="row">
      <div class="field">
        <label for="add-criterion">{text.addCriterionFrom}</label>
        <select
          class="input"
          id="add-criterion"
          value={chosen()}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{text.addEmpty}</option>
          <For each={free()}>
            {({ criterion, from }) => <option value={criterion.id}>{text.addKnown(criterion.name, from)}</option>}
          </For>
        </select>
      </div>
      <button class="btn" type="button" onClick={add}>
        {text.addCriterion}
      </button>
    </div>
  );
}
