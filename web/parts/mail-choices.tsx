import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { MailKind } from '../../server/domain/mail-choice.ts';
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
  const action = createAction();
  const [says, setSays] = createSignal('');
  const choose = async (kind: MailKind, box: HTMLInputElement) => {
    const wanted = box.checked;
    setSays('');
    const kept = await action.run(async () => {
      mail.set(await chooseMail({ [kind]: wanted }));
      setSays(text.mail[kind].now(wanted));
    });
    // what was not kept isn't shown as if it were
    if (!kept) box.checked = !wanted;
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
                        checked={kept()[kind]}
                        onChange={(event) => void choose(kind, event.currentTarget)}
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
      <Show when={action.problem()}>{(problem) => <Failure title={text.mail.saveFailed} problem={problem()} />}</Show>
    </section>
  );
}
