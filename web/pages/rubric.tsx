import { useParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Rubric } from '../../server/domain/rubric.ts';
import type { RubricPreview, RubricView } from '../../server/protocol/rubric-view.ts';
import { createAction } from '../action.ts';
import { previewRubric, publishRubric, readRubric } from '../api.ts';
import { percentOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { editsRubrics, useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field } from '../parts/field.tsx';
import { valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { CriterionFields } from '../parts/rubrics/criterion-fields.tsx';
import { type Measures, Mistyped, rubricIn } from '../parts/rubrics/draft.ts';
import { PreviewTable } from '../parts/rubrics/preview-table.tsx';
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
  const rubric = createLoad(() => (editsRubrics(me().role) ? params.id : null), readRubric);
  return (
    <Show when={editsRubrics(me().role)} fallback={<NotFound />}>
      <div class="pg-rubric">
        <Switch fallback={<Skeleton label={text.loading} lines={[40, 100, 100, 100]} heading />}>
          <Match when={rubric.value()} keyed>
            {(view) => <Editor view={view} again={rubric.again} />}
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

function Editor(props: { view: RubricView; again: () => Promise<void> }) {
  const { rubric, measures: known } = props.view;
  createTitle(() => text.editing(rubric.title));
  let form: HTMLFormElement | undefined;
  const [measures, setMeasures] = createSignal<Measures>(
    Object.fromEntries(rubric.criteria.map(({ id, measures }) => [id, measures.map((each) => each.id)])),
  );
  const [preview, setPreview] = createSignal<RubricPreview | null>(null);
  const [mistake, setMistake] = createSignal<string | null>(null);
  const previewing = createAction();
  const publishing = createAction();
  const nameOf = (id: string) => known.find((each) => each.id === id)?.name ?? id;

  /** Null where something is mistyped; the page says what. */
  const draft = (): Rubric | null => {
    if (!form) return null;
    setMistake(null);
    try {
      return rubricIn(valuesOf(form), rubric, measures(), nameOf);
    } catch (error) {
      if (!(error instanceof Mistyped)) throw error;
      setMistake(error.message);
      return null;
    }
  };
  const look = () => {
    const wanted = draft();
    if (wanted) void previewing.run(async () => void setPreview(await previewRubric(rubric.id, wanted)));
  };
  const publish = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = draft();
    const note = form ? (valuesOf(form).note ?? '') : '';
    if (!wanted) return;
    if (note === '') return void setMistake(text.noteMissing);
    void publishing.run(async () => {
      await publishRubric(rubric.id, { basedOn: rubric.version, rubric: wanted, note });
      await props.again();
    });
  };

  return (
    <>
      <Heading>{text.editing(rubric.title)}</Heading>
      <p class="quiet">{text.inForce(rubric.version)}</p>
      <form ref={form} onSubmit={publish} novalidate>
        <Field id="rubric-title" label={text.rubricTitle} value={rubric.title} maxlength={80} />
        <For each={rubric.criteria}>
          {(criterion) => (
            <CriterionFields
              criterion={criterion}
              known={known}
              measures={measures()[criterion.id] ?? []}
              setMeasures={(ids) => setMeasures({ ...measures(), [criterion.id]: ids })}
            />
          )}
        </For>
        <Show when={props.view.seesPractice}>
          <Thresholds view={props.view} form={() => form} />
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
          <AreaField id="note" rows={2} label={text.note} hint={text.noteHint} maxlength={500} />
          <Show when={mistake()}>{(mistake) => <p role="alert">{mistake()}</p>}</Show>
          <Show when={publishing.problem()}>
            {(problem) => <Failure title={text.publishFailed} problem={problem()} />}
          </Show>
          <button class="btn btn--primary" type="submit" aria-disabled={publishing.busy()}>
            {publishing.busy() ? text.publishBusy : text.publish(rubric.version + 1)}
          </button>
        </section>
      </form>
      <Versions view={props.view} />
    </>
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
