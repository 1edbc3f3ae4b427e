import type { Anchors, Rubric } from '../../../server/domain/rubric.ts';
import { text } from '../../pages/rubrics-text.ts';

/** The form of a rubric, as a rubric. */

/** A sentence that says what is wrong with what was typed. */
export class Mistyped extends Error {
  override readonly name = 'Mistyped';
}

export const anchorsSay = (anchors: Anchors): string => anchors.map(([x, y]) => `${x}:${y}`).join(' ');

/** Null where it isn't pairs of numbers. */
export function anchorsIn(written: string): Anchors | null {
  const pairs = written.split(/[\s,;]+/).filter((each) => each !== '');
  const points = pairs.map((each) => each.split(':').map(Number));
  const good = points.every((point) => point.length === 2 && point.every(Number.isFinite));
  return good ? (points as Anchors) : null;
}

export const fieldOf = (criterion: string, field: string) => `${criterion} ${field}`.replaceAll(' ', '-');

export type Measures = Record<string, readonly string[]>;

/** What stands in the form. `measures`: the ids of each criterion’s measurements. Throws Mistyped. */
export function rubricIn(
  values: Record<string, string>,
  base: Rubric,
  measures: Measures,
  nameOf: (id: string) => string,
): Rubric {
  const weightIn = (field: string, name: string) => {
    const weight = Number(values[field]);
    if (!(weight > 0)) throw new Mistyped(text.badWeight(name));
    return weight;
  };
  const criteria = base.criteria.map((criterion) => {
    const { id } = criterion;
    const said = (field: string) => values[fieldOf(id, field)] ?? '';
    const name = said('name');
    const ids = measures[id] ?? [];
    if (ids.length === 0) throw new Mistyped(text.noMeasure(name));
    return {
      id,
      name,
      weight: weightIn(fieldOf(id, 'weight'), name),
      levels: { 'needs improvement': said('low'), good: said('good'), excellent: said('excellent') },
      action: said('action'),
      measures: ids.map((measure) => {
        const anchors = anchorsIn(said(`${measure} anchors`));
        if (!anchors) throw new Mistyped(text.badAnchors(nameOf(measure)));
        return { id: measure, weight: weightIn(fieldOf(id, `${measure} weight`), nameOf(measure)), anchors };
      }),
    };
  });
  return { id: base.id, version: base.version, title: values['rubric-title'] ?? '', criteria };
}
