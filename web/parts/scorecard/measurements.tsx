import { For } from 'solid-js';
import type { Measurement } from '../../../server/domain/measurement.ts';
import { text } from '../../pages/scorecard-text.ts';
import { valueSays } from '../../record/measurement-text.ts';

/** Everything that was looked for, whether a criterion rests on it or not. */
export function Measurements(props: { measurements: Measurement[]; listener: string }) {
  const rows = () => [...props.measurements].sort((a, b) => a.number - b.number);
  return (
    <section class="sec" aria-labelledby="h-measurements">
      <details class="others">
        <summary>
          <h2 id="h-measurements">{text.others}</h2>
        </summary>
        <p class="sm quiet">
          {text.othersSays} {text.listener(props.listener)}
        </p>
        <table class="table">
          <caption class="vh">{text.others}</caption>
          <thead>
            <tr>
              <th scope="col">{text.measurement}</th>
              <th scope="col" class="r">
                {text.value}
              </th>
              <th scope="col" class="r">
                {text.chances}
              </th>
              <th scope="col">{text.status}</th>
              <th scope="col">{text.says}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr classList={{ na: row.status !== 'measured' }}>
                  <th scope="row">{row.name}</th>
                  <td class="r num">{valueSays(row) ?? '–'}</td>
                  <td class="r num">{row.n}</td>
                  <td data-chances={text.chancesSay(row.n)}>{text.statuses[row.status]}</td>
                  <td>{row.says}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </section>
  );
}
