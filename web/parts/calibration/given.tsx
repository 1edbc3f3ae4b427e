import { For, Show } from 'solid-js';
import type { RoundView } from '../../../server/protocol/calibration-view.ts';
import { text } from '../../pages/calibration-text.ts';
import { levelOf } from './levels.ts';

type Given = RoundView['sessions'][number]['given'];

const differ = (scores: readonly { score: number }[]) => new Set(scores.map(({ score }) => levelOf(score))).size > 1;

const untold = (kept: boolean) => (kept ? text.forCoaches : text.notMeasured);

/** What one session was given by each rater, beside the computed score: what there is to talk about. */
export function GivenTable(props: { title: string; given: Given; criteria: RoundView['criteria'] }) {
  const raters = () => props.given[0]?.scores.map(({ by }) => by) ?? [];
  const nameOf = (id: string) => props.criteria.find((one) => one.id === id)?.name ?? id;
  const scoreBy = (scores: Given[number]['scores'], rater: string) => scores.find(({ by }) => by === rater)?.score;
  const caption = () => text.givenCaption(props.title);
  return (
    <section class="scroll" tabindex="0" aria-label={caption()}>
      <table class="table given">
        <caption class="vh">{caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{text.criterion}</th>
            <For each={raters()}>
              {(rater) => (
                <th scope="col" class="r">
                  {rater}
                </th>
              )}
            </For>
            <th scope="col" class="r">
              {text.computed}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.given}>
            {({ criterion, computed, kept, scores }) => (
              <tr>
                <th scope="row">
                  {nameOf(criterion)}{' '}
                  <Show when={differ(scores)}>
                    <span class="chip chip--wait">{text.apart}</span>
                  </Show>
                </th>
                <For each={raters()}>{(rater) => <td class="r num">{Math.round(scoreBy(scores, rater) ?? 0)}</td>}</For>
                <td class="r num">{computed === null ? untold(kept) : Math.round(computed)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
