import { createSignal, For, Show } from 'solid-js';
import type { Criterion } from '../../../server/domain/rubric.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { text } from '../../pages/rubrics-text.ts';
import { AreaField, Field } from '../field.tsx';
import { anchorsSay, fieldOf } from './draft.ts';

/** One criterion in the form: name, weight, levels in words, and what it is measured by. */
export function CriterionFields(props: {
  criterion: Criterion;
  measures: readonly string[];
  setMeasures: (ids: readonly string[]) => void;
  known: RubricView['measures'];
}) {
  const { criterion } = props;
  const field = (name: string) => fieldOf(criterion.id, name);
  const nameOf = (id: string) => props.known.find((each) => each.id === id)?.name ?? id;
  const isJudged = () => props.known.some(({ id, judged }) => judged && props.measures.includes(id));
  const stored = (id: string) => criterion.measures.find((each) => each.id === id);
  const [chosen, setChosen] = createSignal('');
  const free = () => props.known.filter(({ id }) => !props.measures.includes(id));
  const add = () => {
    if (chosen() === '') return;
    props.setMeasures([...props.measures, chosen()]);
    setChosen('');
  };
  return (
    <fieldset>
      <legend>
        <h2>{criterion.name}</h2>
      </legend>
      <div class="pair">
        <Field id={field('name')} label={text.name} value={criterion.name} maxlength={40} />
        <Field id={field('weight')} label={text.weight} hint={text.share} value={String(criterion.weight)} />
      </div>
      <div class="words">
        <AreaField
          id={field('low')}
          rows={3}
          label={text.levels['needs improvement']}
          value={criterion.levels['needs improvement']}
          maxlength={400}
        />
        <AreaField id={field('good')} rows={3} label={text.levels.good} value={criterion.levels.good} maxlength={400} />
        <AreaField
          id={field('excellent')}
          rows={3}
          label={text.levels.excellent}
          value={criterion.levels.excellent}
          maxlength={400}
        />
      </div>
      <AreaField id={field('action')} rows={2} label={text.action} value={criterion.action} maxlength={400} />
      <div>
        <h3>{text.measuredBy}</h3>
        <p class="sm quiet">{text.anchorsHint}</p>
        <Show when={isJudged()}>
          <p class="sm">{text.judged}</p>
        </Show>
        <For each={props.measures}>
          {(id) => (
            <div class="measure">
              <b>{nameOf(id)}</b>
              <Field
                id={field(`${id} weight`)}
                label={text.weightOf(nameOf(id))}
                hideLabel
                value={String(stored(id)?.weight ?? 1)}
              />
              <Field
                id={field(`${id} anchors`)}
                label={text.anchors(nameOf(id))}
                hideLabel
                value={anchorsSay(
                  stored(id)?.anchors ?? [
                    [0, 0],
                    [1, 100],
                  ],
                )}
              />
              <button
                class="btn btn--quiet"
                type="button"
                aria-label={text.removeName(text.measureOf(nameOf(id), criterion.name))}
                onClick={() => props.setMeasures(props.measures.filter((each) => each !== id))}
              >
                {text.remove}
              </button>
            </div>
          )}
        </For>
        <div class="measure">
          <label class="field">
            <span class="vh">{text.add(criterion.name)}</span>
            <select class="input" value={chosen()} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{text.addNone}</option>
              <For each={free()}>{(each) => <option value={each.id}>{each.name}</option>}</For>
            </select>
          </label>
          <button class="btn" type="button" onClick={add}>
            {text.addButton}
          </button>
        </div>
      </div>
    </fieldset>
  );
}
