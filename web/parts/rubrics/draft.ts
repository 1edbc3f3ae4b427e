import { createMemo, createSignal, onCleanup } from 'solid-js';
import { createStore, produce, unwrap } from 'solid-js/store';
import type { Criterion, Rubric } from '../../../server/domain/rubric.ts';
import { type RubricFault, rubricLimits } from '../../../server/domain/rubric-faults.ts';
import type { CriterionForm, RubricForm } from '../../../server/domain/rubric-form.ts';
import { criterionForm, rubricForm, rubricIn, sharesOf, typeInto } from '../../../server/domain/rubric-typed.ts';
import type { DraftConflict, NewRubricDraft, RubricView } from '../../../server/protocol/rubric-view.ts';
import { discardRubricDraft, problemIn, Refused, saveRubricDraft } from '../../api.ts';
import { text } from '../../pages/rubrics-text.ts';
import { anchorsFor } from './usual-anchors.ts';

/**
 * A rubric as it is being edited. What is typed saves itself on the server; until that has answered it is kept on this
 * device, so that neither a reload nor a lost connection takes it. Where the draft was saved elsewhere in between, its
 * author chooses.
 */

type Saving =
  | { is: 'still' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  | { is: 'unsaved'; says: string }
  | { is: 'conflict'; conflict: DraftConflict };

const restMs = 600;

/** What was typed here and never reached the server. */
function keptOf(key: string): NewRubricDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as NewRubricDraft | null;
  } catch {
    return null;
  }
}

const inOrder = (_: string, value: unknown): unknown =>
  value instanceof Object && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
/** The same for what is the same: the server keeps no order of keys. */
const typedIn = ({ basedOn, form }: Pick<NewRubricDraft, 'basedOn' | 'form'>) =>
  JSON.stringify({ basedOn, form }, inOrder);

/** Random, so that it is never an earlier criterion's. */
const freshId = () =>
  `own-${[...crypto.getRandomValues(new Uint8Array(5))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

export function createDraft(view: RubricView, member: string) {
  const base = view.rubric;
  const key = `rubric:${member}:${base.id}`;
  const kept = keptOf(key);
  const start = kept ?? view.draft ?? { form: rubricForm(base), basedOn: base.version };
  let over = kept ? kept.over : (view.draft?.savedAt ?? null);
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

  const conflict = () => {
    const now = saving();
    return now.is === 'conflict' ? now.conflict : null;
  };
  const now = (): NewRubricDraft => ({ basedOn: basedOn(), over, form: structuredClone(unwrap(form)) });
  let mine = localStorage.getItem(key);
  const keep = () => {
    mine = JSON.stringify(now());
    localStorage.setItem(key, mine);
  };
  /** What another window keeps in this place stays. */
  const drop = () => {
    if (localStorage.getItem(key) === mine) localStorage.removeItem(key);
  };
  /** Sent by this window, and no answer came: it may stand or not. */
  let unanswered: NewRubricDraft | null = null;
  const saved = (at: string, sent: NewRubricDraft) => {
    over = at;
    unanswered = null;
    if (typedIn(now()) === typedIn(sent)) drop();
    else keep();
    setSaving({ is: 'saved', at });
  };
  const saveOnce = async (): Promise<void> => {
    const sent = now();
    setSaving({ is: 'saving' });
    try {
      const answer = await saveRubricDraft(base.id, sent);
      if ('savedAt' in answer) return saved(answer.savedAt, sent);
      const { stands } = answer;
      const own = stands && [sent, unanswered].find((each) => each && typedIn(each) === typedIn(stands));
      if (!own) return void setSaving({ is: 'conflict', conflict: answer });
      saved(stands.savedAt, own);
      if (own !== sent) await saveOnce();
    } catch (error) {
      unanswered = sent;
      setSaving({ is: 'unsaved', says: problemIn(error).message });
    }
  };
  /** Sends what stands here, after what is on its way; nothing while its author has to choose. */
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (busy) await busy;
    if (isOver || conflict()) return;
    busy = saveOnce();
    await busy;
    busy = null;
  };
  const change = (how: (form: RubricForm) => void) => {
    setForm(produce(how));
    keep();
    clearTimeout(timer);
    timer = setTimeout(() => void save(), restMs);
  };
  /** Does what ends the draft, with nothing of it on its way. Throws what `work` does; the draft then goes on. */
  const endBy = async (work: () => Promise<unknown>) => {
    // so that nothing that was saved elsewhere meanwhile ends unseen
    await save();
    const unsettled = conflict();
    if (unsettled) throw new Refused(409, unsettled);
    clearTimeout(timer);
    isOver = true;
    while (busy) await busy;
    try {
      await work();
      drop();
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
    conflict,
    /** What is typed here is to go over what stands. */
    goOver: () => {
      over = conflict()?.stands?.savedAt ?? null;
      keep();
      setSaving({ is: 'saving' });
      void save();
    },
    /** What is typed here is given up for what stands; the page is to be loaded again. */
    giveUp: () => {
      isOver = true;
      drop();
    },
    discard: () => endBy(() => discardRubricDraft(base.id)),
    endBy,
  };
}
export type Draft = ReturnType<typeof createDraft>;
