import { For, Show } from 'solid-js';
import type { CriterionForm } from '../../../server/domain/rubric-form.ts';
import { sharesOf } from '../../../server/domain/rubric-typed.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { percentOf } from '../../format.ts';
import { text } from '../../pages/rubrics-text.ts';
import { AskedFirst } from '../asked-first.tsx';
import type { Draft } from './draft.ts';

/** Asks before a criterion goes, and says what the others then count and what hangs on it. */
export function RemoveCriterion(props: {
  about: CriterionForm | null;
  close: () => void;
  view: RubricView;
  draft: Draft;
  removed: (name: string) => void;
}) {
  const nameOf = ({ name }: CriterionForm) => name.trim() || text.unnamed;
  const rest = (about: CriterionForm) => {
    const others = props.draft.form.criteria.filter(({ id }) => id !== about.id);
    const shares = sharesOf(others);
    return others.map((each) => {
      const share = shares.get(each.id) ?? null;
      return `${nameOf(each)} ${share === null ? text.shareUnknown : percentOf(share)}`;
    });
  };
  return (
    <AskedFirst
      about={props.about}
      close={props.close}
      question={(about) => text.removeAsk(nameOf(about))}
      says={text.removeSays}
      more={(about) => (
        <>
          <Show when={props.view.goals[about.id]}>{(goals) => <p>{text.goalsOn(goals())}</p>}</Show>
          <p>{text.thenCount}</p>
          <ul class="plain">
            <For each={rest(about)}>{(each) => <li>{each}</li>}</For>
          </ul>
        </>
      )}
      yes={text.removeYes}
      no={text.removeNo}
      act={async ({ id }) => props.draft.remove(id)}
      over={(about, done) => {
        if (done) props.removed(nameOf(about));
      }}
      failed={text.removeFailed}
    />
  );
}
