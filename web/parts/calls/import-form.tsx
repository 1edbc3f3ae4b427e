import { createSignal, For, Show } from 'solid-js';
import type { CallChoices } from '../../../server/protocol/call-view.ts';
import { text } from '../../pages/calls-text.ts';
import { SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { FilePicker } from './file-picker.tsx';
import { createFiles, type Entry, isToSend, type ReadFile, readOf } from './files.ts';
import { fileId, OneFile } from './one-file.tsx';

/** Takes transcripts in, asks whose call each is and who speaks in it, and imports them one by one. */
export function ImportForm(props: { choices: CallChoices; imported: () => Promise<void> }) {
  const files = createFiles();
  const [noConsent, setNoConsent] = createSignal(false);
  const [whoseMissing, setWhoseMissing] = createSignal<ReadonlySet<number>>(new Set());
  const [says, setSays] = createSignal('');
  const toSend = () => files.entries.filter(isToSend);
  const add = (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    setSays('');
    void files.add(chosen);
  };
  const leaveOut = ({ key, name }: Entry) => {
    const at = files.entries.findIndex((entry) => entry.key === key);
    files.leaveOut(key);
    setSays(text.leftOut(name));
    // its button is gone: on to the file in its place, else to where others are chosen
    const next = files.entries[Math.min(at, files.entries.length - 1)];
    document.getElementById(next ? fileId(next.key) : 'files')?.focus();
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (files.progress()) return;
    const form = event.currentTarget;
    const values = valuesOf(form);
    const consent = form.querySelector<HTMLInputElement>('#consent');
    const sent = toSend().flatMap((entry) => {
      const read = readOf(entry);
      return read ? [{ key: entry.key, read, file: fileOf(entry, read, values) }] : [];
    });
    const nobodys = new Set(sent.filter(({ file }) => file.member === '').map(({ key }) => key));
    setWhoseMissing(nobodys);
    setNoConsent(!consent?.checked);
    if (nobodys.size > 0 || !consent?.checked) return focusFirstBad(form);
    setSays('');
    await files.send(values.rubric ?? 'any-call', sent);
    const keys = new Set(sent.map(({ key }) => key));
    // without those that were left out meanwhile
    const ended = files.entries.filter(({ key }) => keys.has(key));
    const made = ended.filter(({ state }) => state.is === 'made').length;
    const not = ended.length - made;
    setSays([text.made(made), ...(not > 0 ? [text.notMade(not)] : [])].join(' '));
    // what was confirmed was confirmed of these
    if (not === 0) consent.checked = false;
    await props.imported();
  };
  return (
    <section class="sec" aria-labelledby="h-import">
      <div class="sec__head">
        <h2 id="h-import">{text.import}</h2>
        <p>{text.importSays}</p>
      </div>
      <Show when={props.choices.reps.length > 0} fallback={<p class="quiet">{text.noReps}</p>}>
        <form class="import" onSubmit={submit} novalidate aria-labelledby="h-import">
          <FilePicker add={add} />
          <div role="status">
            <Show when={files.progress()}>
              {(now) => <p class="sm">{text.progress[now().doing](now().done, now().of)}</p>}
            </Show>
          </div>
          <p class="sm" role="status">
            {says()}
          </p>
          <Show when={files.progress()}>
            {(now) => <progress aria-label={text.progressLabel} max={now().of} value={now().done} />}
          </Show>
          <Show when={files.entries.length > 0}>
            <ul class="files" aria-label={text.chosen}>
              <For each={files.entries}>
                {(entry) => (
                  <OneFile
                    entry={entry}
                    choices={props.choices}
                    whoseMissing={whoseMissing().has(entry.key)}
                    again={() => void files.again(entry)}
                    leaveOut={() => leaveOut(entry)}
                  />
                )}
              </For>
            </ul>
          </Show>
          <Show when={toSend().length > 0 || files.progress()?.doing === 'sending'}>
            <SelectField
              id="rubric"
              label={text.rubric}
              options={props.choices.rubrics.map(({ id, title }) => ({ value: id, says: title }))}
            />
            <div class="field" classList={{ 'field--bad': noConsent() }}>
              <label class="check">
                <input
                  type="checkbox"
                  id="consent"
                  aria-invalid={noConsent() ? 'true' : undefined}
                  aria-describedby={noConsent() ? 'consent-says' : undefined}
                />
                {text.consent}
              </label>
              <Show when={noConsent()}>
                <span class="hint" id="consent-says">
                  {text.consentMissing}
                </span>
              </Show>
            </div>
            <button class="btn btn--primary" type="submit" aria-disabled={files.progress() !== null}>
              {files.progress()?.doing === 'sending' ? text.sending : text.send(toSend().length)}
            </button>
          </Show>
        </form>
      </Show>
    </section>
  );
}

function fileOf({ key, name }: Entry, { speakers, base64 }: ReadFile, values: Record<string, string>) {
  const rep = values[`speaker-${key}`] ?? '';
  const others = speakers.flatMap((speaker, nth): [string, string][] => {
    const called = values[`other-${key}-${nth}`];
    return speaker.name === rep || !called || called === speaker.name ? [] : [[speaker.name, called]];
  });
  const held = values[`date-${key}`];
  return {
    ...{ name, base64, rep, member: values[`member-${key}`] ?? '' },
    others: Object.fromEntries(others),
    ...(held ? { at: `${held}T12:00:00.000Z` } : {}),
  };
}
