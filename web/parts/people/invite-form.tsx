import { createSignal, Show } from 'solid-js';
import type { Role } from '../../../server/domain/member.ts';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { inviteMember } from '../../api.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { Failure } from '../failure.tsx';
import { Field, SelectField } from '../field.tsx';
import { focusFirstBad, looksLikeEmail, valuesOf } from '../form.ts';
import '../form-line.css';
import { TakeAlong } from '../take-along.tsx';
import { inOurWords, linkOf } from './says.ts';

/** Invites by address, role and team; what comes of it is a link to send. */
export function InviteForm(props: { people: PeopleView; changed: () => Promise<void> }) {
  const me = useMe();
  const action = createAction();
  const [missing, setMissing] = createSignal<string | null>(null);
  const [made, setMade] = createSignal<{ id: string; email: string } | null>(null);
  // Gone as soon as it is used or taken back.
  const open = () => props.people.invitations.some((each) => each.id === made()?.id) && made();
  const teams = () => [
    { value: '', says: text.noTeam },
    ...props.people.teams.map((team) => ({ value: team.id, says: team.name })),
  ];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    const email = values['invite-email'] ?? '';
    setMissing(looksLikeEmail(email) ? null : text.emailMissing);
    if (missing()) return focusFirstBad(form);
    setMade(null);
    await action.run(async () => {
      const to = { email, role: values['invite-role'] as Role, teamId: values['invite-team'] || undefined };
      const { id } = await inviteMember(me().organisation.id, to);
      setMade({ id, email });
      form.reset();
      await props.changed();
    });
  };
  return (
    <section class="sec" aria-labelledby="h-invite">
      <div class="sec__head">
        <h2 id="h-invite">{text.invite}</h2>
        <p>{text.inviteSays}</p>
      </div>
      <form class="form-line" onSubmit={submit} novalidate aria-labelledby="h-invite">
        <Field id="invite-email" label={text.email} type="email" problem={missing()} maxlength={320} />
        <SelectField id="invite-role" label={text.role} options={text.roles} />
        <SelectField id="invite-team" label={text.team} options={teams()} />
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.making : text.makeLink}
        </button>
      </form>
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.inviteFailed} problem={inOurWords(problem())} />}
      </Show>
      <Show when={open()} keyed>
        {({ id, email }) => (
          <TakeAlong id="made-link" label={text.linkFor(email)} value={linkOf(id)} says={text.sendIt} />
        )}
      </Show>
    </section>
  );
}
