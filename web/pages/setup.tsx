import { useNavigate } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Setup } from '../../server/protocol/home-view.ts';
import { createAction } from '../action.ts';
import { readSetup, setUp, signIn } from '../api.ts';
import { createLoad } from '../load.ts';
import { useMember } from '../member.tsx';
import { Entrance, ToSignIn } from '../parts/entrance.tsx';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { focusFirstBad, isLongEnough, looksLikeEmail, passwordHint, valuesOf } from '../parts/form.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { text } from './setup-text.ts';

type Problems = Partial<Record<keyof Setup, string>>;

function check({ code, organisation, name, email, password }: Setup): Problems {
  return {
    ...(code ? {} : { code: text.missing.code }),
    ...(organisation ? {} : { organisation: text.missing.organisation }),
    ...(name ? {} : { name: text.missing.name }),
    ...(looksLikeEmail(email) ? {} : { email: text.missing.email }),
    ...(isLongEnough(password) ? {} : { password: text.missing.password }),
  };
}

/** The first organisation and its admin. */
export default function SetUp() {
  createTitle(() => text.title);
  const setup = createLoad(() => 'setup', readSetup);
  const needed = () => setup.value()?.needed;
  return (
    <Entrance
      heading={needed() === false ? text.doneHeading : text.heading}
      says={needed() === false ? text.doneSays : text.says}
    >
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100, 100]} />}>
        <Match when={setup.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void setup.again()} />}
        </Match>
        <Match when={needed() === false}>
          <ToSignIn />
        </Match>
        <Match when={needed()}>
          <SetUpForm again={() => void setup.again()} />
        </Match>
      </Switch>
    </Entrance>
  );
}

function SetUpForm(props: { again: () => void }) {
  const member = useMember();
  const navigate = useNavigate();
  const action = createAction();
  const [problems, setProblems] = createSignal<Problems>({});

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const first = { code: '', organisation: '', name: '', email: '', password: '', ...valuesOf(form) };
    setProblems(check(first));
    if (Object.keys(problems()).length === 0 && !(await action.run(() => enter(first)))) {
      const code = action.problem()?.code;
      if (code === 'wrong-code') setProblems({ code: text.wrongCode });
      // somebody else was first: the page says so
      if (code === 'not-found') props.again();
    }
    focusFirstBad(form);
  };
  const enter = async (first: Setup) => {
    await setUp(first);
    await signIn(first.email, first.password);
    await member.refresh();
    navigate('/people', { replace: true });
  };
  const elsewhere = () => {
    const problem = action.problem();
    return problem && problem.code !== 'wrong-code' ? problem : null;
  };

  return (
    <form onSubmit={submit} novalidate>
      <Field id="code" label={text.code} hint={text.codeHint} problem={problems().code} maxlength={100} />
      <Field
        id="organisation"
        label={text.organisation}
        problem={problems().organisation}
        autocomplete="organization"
        maxlength={100}
      />
      <Field id="name" label={text.name} problem={problems().name} autocomplete="name" maxlength={100} />
      <Field id="email" label={text.email} problem={problems().email} type="email" autocomplete="username" />
      <Field
        id="password"
        label={text.password}
        hint={passwordHint}
        problem={problems().password}
        type="password"
        autocomplete="new-password"
        maxlength={200}
      />
      <Show when={elsewhere()}>{(problem) => <Failure title={text.wrong} problem={problem()} />}</Show>
      <div>
        <button class="btn btn--primary btn--lg" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.busy : text.submit}
        </button>
      </div>
    </form>
  );
}
