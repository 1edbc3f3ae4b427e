import { createSignal, For, Show } from 'solid-js';
import type { RubricView, ThresholdProposal, Thresholds as View } from '../../../server/protocol/rubric-view.ts';
import { createAction } from '../../action.ts';
import { readThresholds } from '../../api.ts';
import { text } from '../../pages/rubrics-text.ts';
import { amountSays } from '../../record/measurement-text.ts';
import { Failure } from '../failure.tsx';
import { SelectField } from '../field.tsx';
import { anchorsSay, fieldOf } from './draft.ts';

/** Where good could begin by the teams' own sessions; taking one over changes the form alone. */
export function Thresholds(props: { view: RubricView; form: () => HTMLFormElement | undefined }) {
  const action = createAction();
  const [found, setFound] = createSignal<View | null>(null);
  const [says, setSays] = createSignal('');
  const measureOf = (id: string) => props.view.measures.find((each) => each.id === id);
  const nameOf = ({ criterion, measure }: ThresholdProposal) =>
    text.measureOf(
      measureOf(measure)?.name ?? measure,
      props.view.rubric.criteria.find(({ id }) => id === criterion)?.name ?? criterion,
    );
  const amount = (value: number | null, measure: string) => {
    const unit = measureOf(measure)?.unit;
    return value === null ? '–' : unit ? amountSays(value, unit) : String(value);
  };
  const inputOf = ({ criterion, measure }: ThresholdProposal) => {
    const input = props.form()?.elements.namedItem(fieldOf(criterion, `${measure} anchors`));
    return input instanceof HTMLInputElement ? input : null;
  };
  const take = (proposal: ThresholdProposal) => {
    const input = inputOf(proposal);
    const { anchors } = proposal;
    if (input && anchors) input.value = anchorsSay(anchors);
    setSays(input && anchors ? text.taken(nameOf(proposal)) : `${nameOf(proposal)}: ${text.outside}`);
  };
  const propose = () => {
    const days = props.form()?.elements.namedItem('days');
    const asked = days instanceof HTMLSelectElement ? Number(days.value) : 45;
    void action.run(async () => void setFound(await readThresholds(props.view.rubric.id, asked)));
  };
  return (
    <section class="sec" aria-labelledby="h-thresholds">
      <div class="sec__head">
        <h2 id="h-thresholds">{text.thresholds}</h2>
        <p>{text.thresholdsSay}</p>
      </div>
      <div class="row">
        <SelectField id="days" label={text.days} options={text.dayOptions} value="45" />
        <button class="btn" type="button" aria-disabled={action.busy()} onClick={propose}>
          {action.busy() ? text.proposing : text.propose}
        </button>
      </div>
      <p class="sm" role="status">
        {says()}
      </p>
      <Show when={action.problem()}>{(problem) => <Failure title={text.proposeFailed} problem={problem()} />}</Show>
      <ul class="plain">
        <For each={found()?.proposals}>
          {(each) => (
            <li>
              <b>{nameOf(each)}</b>{' '}
              <Show when={each.mean} fallback={text.tooFew(each.sessions, each.reps)}>
                {(mean) => (
                  <>
                    {text.proposed(
                      amount(each.now, each.measure),
                      amount(each.proposed, each.measure),
                      amount(mean().estimate, each.measure),
                      amount(mean().low, each.measure),
                      amount(mean().high, each.measure),
                      amount(each.deviation, each.measure),
                    )}
                    {text.rests(each.sessions, each.reps)}{' '}
                    <button
                      class="btn btn--quiet"
                      type="button"
                      aria-label={text.takeName(nameOf(each))}
                      onClick={() => take(each)}
                    >
                      {text.take}
                    </button>
                  </>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
