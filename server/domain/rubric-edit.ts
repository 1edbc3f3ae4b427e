import { levelFrom } from './level.ts';
import type { Anchors } from './rubric.ts';

/** Where good begins in a rubric, and how that is moved. */

/** The value at which good begins, the first from below that crosses it; null where no value does. */
export function goodFrom(anchors: Anchors): number | null {
  for (const [i, [x1, y1]] of anchors.entries()) {
    const before = anchors[i - 1];
    if (!before) continue;
    const [x0, y0] = before;
    if (y0 === y1 || y0 < levelFrom.good === y1 < levelFrom.good) continue;
    return x0 + ((levelFrom.good - y0) / (y1 - y0)) * (x1 - x0);
  }
  return null;
}

/** As they are written. */
const places = (value: number) => Number(value.toPrecision(4));

/**
 * The anchors stretched on either side so that good begins at `value`; the outer ones stay. Null where good begins
 * nowhere, or `value` lies outside of them.
 */
export function withGoodFrom(anchors: Anchors, value: number): Anchors | null {
  const [first, last] = [anchors[0]?.[0], anchors.at(-1)?.[0]];
  const from = goodFrom(anchors);
  if (first === undefined || last === undefined || from === null || value <= first || value >= last) return null;
  const moved = (x: number) =>
    x <= from
      ? first + ((x - first) / (from - first)) * (value - first)
      : last - ((last - x) / (last - from)) * (last - value);
  const side = (isThere: (x: number) => boolean) =>
    anchors.filter(([x]) => isThere(x)).map(([x, y]): [number, number] => [places(moved(x)), y]);
  const good: [number, number] = [places(value), levelFrom.good];
  const points = [...side((x) => x < from), good, ...side((x) => x > from)];
  return points.every(([x], i) => i === 0 || x > (points[i - 1]?.[0] ?? x)) ? points : null;
}
