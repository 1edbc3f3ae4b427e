import { createSignal, Match, Show, Switch } from 'solid-js';
import type { ApiKeyView, MadeApiKey, NewApiKey } from '../../server/protocol/people-view.ts';
import { createAction } from '../action.ts';
import { makeKey, readKeys, revokeKey } from '../api.ts';
import { dayOf, whenOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { text } from '../pages/account-text.ts';
import { ActionTable, RowButton } from './action-table.tsx';
import { AskedFirst } from './asked-first.tsx';
import { Failure } from './failure.tsx';
import { Field, SelectField } from './field.tsx';
import { focusFirstBad, valuesOf } from './form.ts';
import './form-line.css';
import './keys.css';
import { Skeleton } from './skeleton.tsx';
import { TakeAlong } from './take-along.tsx';

/** A member's API keys: make one, see it once, list and revoke. */
export function KeysSection() {
  const keys = createLoad(() => 'keys', readKeys);
  return (
    <section class="sec keys" aria-labelledby="h-keys">
      <div class="sec__head">
        <h2 id="h-keys">{text.keys}</h2>
        <p>
          {text.keysSays}{' '}
          <a href="/docs" rel="external">
            {text.docs}
          </a>
        </p>
      </div>
      <NewKey made={() => void keys.again()} />
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100]} />}>
        <Match when={keys.value()?.length === 0}>
          <p class="quiet">{text.empty}</p>
        </Match>
        <Match when={keys.value()}>{(list) => <KeyTable keys={list()} changed={() => keys.again()} />}</Match>
        <Match when={keys.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void keys.again()} />}
        </Match>
      </Switch>
    </section>
  );
}

function NewKey(props: { made: () => void }) {
  const action = createAction();
  const [missing, setMissing] = createSignal<string | null>(null);
  const [shown, setShown] = createSignal<MadeApiKey | null>(null);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    const name = values['key-name'] ?? '';
    setMissing(name ? null : text.keyNameMissing);
    if (!name) return focusFirstBad(form);
    const days = Number(values['key-days']) as NewApiKey['days'];
    await action.run(async () => {
      setShown(await makeKey({ name, days }));
      form.reset();
      props.made();
    });
  };
  return (
    <>
      <form class="form-line form-line--key" aria-label={text.newKey} onSubmit={submit} novalidate>
        <Field id="key-name" label={text.keyName} hint={text.keyNameHint} problem={missing()} maxlength={60} />
        <SelectField id="key-days" label={text.lasts} options={text.days} value="90" />
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.making : text.make}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.makeFailed} problem={problem()} />}</Show>
      <Show when={shown()}>
        {(made) => (
          <TakeAlong id="made-key" label={text.made(made().name)} value={made().key} says={text.once}>
            <button class="btn" type="button" onClick={() => setShown(null)}>
              {text.done}
            </button>
          </TakeAlong>
        )}
      </Show>
    </>
  );
}

function KeyTable(props: { keys: ApiKeyView[]; changed: () => Promise<void> }) {
  const [asked, setAsked] = createSignal<ApiKeyView | null>(null);
  const [says, setSays] = createSignal('');
  const now = new Date();
  return (
    <>
      <ActionTable
        class="keys__table"
        caption={text.caption}
        columns={text.columns}
        acts={text.revoke}
        rows={props.keys}
      >
        {(key) => (
          <>
            <th scope="row">{key().name}</th>
            <td data-says={text.starts}>
              <code>{key().start}…</code>
            </td>
            <td data-says={text.madeAt}>{whenOf(key().createdAt, now)}</td>
            <td data-says={text.used}>{key().usedAt ? whenOf(key().usedAt ?? '', now) : text.never}</td>
            <td data-says={text.until}>{dayOf(key().expiresAt)}</td>
            <td class="act">
              <RowButton name={text.revokeName(key().name)} says={text.revoke} onClick={() => setAsked(key())} />
            </td>
          </>
        )}
      </ActionTable>
      <p class="sm quiet keys__says" role="status">
        {says()}
      </p>
      <AskedFirst
        about={asked()}
        close={() => setAsked(null)}
        question={({ name }) => text.revokeQuestion(name)}
        says={text.revokeSays}
        yes={text.revoke}
        no={text.keep}
        act={async ({ id }) => {
          await revokeKey(id);
          await props.changed();
        }}
        over={({ name }, revoked) => void setSays(revoked ? text.revoked(name) : '')}
        failed={text.revokeFailed}
      />
    </>
  );
}
