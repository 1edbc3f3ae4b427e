import type { Criterion, Rubric } from './rubric.ts';

/** What a rubric can't be scored by, each said at its field. Imports nothing at run time: the form checks by it too. */

export const rubricLimits = {
  title: 80,
  name: 40,
  words: 400,
  note: 500,
  measures: 12,
  anchors: 16,
  weight: 1000,
  fewest: 3,
  criteria: 12,
} as const;
const most = rubricLimits;

/** `field`: "title", "criteria", or of a criterion as `fieldOf` has it. */
export type RubricFault = { field: string; says: string };

export const fieldOf = (criterion: string, field: string, measure?: string): string =>
  [criterion, ...(measure === undefined ? [] : [measure]), field].join('--');

const isWords = (text: string) => text.trim() !== '' && text.length <= most.words;

/** A part that comes twice, once for each time after the first. */
const repeated = <T>(all: readonly T[], key: (each: T) => string): T[] =>
  all.filter((each, i) => all.findIndex((other) => key(other) === key(each)) < i);

function faultsOf(criterion: Criterion, isNew: boolean, known: ReadonlySet<string>): RubricFault[] {
  const { id, name, why, weight, levels, action, measures } = criterion;
  const faults: RubricFault[] = [];
  const fault = (field: string, says: string) => void faults.push({ field: fieldOf(id, field), says });
  const called = name.trim() || 'The new criterion';
  if (name.trim() === '' || name.length > most.name) fault('name', `Name it in up to ${most.name} characters.`);
  if (isNew ? !isWords(why ?? '') : (why ?? '').length > most.words)
    fault('why', `${called}: say what it is there for, in up to ${most.words} characters.`);
  const words = [
    ['low', levels['needs improvement']],
    ['good', levels.good],
    ['excellent', levels.excellent],
  ] as const;
  for (const [field, text] of words)
    if (!isWords(text)) fault(field, `${called}: put this level into words, up to ${most.words} characters.`);
  if (!isWords(action))
    fault('action', `${called}: say what a coach would have the rep do, in up to ${most.words} characters.`);
  if (weight > most.weight) fault('weight', `${called}: a weight is ${most.weight} at most.`);
  if (measures.length === 0) fault('measures', `${called}: choose what it is measured by.`);
  if (measures.length > most.measures) fault('measures', `${called}: ${most.measures} measurements at most.`);
  for (const twice of repeated(measures, (each) => each.id)) fault('measures', `${called}: take “${twice.id}” once.`);
  for (const measure of measures) {
    const at = (field: string, says: string) => void faults.push({ field: fieldOf(id, field, measure.id), says });
    if (!known.has(measure.id)) fault('measures', `${called}: there is no measurement “${measure.id.slice(0, 60)}”.`);
    if (measure.weight > most.weight) at('weight', `${called}: a weight is ${most.weight} at most.`);
    if (measure.anchors.length > most.anchors) at('anchors', `${called}: ${most.anchors} anchors at most.`);
  }
  return faults;
}

/**
 * What is wrong with a draft of the next version, in sentences that say what to do; empty where nothing is. `base`:
 * the version in force; `known`: ids of measurements.
 */
export function rubricFaults(draft: Rubric, base: Rubric, known: ReadonlySet<string>): RubricFault[] {
  const faults: RubricFault[] = [];
  const { criteria } = draft;
  if (draft.id !== base.id)
    faults.push({ field: 'title', says: 'Keep the rubric’s id: sessions and trends are known by it.' });
  if (draft.title.trim() === '' || draft.title.length > most.title)
    faults.push({ field: 'title', says: `Give it a title of up to ${most.title} characters.` });
  if (criteria.length < most.fewest || criteria.length > most.criteria)
    faults.push({ field: 'criteria', says: `A rubric has ${most.fewest} to ${most.criteria} criteria.` });
  for (const { id, name } of repeated(criteria, (each) => each.id))
    faults.push({ field: fieldOf(id, 'name'), says: `${name}: take each criterion once.` });
  for (const { id, name } of repeated(criteria, (each) => each.name.trim().toLowerCase()))
    if (name.trim() !== '')
      faults.push({ field: fieldOf(id, 'name'), says: `${name}: another criterion has this name already.` });
  const old = new Set(base.criteria.map(({ id }) => id));
  return [...faults, ...criteria.flatMap((criterion) => faultsOf(criterion, !old.has(criterion.id), known))];
}
