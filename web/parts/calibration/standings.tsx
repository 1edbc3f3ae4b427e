import { For, Show } from 'solid-js';
import type { CalibrationView } from '../../../server/protocol/calibration-view.ts';
import { text } from '../../pages/calibration-text.ts';
import { standingSays, standingWord } from './agreement-text.ts';

/** Of every criterion that was rated: whether its computed score can be relied on. */
export function Standings(props: { of: CalibrationView['standings'] }) {
  const rubrics = () => [...new Set(props.of.map(({ rubric }) => rubric))];
  return (
    <Show when={props.of.length > 0} fallback={<p class="quiet">{text.standingsNone}</p>}>
      <For each={rubrics()}>
        {(rubric) => (
          <>
            <h3 class="standings__of">{rubric}</h3>
            <dl class="standings">
              <For each={props.of.filter((one) => one.rubric === rubric)}>
                {(one) => (
                  <div>
                    <dt>
                      {one.criterion}{' '}
                      <span
                        class="chip"
                        classList={{ 'chip--low': one.state === 'coaches only', 'chip--line': one.state === 'steady' }}
                      >
                        {standingWord(one)}
                      </span>
                    </dt>
                    <dd>{standingSays(one)}</dd>
                  </div>
                )}
              </For>
            </dl>
          </>
        )}
      </For>
    </Show>
  );
}
