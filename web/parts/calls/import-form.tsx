import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CallChoices, FilesRead } from '../../../server/protocol/call-view.ts';
import { createAction } from '../../action.ts';
import { importCalls, readCallFiles } from '../../api.ts';
import { text } from '../../pages/calls-text.ts';
import { Failure } from '../failure.tsx';
import { Field, SelectField } from '../field.tsx';
import { valuesOf } from '../form.ts';

type Read = FilesRead['files'][number] & { base64: string };

/** The bytes as they are: the server knows more encodings than a browser guesses. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const chunk = 0x8000;
  const parts = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * chunk, (i + 1) * chunk)),
  );
  return btoa(parts.join(''));
}

/** Chooses transcripts, says whose call each is and who speaks in it, and imports them. */
export function ImportForm(props: { choices: CallChoices; imported: () => Promise<void> }) {
  const reading = createAction();
  const sending = createAction();
  const [files, setFiles] = createSignal<Read[]>([]);
  const [missing, setMissing] = createSignal(false);
  const [says, setSays] = createSignal<string[]>([]);
  const readable = createMemo(() => files().filter(({ trouble }) => trouble === null));

  const choose = (event: Event & { currentTarget: HTMLInputElement }) => {
    const chosen = [...(event.currentTarget.files ?? [])];
    setSays([]);
    setFiles([]);
    if (chosen.length > 0)
      void reading.run(async () => {
        const bodies = await Promise.all(
          chosen.map(async (file) => ({ name: file.name, base64: await base64Of(file) })),
        );
        const { files } = await readCallFiles({ files: bodies });
        setFiles(files.map((file, i) => ({ ...file, base64: bodies[i]?.base64 ?? '' })));
      });
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const consent = form.querySelector<HTMLInputElement>('#consent');
    setMissing(!consent?.checked);
    if (!consent?.checked) return consent?.focus();
    const values = valuesOf(form);
    await sending.run(async () => {
      const made = await importCalls({
        consent: true,
        rubric: values.rubric ?? 'any-call',
        files: files().flatMap((file, i) => (file.trouble ? [] : [fileOf(file, i, values)])),
      });
      const done = made.calls.filter(({ status }) => status === 'pending').length;
      const not = made.calls.filter(({ status }) => status === 'failed');
      setSays([text.made(done), ...not.map(({ name, trouble }) => text.notMade(name, trouble?.reason ?? ''))]);
      setFiles([]);
      form.reset();
      await props.imported();
    });
  };
  return (
    <section class="sec" aria-labelledby="h-import">
      <div class="sec__head">
        <h2 id="h-import">{text.import}</h2>
        <p>{text.importSays}</p>
      </div>
      <Show when={props.choices.reps.length > 0} fallback={<p class="quiet">{text.noReps}</p>}>
        <form class="import" onSubmit={submit} novalidate aria-labelledby="h-import">
          <div class="field">
            <label for="files">{text.files}</label>
            <input
              id="files"
              type="file"
              multiple
              accept=".vtt,.srt,.json,.txt,text/plain,text/vtt,application/json"
              aria-describedby="files-says"
              onChange={choose}
            />
            <span class="hint" id="files-says">
              {text.filesHint}
            </span>
          </div>
          <Show when={reading.busy()}>
            <p role="status">{text.reading}</p>
          </Show>
          <Show when={reading.problem()}>{(problem) => <Failure title={text.readFailed} problem={problem()} />}</Show>
          <Show when={files().length > 0}>
            <ul class="files">
              <For each={files()}>{(file, i) => <OneFile file={file} nth={i()} choices={props.choices} />}</For>
            </ul>
            <SelectField
              id="rubric"
              label={text.rubric}
              options={props.choices.rubrics.map(({ id, title }) => ({ value: id, says: title }))}
            />
            <div class="field" classList={{ 'field--bad': missing() }}>
              <label class="check">
                <input
                  type="checkbox"
                  id="consent"
                  aria-invalid={missing() ? 'true' : undefined}
                  aria-describedby={missing() ? 'consent-says' : undefined}
                />
                {text.consent}
              </label>
              <Show when={missing()}>
                <span class="hint" id="consent-says">
                  {text.consentMissing}
                </span>
              </Show>
            </div>
            <button
              class="btn btn--primary"
              type="submit"
              disabled={readable().length === 0}
              aria-disabled={sending.busy()}
            >
              {sending.busy() ? text.sending : text.send(readable().length)}
            </button>
          </Show>
          <Show when={sending.problem()}>{(problem) => <Failure title={text.sendFailed} problem={problem()} />}</Show>
          <div role="status">
            <For each={says()}>{(line) => <p class="sm">{line}</p>}</For>
          </div>
        </form>
      </Show>
    </section>
  );
}

function fileOf(file: Read, i: number, values: Record<string, string>) {
  const rep = values[`speaker-${i}`] ?? '';
  const others = file.speakers.flatMap(({ name }, nth): [string, string][] => {
    const called = values[`other-${i}-${nth}`];
    return name === rep || !called || called === name ? [] : [[name, called]];
  });
  const held = values[`date-${i}`];
  return {
    ...{ name: file.name, base64: file.base64, rep, member: values[`member-${i}`] ?? '' },
    others: Object.fromEntries(others),
    ...(held ? { at: `${held}T12:00:00.000Z` } : {}),
  };
}

/** Most other speakers that are asked after by name. */
const mostNamed = 6;

function OneFile(props: { file: Read; nth: number; choices: CallChoices }) {
  const [rep, setRep] = createSignal(props.file.speakers[0]?.name ?? '');
  const others = () =>
    props.file.speakers.map(({ name }, i) => ({ name, i })).filter(({ name, i }) => name !== rep() && i < mostNamed);
  return (
    <li>
      <b>{props.file.name}</b>
      <Show
        when={props.file.trouble === null}
        fallback={
          <p class="is-low sm">
            {text.trouble(props.file.trouble?.line ?? null, props.file.trouble?.reason ?? '')} {text.skipped}
          </p>
        }
      >
        <SelectField
          id={`member-${props.nth}`}
          label={text.whose(props.file.name)}
          options={props.choices.reps.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <div class="field">
          <label for={`speaker-${props.nth}`}>{text.speaker(props.file.name)}</label>
          <select
            class="input"
            id={`speaker-${props.nth}`}
            name={`speaker-${props.nth}`}
            onChange={(event) => setRep(event.currentTarget.value)}
          >
            <For each={props.file.speakers}>
              {({ name, words }) => <option value={name}>{text.words(name, words)}</option>}
            </For>
          </select>
        </div>
        <For each={others()}>
          {({ name, i }) => (
            <Field id={`other-${props.nth}-${i}`} label={text.other(name)} value={name} maxlength={100} />
          )}
        </For>
        <div class="field">
          <label for={`date-${props.nth}`}>{text.date}</label>
          <input class="input" type="date" id={`date-${props.nth}`} name={`date-${props.nth}`} />
        </div>
      </Show>
    </li>
  );
}
