import { createSignal, Match, Show, Switch } from 'solid-js';
import type { NewPassword } from '../../server/protocol/people-view.ts';
import { createAction } from '../action.ts';
import { changePassword, readDemoMembers } from '../api.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { text } from '../pages/account-text.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { focusFirstBad, isLongEnough, passwordHint, shortPassword, valuesOf } from './form.ts';
import './password.css';

type Problems = { current?: string; next?: string };

function check({ current, next }: NewPassword): Problems {
  const weak = isLongEnough(next) ? null : shortPassword;
  const problem = weak ?? (next === current ? text.nextSame : null);
  return { ...(current ? {} : { current: text.currentMissing }), ...(problem ? { next: problem } : {}) };
}

/** A member's own password; a demo member's stays as it is. */
export function PasswordSection() {
  const me = useMe();
  const demo = createLoad(() => 'demo', readDemoMembers);
  const isDemo = () => demo.value()?.some(({ email }) => email === me().email);
  return (
    <section class="sec password" aria-labelledby="h-password">
      <div class="sec__head">
        <h2 id="h-password">{text.password}</h2>
        <Show when={isDemo() === false}>
          <p>{text.passwordSays}</p>
        </Show>
      </div>
      <Switch>
        <Match when={isDemo()}>
          <p class="quiet">{text.demoPassword}</p>
        </Match>
        <Match when={demo.now().is !== 'loading'}>
          <PasswordForm />
        </Match>
      </Switch>
    </section>
  );
}

function PasswordForm() {
  const me = useMe();
  const action = createAction();
  const [problems, setProblems] = createSignal<Problems>({});
  const [says, setSays] = createSignal('');
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    const wanted = { current: values['current-password'] ?? '', next: values['new-password'] ?? '' };
    setSays('');
    setProblems(check(wanted));
    if (Object.keys(problems()).length === 0) {
      const change = async () => {
        const { elsewhere } = await changePassword(wanted);
        setSays(elsewhere === 'ended' ? text.changed : text.changedHereAlone);
      };
      if (await action.run(change)) {
        form.reset();
      } else if (action.problem()?.code === 'wrong-password') setProblems({ current: text.currentWrong });
    }
    focusFirstBad(form);
  };
  const elsewhere = () => {
    const problem = action.problem();
    return problem && problem.code !== 'wrong-password' ? problem : null;
  };
  return (
    <form onSubmit={submit} novalidate aria-labelledby="h-password">
      {/* for password managers: whose password this is */}
      <input type="text" autocomplete="username" value={me().email} readonly hidden />
      <Field
        id="current-password"
        label={text.current}
        problem={problems().current}
        type="password"
        autocomplete="current-password"
        maxlength={200}
      />
      <Field
        id="new-password"
        label={text.next}
        hint={passwordHint}
        problem={problems().next}
        type="password"
        autocomplete="new-password"
        maxlength={200}
      />
      <Show when={elsewhere()}>{(problem) => <Failure title={text.changeFailed} problem={problem()} />}</Show>
      <div>
        <button class="btn" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.changing : text.change}
        </button>
      </div>
      <p class="sm" role="status">
        {says()}
      </p>
    </form>
  );
}
