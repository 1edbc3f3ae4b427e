import { createMemo, createSignal, onCleanup } from 'solid-js';
import { createStore, produce, unwrap } from 'solid-js/store';
import type { Criterion, Rubric } from '../../../server/domain/rubric.ts';
import { type RubricFault, rubricLimits } from '../../../server/domain/rubric-faults.ts';
import type { CriterionForm, RubricForm } from '../../../server/domain/rubric-form.ts';
import { criterionForm, rubricForm, rubricIn, sharesOf, typeInto } from '../../../server/domain/rubric-typed.ts';
import type { NewRubricDraft, RubricView } from '../../../server/protocol/rubric-view.ts';
import { discardRubricDraft, problemIn, saveRubricDraft } from '../../api.ts';
import { text } from '../../pages/rubrics-text.ts';
import { anchorsFor } from './usual-anchors.ts';

/**
 * A rubric as it is being edited. What is typed saves itself on the server; until that has answered it is kept on this
 * device, so that neither a reload nor a lost connection takes it.
 */

type Saving = { is: 'still' } | { is: 'saving' } | { is: 'saved'; at: string } | { is: 'unsaved'; says: string };

const restMs = 600;

/** What was typed here and never reached the server. */
function keptOf(key: string): NewRubricDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as NewRubricDraft | null;
  } catch {
    return null;
  }
}

/** Random, so that it is never an earlier criterion's. */
const freshId = () =>
  `own-${[...crypto.getRandomValues(new Uint8Array(5))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

export function createDraft(view: RubricView, member: string) {
  const base = view.rubric;
  const key = `rubric:${member}:${base.id}`;
  const kept = keptOf(key);
  const start: NewRubricDraft = kept ?? view.draft ?? { form: rubricForm(base), basedOn: base.version };
  const known = new Set(view.measures.map(({ id }) => id));
  const [form, setForm] = createStore<RubricForm>(structuredClone(start.form));
  const [basedOn, setBasedOn] = createSignal(start.basedOn);
  const [saving, setSaving] = createSignal<Saving>(
    view.draft ? { is: 'saved', at: view.draft.savedAt } : { is: 'still' },
  );
  const [isChecked, setChecked] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: Promise<void> | null = null;
  let isOver = false;

  const now = (): NewRubricDraft => ({ basedOn: basedOn(), form: structuredClone(unwrap(form)) });
  const saveOnce = async () => {
    const sent = now();
    setSaving({ is: 'saving' });
    try {
      const { savedAt } = await saveRubricDraft(base.id, sent);
      if (JSON.stringify(now()) === JSON.stringify(sent)) localStorage.removeItem(key);
      setSaving({ is: 'saved', at: savedAt });
    } catch (error) {
      setSaving({ is: 'unsaved', says: problemIn(error).message });
    }
  };
  /** Sends what stands here, after what is on its way. */
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (busy) await busy;
    if (isOver) return;
    busy = saveOnce();
    await busy;
    busy = null;
  };
  const change = (how: (form: RubricForm) => void) => {
    setForm(produce(how));
    localStorage.setItem(key, JSON.stringify(now()));
    clearTimeout(timer);
    timer = setTimeout(() => void save(), restMs);
  };
  /** Does what ends the draft, with nothing of it on its way. Throws what `work` does; the draft then goes on. */
  const endBy = async (work: () => Promise<unknown>) => {
    clearTimeout(timer);
    isOver = true;
    while (busy) await busy;
    try {
      await work();
      localStorage.removeItem(key);
    } catch (error) {
      isOver = false;
      void save();
      throw error;
    }
  };
  if (kept) void save();
  onCleanup(() => {
    if (timer !== undefined) void save();
  });

  const read = createMemo(() => rubricIn(form, base, known));
  const noteFault = (): RubricFault[] => {
    if (form.note.trim() === '') return [{ field: 'note', says: text.noteMissing }];
    return form.note.length > rubricLimits.note ? [{ field: 'note', says: text.noteLong }] : [];
  };
  const faults = createMemo(() => (isChecked() ? read().faults : []));
  const [isPublishing, setPublishing] = createSignal(false);
  const shown = createMemo(() => [...faults(), ...(isPublishing() ? noteFault() : [])]);

  const edit = (id: string, how: (criterion: CriterionForm) => void) =>
    change((form) => {
      const criterion = form.criteria.find((each) => each.id === id);
      if (criterion) how(criterion);
    });
  const put = (criterion: CriterionForm) => {
    change((form) => void form.criteria.push(criterion));
    return criterion.id;
  };
  const meanWeight = () => {
    const weights = read().rubric.criteria.map(({ weight }) => weight);
    return String(Number((weights.reduce((sum, each) => sum + each, 0) / Math.max(1, weights.length)).toPrecision(2)));
  };

  return {
    form,
    base,
    basedOn,
    saving,
    save,
    type: (field: string, value: string) => change((form) => typeInto(form, field, value)),
    /** What is wrong with a field, once it was asked for. */
    problem: (field: string): string | null => shown().find((fault) => fault.field === field)?.says ?? null,
    problems: shown,
    /** The rubric that was typed; null where something is wrong with it, which is then shown. */
    checked: (forPublishing: boolean): Rubric | null => {
      setChecked(true);
      setPublishing(forPublishing);
      return shown().length === 0 ? read().rubric : null;
    },
    shares: createMemo(() => sharesOf(form.criteria)),
    /** Returns its id. */
    addEmpty: () =>
      put({
        ...{ id: freshId(), name: '', why: '', weight: meanWeight() },
        ...{ low: '', good: '', excellent: '', action: '', measures: [] },
      }),
    addKnown: (criterion: Criterion) => put(criterionForm(criterion)),
    remove: (id: string) =>
      change((form) => {
        form.criteria = form.criteria.filter((each) => each.id !== id);
      }),
    addMeasure: (id: string, measure: string) =>
      edit(id, (criterion) => {
        const row = view.measures.find((each) => each.id === measure);
        if (!row) return;
        criterion.measures.push({ id: measure, weight: '1', anchors: anchorsFor(row) });
        if (criterion.action.trim() === '') criterion.action = row.action;
      }),
    removeMeasure: (id: string, measure: string) =>
      edit(id, (criterion) => {
        criterion.measures = criterion.measures.filter((each) => each.id !== measure);
      }),
    /** Goes on from the version that was published meanwhile. */
    rebase: () => {
      setBasedOn(base.version);
      void save();
    },
    discard: () => endBy(() => discardRubricDraft(base.id)),
    endBy,
  };
}
export type Draft = ReturnType<typeof createDraft>;
