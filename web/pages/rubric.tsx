import { useParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Rubric } from '../../server/domain/rubric.ts';
import { rubricLimits } from '../../server/domain/rubric-faults.ts';
import type { CriterionForm } from '../../server/domain/rubric-form.ts';
import type { RubricPreview, RubricView } from '../../server/protocol/rubric-view.ts';
import { createAction } from '../action.ts';
import { previewRubric, publishRubric, readRubric } from '../api.ts';
import { percentOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { editsRubrics, useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field } from '../parts/field.tsx';
import { focusFirstBad } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { AddCriterion } from '../parts/rubrics/add-criterion.tsx';
import { Changed } from '../parts/rubrics/changed.tsx';
import { CriterionFields } from '../parts/rubrics/criterion-fields.tsx';
import { createDraft, type Draft } from '../parts/rubrics/draft.ts';
import { DraftState } from '../parts/rubrics/draft-state.tsx';
import { PreviewTable } from '../parts/rubrics/preview-table.tsx';
import { RemoveCriterion } from '../parts/rubrics/remove-criterion.tsx';
import { Thresholds } from '../parts/rubrics/thresholds.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import NotFound from './not-found.tsx';
import './rubric.css';
import { text } from './rubrics-text.ts';

/** One rubric: edit it, see what past sessions would have been scored, publish the next version. */
export default function RubricPage() {
  const me = useMe();
  const params = useParams<{ id: string }>();
  const [published, setPublished] = createSignal<number | null>(null);
  const rubric = createLoad(() => (editsRubrics(me().role) ? params.id : null), readRubric);
  /** The form is made anew, and with it goes whatever had the focus. */
  const anew = async () => {
    await rubric.again();
    document.getElementById('h-rubric')?.focus();
  };
  return (
    <Show when={editsRubrics(me().role)} fallback={<NotFound />}>
      <div class="pg-rubric">
        <p role="status">{published() === null ? '' : text.publishedNow(published() ?? 0)}</p>
        <Switch fallback={<Skeleton label={text.loading} lines={[40, 100, 100, 100]} heading />}>
          <Match when={rubric.value()} keyed>
            {(view) => <Editor view={view} again={anew} published={setPublished} />}
          </Match>
          <Match when={rubric.failed()}>
            {(problem) => (
              <NotLoaded problem={problem()} again={rubric.again} says={text.notLoaded} onward="/rubrics" />
            )}
          </Match>
        </Switch>
      </div>
    </Show>
  );
}

function Editor(props: { view: RubricView; again: () => Promise<void>; published: (version: number) => void }) {
  const { rubric, measures: known } = props.view;
  createTitle(() => text.editing(rubric.title));
  let form: HTMLFormElement | undefined;
  const draft = createDraft(props.view, useMe()().id);
  const [preview, setPreview] = createSignal<RubricPreview | null>(null);
  const [says, setSays] = createSignal('');
  const [removing, setRemoving] = createSignal<CriterionForm | null>(null);
  const previewing = createAction();
  const publishing = createAction();
  const old = new Set(rubric.criteria.map(({ id }) => id));

  /** Null where something is wrong; its fields say what, and the first has the focus. */
  const checked = (forPublishing: boolean) => {
    const wanted = draft.checked(forPublishing);
    if (!wanted && form) focusFirstBad(form);
    return wanted;
  };
  const look = () => {
    const wanted = checked(false);
    if (wanted) void previewing.run(async () => void setPreview(await previewRubric(rubric.id, wanted)));
  };
  const publish = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = checked(true);
    if (!wanted) return;
    const version = { basedOn: draft.basedOn(), rubric: wanted, note: draft.form.note.trim() };
    void publishing.run(async () => {
      await draft.endBy(() => publishRubric(rubric.id, version));
      props.published(rubric.version + 1);
      await props.again();
    });
  };
  const type = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      draft.type(target.name, target.value);
  };
  const askToRemove = (criterion: CriterionForm) => {
    if (draft.form.criteria.length <= rubricLimits.fewest) setSays(text.keepSome(rubricLimits.fewest));
    else setRemoving({ ...criterion });
  };

  return (
    <>
      <Heading id="h-rubric">{text.editing(rubric.title)}</Heading>
      <p class="quiet">{text.inForce(rubric.version)}</p>
      <DraftState draft={draft} measures={known} again={props.again} />
      <form ref={form} onSubmit={publish} onInput={type} novalidate>
        <Field
          id="title"
          label={text.rubricTitle}
          value={draft.form.title}
          problem={draft.problem('title')}
          maxlength={80}
        />
        <section class="sec" aria-labelledby="h-criteria">
          <h2 id="h-criteria" tabindex="-1">
            {text.criteria}
          </h2>
          <Changed draft={draft} />
          <For each={draft.form.criteria}>
            {(criterion) => (
              <CriterionFields
                criterion={criterion}
                draft={draft}
                known={known}
                isNew={!old.has(criterion.id)}
                says={setSays}
                remove={() => askToRemove(criterion)}
              />
            )}
          </For>
          <AddCriterion view={props.view} draft={draft} says={setSays} />
          <p class="sm" role="status">
            {says()}
          </p>
        </section>
        <Show when={props.view.seesPractice}>
          <Thresholds view={props.view} draft={draft} />
          <section class="sec stack" aria-labelledby="h-preview">
            <h2 id="h-preview">{text.preview}</h2>
            <button class="btn" type="button" aria-disabled={previewing.busy()} onClick={look}>
              {previewing.busy() ? text.previewing : text.preview}
            </button>
            <Show when={previewing.problem()}>
              {(problem) => <Failure title={text.previewFailed} problem={problem()} />}
            </Show>
            <Show when={preview()}>{(preview) => <PreviewTable preview={preview()} />}</Show>
          </section>
        </Show>
        <section class="sec foot" aria-labelledby="h-publish">
          <h2 id="h-publish">{text.publishing}</h2>
          <AreaField
            id="note"
            rows={2}
            label={text.note}
            hint={text.noteHint}
            value={draft.form.note}
            problem={draft.problem('note')}
            maxlength={500}
          />
          <Faults draft={draft} />
          <Show when={publishing.problem()}>
            {(problem) => (
              <>
                <Failure title={text.publishFailed} problem={problem()} />
                <Show when={problem().code === 'not-newest'}>
                  <button class="btn" type="button" onClick={() => void props.again()}>
                    {text.loadNewest}
                  </button>
                </Show>
              </>
            )}
          </Show>
          <button class="btn btn--primary" type="submit" aria-disabled={publishing.busy()}>
            {publishing.busy() ? text.publishBusy : text.publish(rubric.version + 1)}
          </button>
        </section>
      </form>
      <RemoveCriterion
        about={removing()}
        close={() => setRemoving(null)}
        view={props.view}
        draft={draft}
        removed={(name) => {
          setSays(text.removedSays(name));
          document.getElementById('h-criteria')?.focus();
        }}
      />
      <Versions view={props.view} />
    </>
  );
}

/** What is to be mended, where publishing or previewing was tried. */
function Faults(props: { draft: Draft }) {
  return (
    <Show when={props.draft.problems().length > 0}>
      <div role="alert">
        <p>{text.mend(props.draft.problems().length)}</p>
        <ul>
          <For each={props.draft.problems()}>{({ says }) => <li>{says}</li>}</For>
        </ul>
      </div>
    </Show>
  );
}

function Versions(props: { view: RubricView }) {
  const weightsOf = ({ criteria }: Rubric) => {
    const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
    return criteria.map(({ name, weight }) => `${name} ${percentOf(weight / whole)}`).join(', ');
  };
  return (
    <section class="sec" aria-labelledby="h-versions">
      <h2 id="h-versions">{text.versions}</h2>
      <ul class="plain versions">
        <For each={props.view.versions}>
          {({ rubric, at, by, note }) => (
            <li>
              <b>{text.version(rubric.version)}</b>, {at && by ? text.byAt(by, at) : text.asShipped}
              <Show when={note}>
                <p class="said">{note}</p>
              </Show>
              <p class="sm quiet">
                {text.weights} {weightsOf(rubric)}
              </p>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
