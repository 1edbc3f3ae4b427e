import { For, Show } from 'solid-js';
import type { CriterionForm, RubricForm } from '../../../server/domain/rubric-form.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { text } from '../../pages/rubrics-text.ts';
import '../block-rows.css';
import type { Draft } from './draft.ts';

/** Two drafts of one author: what differs, and which is to stay. */
export function DraftChoice(props: {
  draft: Draft;
  measures: RubricView['measures'];
  keep: () => void;
  take: () => void;
}) {
  const stands = () => props.draft.conflict()?.stands ?? null;
  const differences = () => {
    const there = stands();
    return there ? differencesOf(props.draft.form, there.form, props.measures) : [];
  };
  return (
    <div class="banner banner--wait draft__choice" role="alert">
      <Show when={stands()} fallback={<span>{text.conflictEnded}</span>}>
        {(stands) => (
          <>
            <span>{text.conflict(stands().savedAt)}</span>
            <Show when={differences().length > 0}>
              <table class="table block-rows differs">
                <caption>{text.differs}</caption>
                <thead>
                  <tr>
                    <For each={text.differsColumns}>{(column) => <th scope="col">{column}</th>}</For>
                  </tr>
                </thead>
                <tbody>
                  <For each={differences()}>
                    {({ what, here, there }) => (
                      <tr>
                        <th scope="row">{what}</th>
                        <td data-says={text.differsColumns[1]}>{here || text.notIn}</td>
                        <td data-says={text.differsColumns[2]}>{there || text.notIn}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </Show>
          </>
        )}
      </Show>
      <div class="row">
        <button class="btn" type="button" onClick={() => props.keep()}>
          {text.keepHere}
        </button>
        <button class="btn" type="button" onClick={() => props.take()}>
          {stands() ? text.takeThere : text.takeForce}
        </button>
      </div>
    </div>
  );
}

type Difference = { what: string; here: string; there: string };

function differencesOf(here: RubricForm, there: RubricForm, measures: RubricView['measures']): Difference[] {
  const nameOf = ({ name }: CriterionForm) => name.trim() || text.unnamed;
  const said = (value: CriterionForm[keyof CriterionForm]) =>
    typeof value === 'string'
      ? value
      : value
          .map(({ id, weight, anchors }) => [measures.find((each) => each.id === id)?.name ?? id, weight, anchors])
          .map((each) => each.join(', '))
          .join('; ');
  const find = ({ criteria }: RubricForm, id: string) => criteria.find((each) => each.id === id);
  const ids = new Set([...here.criteria, ...there.criteria].map(({ id }) => id));
  const criteria = [...ids].flatMap((id): Difference[] => {
    const [ours, theirs] = [find(here, id), find(there, id)];
    if (ours && theirs)
      return text.parts.map(([part, says]) => {
        return { what: text.differsIn(nameOf(ours), says), here: said(ours[part]), there: said(theirs[part]) };
      });
    const only = ours ?? theirs;
    return only ? [{ what: nameOf(only), here: ours ? text.isIn : '', there: theirs ? text.isIn : '' }] : [];
  });
  return [
    { what: text.rubricTitle, here: here.title, there: there.title },
    ...criteria,
    { what: text.noteShort, here: here.note, there: there.note },
  ].filter(({ here, there }) => here !== there);
}
