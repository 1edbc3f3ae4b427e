import type { Anchors, Criterion, Rubric } from './rubric.ts';
import { fieldOf, type RubricFault, rubricFaults } from './rubric-faults.ts';
import type { CriterionForm, RubricForm } from './rubric-form.ts';

/** A rubric's form, from a rubric and back to one. Imports nothing at run time but what the form may. */

export const anchorsSay = (anchors: Anchors): string => anchors.map(([x, y]) => `${x}:${y}`).join(' ');

export const criterionForm = ({ id, name, why, weight, levels, action, measures }: Criterion): CriterionForm => ({
  ...{ id, name, why: why ?? '', weight: String(weight), action },
  ...{ low: levels['needs improvement'], good: levels.good, excellent: levels.excellent },
  measures: measures.map((each) => ({ id: each.id, weight: String(each.weight), anchors: anchorsSay(each.anchors) })),
});

export const rubricForm = ({ title, criteria }: Rubric): RubricForm => ({
  title,
  note: '',
  criteria: criteria.map(criterionForm),
});

/** Null where it isn't a number above 0. */
export function weightIn(typed: string): number | null {
  const weight = typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.'));
  return Number.isFinite(weight) && weight > 0 ? weight : null;
}

const pairsSay = 'Write anchors as value:score pairs, such as 0:0 0.5:60 1:95.';

/** Anchors as they are typed, or what is wrong with them. */
export function anchorsIn(typed: string): { anchors: Anchors } | { says: string } {
  const points = typed
    .split(/[\s,;]+/)
    .filter((each) => each !== '')
    .map((each) => each.split(':').map((part) => (part === '' ? Number.NaN : Number(part))));
  if (points.length < 2 || points.some((point) => point.length !== 2 || !point.every(Number.isFinite)))
    return { says: pairsSay };
  const anchors = points as Anchors;
  const falls = anchors.find(([x], i) => i > 0 && x <= (anchors[i - 1]?.[0] ?? x));
  if (falls) return { says: `Write the values in rising order: ${falls[0]} comes too late.` };
  const outside = anchors.find(([, y]) => y < 0 || y > 100);
  return outside ? { says: `A score lies between 0 and 100, not at ${outside[1]}.` } : { anchors };
}

/** Of a criterion in the form: each that can be read is left out of the faults. */
function criterionIn(typed: CriterionForm, faults: RubricFault[]): Criterion {
  const { id, name, why, low, good, excellent, action } = typed;
  const weightOf = (text: string, field: string, called: string) => {
    const weight = weightIn(text);
    if (weight === null) faults.push({ field, says: `${called}: a weight is a number above 0.` });
    return weight ?? 1;
  };
  return {
    ...{ id, name: name.trim(), action: action.trim() },
    ...(why.trim() === '' ? {} : { why: why.trim() }),
    weight: weightOf(typed.weight, fieldOf(id, 'weight'), name.trim() || 'The new criterion'),
    levels: { 'needs improvement': low.trim(), good: good.trim(), excellent: excellent.trim() },
    measures: typed.measures.map((measure) => {
      const read = anchorsIn(measure.anchors);
      if ('says' in read) faults.push({ field: fieldOf(id, 'anchors', measure.id), says: read.says });
      const weight = weightOf(measure.weight, fieldOf(id, 'weight', measure.id), 'This measurement');
      return { id: measure.id, weight, anchors: 'anchors' in read ? read.anchors : [] };
    }),
  };
}

/** The rubric that was typed, and what is wrong with it; it holds where nothing is. */
export function rubricIn(
  form: RubricForm,
  base: Rubric,
  known: ReadonlySet<string>,
): { rubric: Rubric; faults: RubricFault[] } {
  const faults: RubricFault[] = [];
  const criteria = form.criteria.map((criterion) => criterionIn(criterion, faults));
  const rubric = { id: base.id, version: base.version, title: form.title.trim(), criteria };
  const unread = new Set(faults.map(({ field }) => field));
  const others = rubricFaults(rubric, base, known).filter(({ field }) => !unread.has(field));
  return { rubric, faults: [...others, ...faults] };
}

const lines = ['name', 'why', 'weight', 'low', 'good', 'excellent', 'action'] as const;
const measureLines = ['weight', 'anchors'] as const;

/** Puts what was typed where its field's name says, in place. */
export function typeInto(form: RubricForm, field: string, value: string): void {
  if (field === 'title' || field === 'note') form[field] = value;
  for (const criterion of form.criteria) {
    for (const line of lines) if (field === fieldOf(criterion.id, line)) criterion[line] = value;
    for (const measure of criterion.measures)
      for (const line of measureLines) if (field === fieldOf(criterion.id, line, measure.id)) measure[line] = value;
  }
}

/** What a criterion counts of the whole, 0–1; null while a weight can't be read. */
export function sharesOf(criteria: readonly { id: string; weight: string }[]): Map<string, number | null> {
  const weights = criteria.map(({ weight }) => weightIn(weight));
  const whole = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const known = weights.every((weight) => weight !== null);
  return new Map(criteria.map(({ id }, i) => [id, known && whole > 0 ? (weights[i] ?? 0) / whole : null]));
}
