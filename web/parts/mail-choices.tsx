import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { MailChoice, MailKind } from '../../server/domain/mail-choice.ts';
import { createAction } from '../action.ts';
import { chooseMail, readMail } from '../api.ts';
import { createLoad } from '../load.ts';
import { text } from '../pages/account-text.ts';
import { Failure } from './failure.tsx';
import './mail-choices.css';
import { Skeleton } from './skeleton.tsx';

const kinds: readonly MailKind[] = ['digest', 'notices'];

/** What one is sent by e-mail, each on or off, kept as soon as it is chosen. */
export function MailChoices() {
  const mail = createLoad(() => 'mail', readMail);
  // each its own, so that what one choice says isn't taken away by the other
  const actions = { digest: createAction(), notices: createAction() };
  const [says, setSays] = createSignal('');
  /** Chosen and not answered yet. */
  const [chosen, setChosen] = createSignal<Partial<MailChoice>>({});
  let last = Promise.resolve();
  const keep = async (kind: MailKind, wanted: boolean) => {
    // changed again since
    if (chosen()[kind] !== wanted) return;
    await actions[kind].run(async () => {
      mail.set(await chooseMail({ [kind]: wanted }));
      setSays(text.mail[kind].now(wanted));
    });
    // from here on what is kept is shown, whatever was wanted
    if (chosen()[kind] === wanted) setChosen(({ [kind]: _, ...others }) => others);
  };
  /** One after the other: each answer tells both, and the last must be the newest. */
  const choose = (kind: MailKind, wanted: boolean) => {
    setSays('');
    setChosen((before) => ({ ...before, [kind]: wanted }));
    last = last.then(() => keep(kind, wanted));
  };
  return (
    <section class="sec" aria-labelledby="h-mail">
      <div class="sec__head">
        <h2 id="h-mail">{text.mail.heading}</h2>
        <p>{text.mail.says}</p>
      </div>
      <Switch fallback={<Skeleton label={text.mail.loading} lines={[40, 40]} />}>
        <Match when={mail.value()}>
          {(kept) => (
            <>
              <Show when={!kept().mail}>
                <p class="sm quiet">{text.mail.none}</p>
              </Show>
              <div class="mail-choices">
                <For each={kinds}>
                  {(kind) => (
                    <label>
                      <input
                        type="checkbox"
                        checked={chosen()[kind] ?? kept()[kind]}
                        onChange={(event) => choose(kind, event.currentTarget.checked)}
                      />
                      <span>
                        {text.mail[kind].label}
                        <small>{text.mail[kind].hint}</small>
                      </span>
                    </label>
                  )}
                </For>
              </div>
            </>
          )}
        </Match>
        <Match when={mail.failed()}>
          {(problem) => <Failure title={text.mail.failed} problem={problem()} again={() => void mail.again()} />}
        </Match>
      </Switch>
      <p class="sm" role="status">
        {says()}
      </p>
      <For each={kinds}>
        {(kind) => (
          <Show when={actions[kind].problem()}>
            {(problem) => <Failure title={text.mail[kind].notKept} problem={problem()} />}
          </Show>
        )}
      </For>
    </section>
  );
}
