import { For, Show } from 'solid-js';
import { criterionForm, sharesOf } from '../../../server/domain/rubric-typed.ts';
import { percentOf } from '../../format.ts';
import { text } from '../../pages/rubrics-text.ts';
import '../block-rows.css';
import type { Draft } from './draft.ts';

/** What each criterion counts, in the version in force and in the draft, and what else of it is changed. */
export function Changed(props: { draft: Draft }) {
  const { base, form } = props.draft;
  const before = base.criteria.map(criterionForm);
  const sharesBefore = sharesOf(before);
  const said = (share: number | null | undefined) =>
    share === undefined ? text.notIn : share === null ? text.shareUnknown : percentOf(share);
  const rows = () => {
    const drafted = form.criteria.map((criterion) => {
      const was = before.find(({ id }) => id === criterion.id);
      const parts = was ? text.parts.filter(([part]) => !isSame(was[part], criterion[part])) : [];
      const what = was ? parts.map(([, says]) => says).join(', ') || text.same : text.added;
      return { id: criterion.id, name: criterion.name.trim() || text.unnamed, what };
    });
    const removed = before
      .filter(({ id }) => form.criteria.every((each) => each.id !== id))
      .map(({ id, name }) => ({ id, name, what: text.removed }));
    return [...drafted, ...removed];
  };
  return (
    <table class="table block-rows counts">
      <caption class="vh">{text.countsCaption}</caption>
      <thead>
        <tr>
          <For each={text.countsColumns}>{(column) => <th scope="col">{column}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {({ id, name, what }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="num" data-says={text.countsColumns[1]}>
                {said(sharesBefore.get(id))}
              </td>
              <td class="num" data-says={text.countsColumns[2]}>
                {said(props.draft.shares().get(id))}
              </td>
              <td data-says={text.countsColumns[3]}>{what}</td>
            </tr>
          )}
        </For>
        <Show when={form.title.trim() !== base.title}>
          <tr>
            <th scope="row">{text.rubricTitle}</th>
            <td />
            <td />
            <td>{form.title}</td>
          </tr>
        </Show>
      </tbody>
    </table>
  );
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
