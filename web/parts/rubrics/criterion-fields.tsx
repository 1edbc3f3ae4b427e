import { createSignal, For, Show } from 'solid-js';
import { fieldOf, rubricLimits } from '../../../server/domain/rubric-faults.ts';
import type { CriterionForm } from '../../../server/domain/rubric-form.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { percentOf } from '../../format.ts';
import { text } from '../../pages/rubrics-text.ts';
import { AreaField, Field } from '../field.tsx';
import type { Draft } from './draft.ts';

/** One criterion in the form: name, what it is for, weight, levels in words, coaching action, what it is measured by. */
export function CriterionFields(props: {
  criterion: CriterionForm;
  draft: Draft;
  known: RubricView['measures'];
  isNew: boolean;
  says: (what: string) => void;
  remove: () => void;
}) {
  const id = props.criterion.id;
  const field = (name: string) => fieldOf(id, name);
  const name = () => props.criterion.name.trim() || text.unnamed;
  const problem = (of: string) => props.draft.problem(field(of));
  const counts = () => {
    const share = props.draft.shares().get(id) ?? null;
    return share === null ? text.shareUnknown : text.counts(percentOf(share));
  };
  const words = (of: 'low' | 'good' | 'excellent' | 'action' | 'why', label: string, rows: number, hint?: string) => (
    <AreaField
      id={field(of)}
      rows={rows}
      label={label}
      {...(hint ? { hint } : {})}
      value={props.criterion[of]}
      problem={problem(of)}
      maxlength={rubricLimits.words}
    />
  );
  return (
    <fieldset>
      <legend>
        <h2>
          {name()}
          <Show when={props.isNew}>
            <span class="quiet">{text.isNew}</span>
          </Show>
        </h2>
      </legend>
      <div class="pair">
        <Field
          id={field('name')}
          label={text.name}
          value={props.criterion.name}
          problem={problem('name')}
          maxlength={rubricLimits.name}
        />
        <Field
          id={field('weight')}
          label={text.weight}
          hint={counts()}
          value={props.criterion.weight}
          problem={problem('weight')}
          maxlength={20}
        />
      </div>
      {words('why', text.why, 2, text.whyHint)}
      <div class="words">
        {words('low', text.levels['needs improvement'], 3)}
        {words('good', text.levels.good, 3)}
        {words('excellent', text.levels.excellent, 3)}
      </div>
      {words('action', text.action, 2)}
      <MeasuredBy criterion={props.criterion} draft={props.draft} known={props.known} name={name()} says={props.says} />
      <p>
        <button class="btn btn--quiet" type="button" onClick={() => props.remove()}>
          {text.removeCriterion(name())}
        </button>
      </p>
    </fieldset>
  );
}

function MeasuredBy(props: {
  criterion: CriterionForm;
  draft: Draft;
  known: RubricView['measures'];
  name: string;
  says: (what: string) => void;
}) {
  const id = props.criterion.id;
  let heading: HTMLHeadingElement | undefined;
  const [chosen, setChosen] = createSignal('');
  const rowOf = (measure: string) => props.known.find((each) => each.id === measure);
  const nameOf = (measure: string) => rowOf(measure)?.name ?? measure;
  const measureOf = (measure: string) => text.measureOf(nameOf(measure), props.name);
  const free = () => props.known.filter((each) => props.criterion.measures.every((measure) => measure.id !== each.id));
  const problem = (of: string, measure: string) => props.draft.problem(fieldOf(id, of, measure));
  const chooser = fieldOf(id, 'measures');
  const add = () => {
    if (chosen() === '') return;
    props.draft.addMeasure(id, chosen());
    setChosen('');
  };
  const remove = (measure: string) => {
    props.draft.removeMeasure(id, measure);
    props.says(text.measureRemoved(nameOf(measure), props.name));
    heading?.focus();
  };
  return (
    <div>
      <h3 ref={heading} tabindex="-1">
        {text.measuredBy}
      </h3>
      <p class="sm quiet">{text.anchorsHint}</p>
      <Show when={props.criterion.measures.some((measure) => rowOf(measure.id)?.judged)}>
        <p class="sm">{text.judged}</p>
      </Show>
      <For each={props.criterion.measures}>
        {(measure) => (
          <div class="measure">
            <div>
              <b>{nameOf(measure.id)}</b>
              <Show when={rowOf(measure.id)}>
                {(row) => <small class="quiet">{text.inUnit(row().unit, row().better)}</small>}
              </Show>
            </div>
            <Field
              id={fieldOf(id, 'weight', measure.id)}
              label={text.weightOf(measureOf(measure.id))}
              hideLabel
              value={measure.weight}
              problem={problem('weight', measure.id)}
              maxlength={20}
            />
            <Field
              id={fieldOf(id, 'anchors', measure.id)}
              label={text.anchors(measureOf(measure.id))}
              hideLabel
              value={measure.anchors}
              problem={problem('anchors', measure.id)}
              maxlength={400}
            />
            <button
              class="btn btn--quiet"
              type="button"
              aria-label={text.removeName(measureOf(measure.id))}
              onClick={() => remove(measure.id)}
            >
              {text.remove}
            </button>
          </div>
        )}
      </For>
      <div class="measure measure--add">
        <div class="field" classList={{ 'field--bad': props.draft.problem(chooser) !== null }}>
          <label class="vh" for={chooser}>
            {text.add(props.name)}
          </label>
          <select
            class="input"
            id={chooser}
            value={chosen()}
            aria-invalid={props.draft.problem(chooser) ? 'true' : undefined}
            aria-describedby={props.draft.problem(chooser) ? `${chooser}-says` : undefined}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">{text.addNone}</option>
            <For each={free()}>{(each) => <option value={each.id}>{each.name}</option>}</For>
          </select>
          <Show when={props.draft.problem(chooser)}>
            {(says) => (
              <span class="hint" id={`${chooser}-says`}>
                {says()}
              </span>
            )}
          </Show>
        </div>
        <button class="btn" type="button" aria-label={text.addTo(props.name)} onClick={add}>
          {text.addButton}
        </button>
      </div>
    </div>
  );
}
