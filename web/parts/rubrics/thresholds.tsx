import { createSignal, For, Show } from 'solid-js';
import { fieldOf } from '../../../server/domain/rubric-faults.ts';
import { anchorsSay } from '../../../server/domain/rubric-typed.ts';
import { onScale } from '../../../server/domain/scale.ts';
import type { RubricView, ThresholdProposal, Thresholds as View } from '../../../server/protocol/rubric-view.ts';
import { createAction } from '../../action.ts';
import { readThresholds } from '../../api.ts';
import { text } from '../../pages/rubrics-text.ts';
import { amountSays } from '../../record/measurement-text.ts';
import { Failure } from '../failure.tsx';
import type { Draft } from './draft.ts';

/** Where good could begin by the teams' own sessions; taking one over changes the draft alone. */
export function Thresholds(props: { view: RubricView; draft: Draft }) {
  const action = createAction();
  const [found, setFound] = createSignal<View | null>(null);
  const [says, setSays] = createSignal('');
  const measureOf = (id: string) => props.view.measures.find((each) => each.id === id);
  const nameOf = ({ criterion, measure }: ThresholdProposal) =>
    text.measureOf(
      measureOf(measure)?.name ?? measure,
      props.draft.form.criteria.find(({ id }) => id === criterion)?.name || text.unnamed,
    );
  const amount = (value: number | null, measure: string) => {
    const unit = measureOf(measure)?.unit;
    if (value === null) return '–';
    return unit ? amountSays(onScale(value, unit), unit) : String(value);
  };
  const take = (proposal: ThresholdProposal) => {
    const { criterion, measure, anchors } = proposal;
    if (!anchors) return;
    props.draft.type(fieldOf(criterion, 'anchors', measure), anchorsSay(anchors));
    setSays(text.taken(nameOf(proposal)));
  };
  const [days, setDays] = createSignal(45);
  const propose = () => {
    setSays('');
    // what was typed last is looked at too
    void action.run(async () => {
      await props.draft.save();
      setFound(await readThresholds(props.view.rubric.id, days()));
    });
  };
  return (
    <section class="sec" aria-labelledby="h-thresholds">
      <div class="sec__head">
        <h2 id="h-thresholds">{text.thresholds}</h2>
        <p>{text.thresholdsSay}</p>
      </div>
      <div class="row">
        <div class="field">
          <label for="days">{text.days}</label>
          <select
            class="input"
            id="days"
            value={days()}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            <For each={text.dayOptions}>{(option) => <option value={option}>{text.daysSay(option)}</option>}</For>
          </select>
        </div>
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
                    {text.now(amount(each.now, each.measure))}{' '}
                    {text.usual(
                      amount(mean().estimate, each.measure),
                      amount(mean().low, each.measure),
                      amount(mean().high, each.measure),
                      amount(each.deviation, each.measure),
                    )}
                    {text.rests(each.sessions, each.reps)}{' '}
                    <Show when={each.anchors} fallback={text.outside}>
                      {text.proposed(amount(each.proposed, each.measure))}{' '}
                      <button
                        class="btn btn--quiet"
                        type="button"
                        aria-label={text.takeName(nameOf(each))}
                        onClick={() => take(each)}
                      >
                        {text.take}
                      </button>
                    </Show>
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
