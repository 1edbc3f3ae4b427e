import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { InvitationView } from '../../server/protocol/people-view.ts';
import { createAction } from '../action.ts';
import { acceptInvitation, readInvitation, signIn, signUp } from '../api.ts';
import { createLoad } from '../load.ts';
import { useMember } from '../member.tsx';
import { Entrance, ToSignIn } from '../parts/entrance.tsx';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { focusFirstBad, isLongEnough, passwordHint, valuesOf } from '../parts/form.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { roleSays, text } from './invite-text.ts';

/** Where the link of an invitation leads. */
export default function Invite() {
  createTitle(() => text.title);
  const params = useParams<{ id: string }>();
  const member = useMember();
  const invitation = createLoad(() => params.id, readInvitation);
  const closed = () => invitation.failed()?.status === 404;
  const heading = () => {
    const found = invitation.value();
    if (found) return text.heading(found.organisation);
    return closed() ? text.closedHeading : text.headingLoading;
  };
  const says = () => {
    const found = invitation.value();
    if (found) return text.says(roleSays[found.role], found.team, found.email);
    return closed() ? text.closedSays : undefined;
  };
  return (
    <Entrance heading={heading()} says={says()}>
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100]} />}>
        <Match when={closed()}>
          <ToSignIn />
        </Match>
        <Match when={invitation.failed()}>
          {(found) => <Failure title={text.failed} problem={found()} again={() => void invitation.again()} />}
        </Match>
        <Match when={member.now().is !== 'unknown' && invitation.value()}>
          {(found) => <Ways invitation={found()} />}
        </Match>
      </Switch>
    </Entrance>
  );
}

/** In as somebody else, in already, or not in yet. */
function Ways(props: { invitation: InvitationView }) {
  const member = useMember();
  const me = () => {
    const now = member.now();
    return now.is === 'signed-in' ? now.me : null;
  };
  const other = () => {
    const found = me();
    return found && found.email !== props.invitation.email ? found : null;
  };
  const leaving = createAction();
  return (
    <Show when={other()} fallback={<JoinForm invitation={props.invitation} isIn={me() !== null} />}>
      {(found) => (
        <div class="stack">
          <p>{text.other(found().name)}</p>
          <Show when={leaving.problem()}>{(problem) => <Failure title={text.wrong} problem={problem()} />}</Show>
          <button class="btn btn--primary" type="button" onClick={() => void leaving.run(member.leave)}>
            {text.leave}
          </button>
        </div>
      )}
    </Show>
  );
}

type Problems = { name?: string; password?: string };

function JoinForm(props: { invitation: InvitationView; isIn: boolean }) {
  const member = useMember();
  const navigate = useNavigate();
  const action = createAction();
  const [problems, setProblems] = createSignal<Problems>({});
  // Once the account is made or opened, another try joins and does no more.
  const [entered, setEntered] = createSignal(props.isIn);
  const known = () => props.invitation.known;

  const check = ({ name, password }: Record<string, string>): Problems => {
    if (entered()) return {};
    if (known()) return password ? {} : { password: text.missingYourPassword };
    return {
      ...(name ? {} : { name: text.missingName }),
      ...(isLongEnough(password) ? {} : { password: text.missingPassword }),
    };
  };
  const join = async ({ name = '', password = '' }: Record<string, string>) => {
    const { id, email } = props.invitation;
    if (!entered()) {
      if (known()) await signIn(email, password);
      else await signUp({ name, email, password, invitation: id });
      setEntered(true);
    }
    await acceptInvitation(id);
    await member.refresh();
    navigate('/', { replace: true });
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    setProblems(check(values));
    if (Object.keys(problems()).length === 0 && !(await action.run(() => join(values))))
      if (action.problem()?.status === 401) setProblems({ password: text.wrongPassword });
    focusFirstBad(form);
  };
  const elsewhere = () => {
    const problem = action.problem();
    return problem && problem.status !== 401 ? problem : null;
  };

  return (
    <form onSubmit={submit} novalidate>
      <Field id="email" label={text.email} autocomplete="username" value={props.invitation.email} readonly />
      <Show when={!entered()}>
        <Show when={!known()}>
          <Field id="name" label={text.name} problem={problems().name} autocomplete="name" maxlength={100} />
        </Show>
        <Field
          id="password"
          label={known() ? text.yourPassword : text.password}
          hint={known() ? text.yourPasswordHint(props.invitation.email) : passwordHint}
          problem={problems().password}
          type="password"
          autocomplete={known() ? 'current-password' : 'new-password'}
          maxlength={200}
        />
      </Show>
      <Show when={elsewhere()}>{(problem) => <Failure title={text.wrong} problem={problem()} />}</Show>
      <div>
        <button class="btn btn--primary btn--lg" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.busy : text.join}
        </button>
      </div>
    </form>
  );
}
