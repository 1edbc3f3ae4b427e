import { For, Show } from 'solid-js';
import type { TrendPoint } from '../../../server/protocol/team-view.ts';
import { text } from '../../pages/team-text.ts';
import { rangeOf, whole } from './numbers.ts';

const width = 76;
const height = 26;
const [lowest, highest] = [30, 95];

/** Overall over the periods, oldest first, within the band it may lie in; a period without sessions is a gap. */
export function Spark(props: { points: readonly (TrendPoint | null)[] }) {
  const x = (i: number) => 2 + (i * (width - 4)) / (props.points.length - 1);
  const y = (value: number) => {
    const share = (Math.min(highest, Math.max(lowest, value)) - lowest) / (highest - lowest);
    return height - 2 - share * (height - 4);
  };
  const there = () => props.points.flatMap((point, i) => (point ? [{ i, ...point }] : []));
  const runs = () => {
    const found: ReturnType<typeof there>[] = [];
    for (const point of there()) {
      const run = found.at(-1);
      if (run && run.at(-1)?.i === point.i - 1) run.push(point);
      else found.push([point]);
    }
    return found;
  };
  const band = (run: ReturnType<typeof there>) => {
    const sure = run.flatMap(({ i, interval }) => (interval ? [{ i, interval }] : []));
    const top = sure.map(({ i, interval }) => `${x(i)},${y(interval.high)}`);
    const bottom = sure.map(({ i, interval }) => `${x(i)},${y(interval.low)}`).toReversed();
    return [...top, ...bottom].join(' ');
  };
  const says = () =>
    props.points
      .map((point) =>
        point
          ? `${whole(point.mean)} (${rangeOf(point.interval) ?? text.unknown}, ${text.of(point.sessions)})`
          : text.none,
      )
      .join('; ');
  const last = () => there().at(-1);
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${text.overall}, ${text.six.toLowerCase()}: ${says()}`}
    >
      <For each={runs()}>
        {(run) => (
          <>
            <polygon points={band(run)} />
            <polyline points={run.map(({ i, mean }) => `${x(i)},${y(mean)}`).join(' ')} />
          </>
        )}
      </For>
      <Show when={last()}>{(point) => <circle cx={x(point().i)} cy={y(point().mean)} r="2.75" />}</Show>
    </svg>
  );
}
