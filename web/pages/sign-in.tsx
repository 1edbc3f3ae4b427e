import { useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, For, Show } from 'solid-js';
import type { DemoMember } from '../../server/protocol/home-view.ts';
import { problemIn, readDemoMembers, readSetup, signIn } from '../api.ts';
import { capital } from '../format.ts';
import { createLoad } from '../load.ts';
import { useMember } from '../member.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Heading } from '../parts/heading.tsx';
import { createTitle } from '../parts/title.ts';
import './sign-in.css';
import { text } from './sign-in-text.ts';

const demoPassword = 'practice-makes';

/** Only ways inside this app: a path, never another host. */
function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}

function says(error: unknown): string {
  const problem = problemIn(error);
  // 400: what was typed is no address at all
  return problem.status === 401 || problem.status === 400 ? text.mismatch : problem.message;
}

export default function SignIn() {
  createTitle(() => text.title);
  const member = useMember();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const demo = createLoad(() => 'demo', readDemoMembers);
  const setup = createLoad(() => 'setup', readSetup);
  const [busy, setBusy] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal<string | null>(null);

  createEffect(() => {
    if (member.now().is === 'signed-in') navigate(safeNext(search.next), { replace: true });
  });

  // Nobody could sign in yet.
  createEffect(() => {
    if (setup.value()?.needed) navigate('/setup', { replace: true });
  });

  const enter = async (email: string, password: string) => {
    setBusy(email);
    setFailed(null);
    try {
      await signIn(email, password);
      await member.refresh();
    } catch (error) {
      setFailed(says(error));
    }
    setBusy(null);
  };

  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email')).trim();
    const password = String(form.get('password'));
    if (!email || !password) setFailed(text.missing);
    else void enter(email, password);
  };

  return (
    <main class="pg-signin" id="main">
      <div class="lead">
        <p class="eyebrow">{text.eyebrow}</p>
        <Heading>{text.heading}</Heading>
        <p class="said">{text.says}</p>
      </div>
      <div class="ways">
        <Show when={demo.value()?.length ? demo.value() : null}>
          {(members) => <DemoMembers members={members()} busy={busy()} enter={(email) => enter(email, demoPassword)} />}
        </Show>
        <section aria-labelledby="h-form">
          <h2 id="h-form">{text.formHeading}</h2>
          <form onSubmit={submit} novalidate>
            <div class="field">
              <label for="email">{text.email}</label>
              <input class="input" id="email" name="email" type="email" autocomplete="username" />
            </div>
            <div class="field" classList={{ 'field--bad': failed() !== null }}>
              <label for="password">{text.password}</label>
              <input
                class="input"
                id="password"
                name="password"
                type="password"
                autocomplete="current-password"
                aria-describedby="sign-in-problem"
              />
              <span class="hint" id="sign-in-problem" role="alert">
                {failed()}
              </span>
            </div>
            <div>
              <button class="btn btn--primary" type="submit" aria-disabled={busy() !== null}>
                {busy() === null ? text.submit : text.busy}
              </button>
            </div>
          </form>
        </section>
      </div>
    </main>
  );
}

function DemoMembers(props: { members: DemoMember[]; busy: string | null; enter: (email: string) => void }) {
  return (
    <section aria-labelledby="h-demo">
      <h2 id="h-demo">{text.demo}</h2>
      <p class="sm quiet">{text.demoHint}</p>
      <ul class="members">
        <For each={props.members}>
          {(each) => (
            <li>
              <button type="button" disabled={props.busy !== null} onClick={() => props.enter(each.email)}>
                <Avatar name={each.name} />
                <span>
                  <b>
                    <span class="vh">{text.as} </span>
                    {each.name}
                    <span class="vh">, </span>
                  </b>
                  <small>
                    {each.says}
                    <span class="vh">, </span>
                  </small>
                </span>
                <span class="chip">{capital(each.role)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
