import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { CallChoices } from '../../../server/protocol/call-view.ts';
import { text } from '../../pages/calls-text.ts';
import { Field, SelectField } from '../field.tsx';
import { type Entry, guessOf, type ReadFile, readOf } from './files.ts';

export const fileId = (key: number) => `file-${key}`;

/** One transcript on its way in: how far it is, whose call it is, and who speaks in it. */
export function OneFile(props: {
  entry: Entry;
  choices: CallChoices;
  /** A rep wasn't chosen when it was to be imported. */
  whoseMissing: boolean;
  again: () => void;
  leaveOut: () => void;
}) {
  let item: HTMLLIElement | undefined;
  const state = () => props.entry.state;
  const unreadable = () => {
    const now = state();
    return now.is === 'unreadable' ? now : null;
  };
  const refused = () => {
    const now = state();
    return now.is === 'refused' ? now.says : null;
  };
  const made = () => {
    const now = state();
    return now.is === 'made' ? now.call : null;
  };
  return (
    <li id={fileId(props.entry.key)} tabindex="-1" ref={item}>
      <p class="files__name">
        <b>{props.entry.name}</b>{' '}
        <span class="sm quiet">
          <Switch>
            <Match when={state().is === 'waiting'}>{text.waiting}</Match>
            <Match when={state().is === 'reading'}>{text.readingOne}</Match>
            <Match when={state().is === 'ready'}>{text.ready}</Match>
            <Match when={state().is === 'sending'}>{text.sendingOne}</Match>
            <Match when={made()}>{(call) => <a href={`/calls/${call()}`}>{text.madeOne}</a>}</Match>
          </Switch>
        </span>
      </p>
      <Show when={unreadable()}>
        {(trouble) => (
          <p class="is-low sm">
            {trouble().says} {text.skipped}{' '}
            <Show when={trouble().again}>
              <button
                class="btn btn--quiet"
                type="button"
                aria-label={text.readAgainName(props.entry.name)}
                onClick={() => {
                  props.again();
                  item?.focus();
                }}
              >
                {text.readAgain}
              </button>
            </Show>
          </p>
        )}
      </Show>
      <Show when={refused()}>{(says) => <p class="is-low sm">{text.refused(says())}</p>}</Show>
      <Show when={readOf(props.entry)}>
        {(read) => (
          <Speakers read={read()} key={props.entry.key} choices={props.choices} whoseMissing={props.whoseMissing} />
        )}
      </Show>
      <Show when={made() === null && state().is !== 'sending'}>
        <p class="files__out">
          <button
            class="btn btn--quiet"
            type="button"
            aria-label={text.leaveOutName(props.entry.name)}
            onClick={() => props.leaveOut()}
          >
            {text.leaveOut}
          </button>
        </p>
      </Show>
    </li>
  );
}

/** Most other speakers that are asked after by name. */
const mostNamed = 6;

function Speakers(props: { read: ReadFile; key: number; choices: CallChoices; whoseMissing: boolean }) {
  const { reps } = props.choices;
  const guess = guessOf(props.read, reps);
  const only = reps.length === 1 ? (reps[0]?.id ?? '') : '';
  const [rep, setRep] = createSignal(guess.speaker);
  const others = () =>
    props.read.speakers.map(({ name }, i) => ({ name, i })).filter(({ name, i }) => name !== rep() && i < mostNamed);
  return (
    <>
      <p class="sm quiet files__begins">
        {text.begins} <span class="said">“{props.read.begins}”</span>
        <Show when={props.read.encoding === 'windows-1252'}> {text.olderLetters}</Show>
      </p>
      <SelectField
        id={`member-${props.key}`}
        label={text.whose(props.read.name)}
        problem={props.whoseMissing ? text.whoseMissing : null}
        value={guess.member || only}
        options={[{ value: '', says: text.whoseNone }, ...reps.map(({ id, name }) => ({ value: id, says: name }))]}
      />
      <div class="field">
        <label for={`speaker-${props.key}`}>{text.speaker(props.read.name)}</label>
        <select
          class="input"
          id={`speaker-${props.key}`}
          name={`speaker-${props.key}`}
          value={rep()}
          onChange={(event) => setRep(event.currentTarget.value)}
        >
          <For each={props.read.speakers}>
            {({ name, words }) => (
              <option value={name} selected={name === guess.speaker}>
                {text.words(name, words)}
              </option>
            )}
          </For>
        </select>
      </div>
      <For each={others()}>
        {({ name, i }) => (
          <Field id={`other-${props.key}-${i}`} label={text.other(name)} value={name} maxlength={100} />
        )}
      </For>
      <div class="field">
        <label for={`date-${props.key}`}>{text.date}</label>
        <input class="input" type="date" id={`date-${props.key}`} name={`date-${props.key}`} />
      </div>
    </>
  );
}
