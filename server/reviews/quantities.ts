import { criterionOf } from '../domain/measured.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Rubric } from '../domain/rubric.ts';
import { selfRows } from '../domain/self-assessment.ts';
import { namedRows } from '../measure/catalogue.ts';

export type Quantities = ReadonlyMap<string, Quantity>;

/** Everything that is measured and may be aimed at, by `what`: the total, the rubrics' criteria, the catalogue's rows. */
export function quantitiesOf(rubrics: Iterable<Rubric>): Quantities {
  const criteria = [...rubrics].flatMap((rubric) => rubric.criteria);
  const all: Quantity[] = [
    { what: 'overall', name: 'Overall score', unit: 'score', better: 'higher', band: undefined, action: '' },
    ...criteria.map(
      ({ id, name, action }): Quantity => ({
        what: criterionOf(id),
        name,
        unit: 'score',
        better: 'higher',
        band: undefined,
        action,
      }),
    ),
    ...[...namedRows, ...selfRows].map(
      ({ id, name, unit, better, band, action }): Quantity => ({
        what: id,
        name,
        unit,
        better,
        band,
        action,
      }),
    ),
  ];
  // of a criterion that several rubrics have, the first one's words
  return new Map(all.toReversed().map((quantity) => [quantity.what, quantity]));
}
