import { createSignal, For, Show } from 'solid-js';
import type { FigureImport, FiguresView } from '../../../server/protocol/key-figure-view.ts';
import { createAction } from '../../action.ts';
import { importFigures } from '../../api-team.ts';
import { text } from '../../pages/figures-text.ts';
import { Failure } from '../failure.tsx';

const mostBytes = 1024 * 1024;
type Refusal = Extract<FigureImport, { state: 'refused' }>;

/** A file of figures; its bad lines are listed, and nothing of it is kept until there are none. */
export function Import(props: { seen: FiguresView; done: (says: string) => Promise<void> }) {
  const action = createAction();
  const [wrong, setWrong] = createSignal<string | null>(null);
  const [refused, setRefused] = createSignal<Refusal | null>(null);
  let input: HTMLInputElement | undefined;
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const file = input?.files?.[0];
    setRefused(null);
    setWrong(file ? (file.size > mostBytes ? text.tooBig : null) : text.noFile);
    if (!file || wrong()) return input?.focus();
    const came: { answer?: FigureImport } = {};
    await action.run(async () => {
      came.answer = await importFigures(await file.text());
    });
    const { answer } = came;
    if (answer?.state === 'refused') setRefused(answer);
    if (answer?.state !== 'imported') return;
    form.reset();
    await props.done(text.imported(answer));
  };
  return (
    <section class="sec" aria-labelledby="h-import">
      <div class="sec__head">
        <h2 id="h-import">{text.import}</h2>
        <p>{text.importSays}</p>
      </div>
      <p class="sm">{text.columns}</p>
      <pre class="example">{text.example}</pre>
      <p class="sm quiet">
        {text.known}: {props.seen.figures.map(({ id }) => id).join(', ')}, {text.stages}.
      </p>
      <form class="row" onSubmit={submit} novalidate>
        <div class="field" classList={{ 'field--bad': wrong() !== null }}>
          <label for="file">{text.file}</label>
          <input
            ref={input}
            class="input"
            id="file"
            type="file"
            accept=".csv,.txt,text/csv"
            aria-invalid={wrong() ? 'true' : undefined}
            aria-describedby={wrong() ? 'file-says' : undefined}
          />
          <Show when={wrong()}>
            {(says) => (
              <span class="hint" id="file-says">
                {says()}
              </span>
            )}
          </Show>
        </div>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.sending : text.send}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.importFailed} problem={problem()} />}</Show>
      <Show when={refused()}>{(answer) => <BadLines refused={answer()} />}</Show>
    </section>
  );
}

function BadLines(props: { refused: Refusal }) {
  return (
    <div role="alert">
      <p class="banner banner--low">{props.refused.message}</p>
      <table class="table bad-lines">
        <caption class="vh">{text.badLines}</caption>
        <thead>
          <tr>
            <th scope="col">{text.line}</th>
            <th scope="col">{text.toDo}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.refused.problems}>
            {({ line, says }) => (
              <tr>
                <th scope="row">{line}</th>
                <td>{says}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.refused.more > 0}>
        <p class="sm quiet">{text.more(props.refused.more)}</p>
      </Show>
    </div>
  );
}
