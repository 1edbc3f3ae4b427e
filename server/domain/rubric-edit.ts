import { levelFrom } from './level.ts';
import type { Anchors, Rubric } from './rubric.ts';

/** What may be changed in a rubric, and what can't be scored by. */

const most = { title: 80, name: 40, words: 400, measures: 12, anchors: 16, weight: 1000 } as const;

const sameIds = (a: Rubric, b: Rubric) =>
  a.criteria.map(({ id }) => id).join(' ') === b.criteria.map(({ id }) => id).join(' ');

/** What is wrong with a draft of the next version, in sentences that say what to do; empty where nothing is. */
export function rubricFaults(draft: Rubric, base: Rubric, known: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (draft.id !== base.id) faults.push('Keep the rubric’s id: sessions and trends are known by it.');
  if (!sameIds(draft, base)) faults.push('Keep the criteria and their order: trends and goals hang on them.');
  if (draft.title.trim() === '' || draft.title.length > most.title)
    faults.push(`Give it a title of up to ${most.title} characters.`);
  for (const { name, weight, levels, action, measures } of draft.criteria) {
    const words = [...Object.values(levels), action];
    if (name.trim() === '' || name.length > most.name)
      faults.push(`Name each criterion in up to ${most.name} characters.`);
    if (words.some((each) => each.trim() === '' || each.length > most.words))
      faults.push(`${name}: put every level and the action into words, up to ${most.words} characters each.`);
    if (weight > most.weight || measures.some((each) => each.weight > most.weight))
      faults.push(`${name}: a weight is ${most.weight} at most.`);
    const ids = measures.map(({ id }) => id);
    const stranger = ids.find((id) => !known.has(id));
    if (stranger !== undefined) faults.push(`${name}: there is no measurement “${stranger.slice(0, 60)}”.`);
    if (new Set(ids).size < ids.length) faults.push(`${name}: take each measurement once.`);
    if (ids.length > most.measures) faults.push(`${name}: ${most.measures} measurements at most.`);
    if (measures.some(({ anchors }) => anchors.length > most.anchors))
      faults.push(`${name}: ${most.anchors} anchors at most.`);
  }
  return faults;
}

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
