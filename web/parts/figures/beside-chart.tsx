import { For, Show } from 'solid-js';
import type { Figure } from '../../../server/domain/key-figure.ts';
import { endsOnScale } from '../../../server/domain/scale.ts';
import type { BesideView } from '../../../server/protocol/key-figure-view.ts';
import { text } from '../../pages/figures-text.ts';
import { rangeOf, shortDay, whole } from '../team/numbers.ts';
import { figureNumber } from './numbers.ts';

const width = 600;
const height = 90;

/** Two lines over the same periods, one above the other: they share time, not a scale. */
export function BesideChart(props: { view: BesideView; figure: Figure; what: string }) {
  const points = () => props.view.points;
  const x = (i: number) => (points().length < 2 ? width / 2 : 10 + (i * (width - 20)) / (points().length - 1));
  const scale = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = high === low ? 1 : high - low;
    return (value: number) => height - 10 - ((value - low) / room) * (height - 20);
  };
  const happened = () => points().flatMap(({ value }, i) => (value === null ? [] : [{ i, value }]));
  const targets = () => points().flatMap(({ target }, i) => (target === null ? [] : [{ i, value: target }]));
  const y = () => scale([...happened(), ...targets()].map(({ value }) => value));
  const said = () =>
    points().flatMap(({ said }, i) =>
      said ? [{ i, ...said, interval: said.interval && endsOnScale(said.interval, 'score') }] : [],
    );
  const ySaid = () =>
    scale(said().flatMap(({ mean, interval }) => (interval ? [mean, interval.low, interval.high] : [mean])));
  const line = (of: readonly { i: number; value: number }[], at: (value: number) => number) =>
    of.map(({ i, value }) => `${x(i)},${at(value)}`).join(' ');
  return (
    <figure class="beside">
      <figcaption class="vh">{text.chartOf(props.figure.name, props.what)}</figcaption>
      <p class="xs quiet">
        {text.happened}: {props.figure.name}
      </p>
      <svg class="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <polyline class="ref" points={line(targets(), y())} />
        <polyline points={line(happened(), y())} />
        <For each={happened()}>{({ i, value }) => <circle cx={x(i)} cy={y()(value)} r="4" />}</For>
      </svg>
      <p class="xs quiet">
        {text.said}: {props.what}
      </p>
      <svg class="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <For each={said()}>
          {({ i, interval }) => (
            <Show when={interval}>
              {(sure) => <line class="sure" x1={x(i)} x2={x(i)} y1={ySaid()(sure().low)} y2={ySaid()(sure().high)} />}
            </Show>
          )}
        </For>
        <polyline
          points={line(
            said().map(({ i, mean }) => ({ i, value: mean })),
            ySaid(),
          )}
        />
        <For each={said()}>{({ i, mean }) => <circle cx={x(i)} cy={ySaid()(mean)} r="4" />}</For>
      </svg>
      <p class="sm quiet">{text.chance}</p>
      <section class="scroll" tabindex="0" aria-label={text.asTable}>
        <table class="table">
          <caption class="vh">{text.chartOf(props.figure.name, props.what)}</caption>
          <thead>
            <tr>
              <th scope="col">{text.period}</th>
              <th scope="col">{props.figure.name}</th>
              <th scope="col">{props.what}</th>
            </tr>
          </thead>
          <tbody>
            <For each={points()}>
              {(point) => (
                <tr>
                  <th scope="row" class="num">
                    {shortDay(point.first)} – {shortDay(point.last)}
                  </th>
                  <td>
                    {point.value === null ? '–' : figureNumber(point.value, props.figure.unit)}
                    <Show when={point.target !== null}>
                      {' '}
                      <small class="quiet">{text.target(figureNumber(point.target ?? 0, props.figure.unit))}</small>
                    </Show>
                  </td>
                  <td>
                    <Show when={point.said} fallback={<span class="quiet">{text.nothingSaid}</span>}>
                      {(of) => (
                        <>
                          {whole(of().mean)}{' '}
                          <small class="quiet">
                            ({rangeOf(of().interval) ?? text.unsure}, {of().sessions})
                          </small>
                        </>
                      )}
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </figure>
  );
}
