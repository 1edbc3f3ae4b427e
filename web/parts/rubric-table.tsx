import { For, Show } from 'solid-js';
import type { Rubric } from '../../server/domain/rubric.ts';
import { percentOf } from '../format.ts';
import { text } from '../pages/briefing-text.ts';
import { Fold } from './fold.tsx';

/** The rubric in force: what counts, how much, and what each level looks like. */
export function RubricTable(props: { rubric: Rubric }) {
  const holds = () =>
    props.rubric.criteria.map(({ name, weight }) => text.weighs(name, percentOf(weight / whole()))).join(', ');
  const whole = () => props.rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Fold id="h-rubric" heading={text.rubric} holds={holds()}>
      <p class="sm quiet">{text.rubricHint(props.rubric.title, props.rubric.version)}</p>
      <table class="table rubric">
        <caption class="vh">{text.rubricCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.criterion}</th>
            <th scope="col" class="w">
              {text.weight}
            </th>
            <th scope="col">{text.low}</th>
            <th scope="col">{text.good}</th>
            <th scope="col">{text.high}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rubric.criteria}>
            {(criterion) => (
              <tr>
                <th scope="row">
                  {criterion.name}
                  <Show when={criterion.why}>{(why) => <small class="why quiet">{why()}</small>}</Show>
                </th>
                <td class="w num">{percentOf(criterion.weight / whole())}</td>
                <td class="lv" data-level={text.low}>
                  {criterion.levels['needs improvement']}
                </td>
                <td class="lv" data-level={text.good}>
                  {criterion.levels.good}
                </td>
                <td class="lv" data-level={text.high}>
                  {criterion.levels.excellent}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Fold>
  );
}
