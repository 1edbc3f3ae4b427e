import { createSignal, For, Show } from 'solid-js';
import type { Role } from '../../../server/domain/member.ts';
import type { PeopleView, PersonView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { changeRole, joinTeam, leaveTeam, removeMember } from '../../api.ts';
import { useMe, useMember } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { AskedFirst } from '../asked-first.tsx';
import { Dialog } from '../dialog.tsx';
import { Failure } from '../failure.tsx';
import { SelectField } from '../field.tsx';
import { inOurWords } from './says.ts';

type Wanted = { role: Role; teams: string[] };

/** Asks only for what differs. Joining comes before leaving, so that a failure in between leaves nobody without a team. */
async function save(orgId: string, person: PersonView, wanted: Wanted): Promise<void> {
  const now = person.teams.map((team) => team.id);
  if (wanted.role !== person.role) await changeRole(orgId, person.membership, wanted.role);
  for (const team of wanted.teams.filter((each) => !now.includes(each))) await joinTeam(orgId, team, person.id);
  for (const team of now.filter((each) => !wanted.teams.includes(each))) await leaveTeam(orgId, team, person.id);
}

/** Role and teams of one person, and the way out. */
export function MemberDialog(props: {
  person: PersonView | null;
  teams: PeopleView['teams'];
  close: () => void;
  done: (says: string) => Promise<void>;
}) {
  const [removing, setRemoving] = createSignal<PersonView | null>(null);
  return (
    <>
      <Dialog
        open={props.person !== null}
        id="h-member"
        title={text.changeName(props.person?.name ?? '')}
        close={props.close}
      >
        <Show when={props.person} keyed>
          {(person) => (
            <MemberForm
              person={person}
              teams={props.teams}
              close={props.close}
              done={props.done}
              remove={() => {
                props.close();
                setRemoving(person);
              }}
            />
          )}
        </Show>
      </Dialog>
      <Removal person={removing()} close={() => setRemoving(null)} done={props.done} />
    </>
  );
}

function MemberForm(props: {
  person: PersonView;
  teams: PeopleView['teams'];
  close: () => void;
  done: (says: string) => Promise<void>;
  remove: () => void;
}) {
  const me = useMe();
  const action = createAction();
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const wanted: Wanted = { role: values.get('role') as Role, teams: values.getAll('team').map(String) };
    const { person } = props;
    const saved = await action.run(() => save(me().organisation.id, person, wanted));
    if (saved) props.close();
    await props.done(saved ? text.saved(person.name) : '');
  };
  const isIn = (team: string) => props.person.teams.some((each) => each.id === team);
  return (
    <form class="member" onSubmit={submit}>
      <SelectField id="role" label={text.role} options={text.roles} value={props.person.role} />
      <fieldset class="checks">
        <legend>{text.teamsOf}</legend>
        <For each={props.teams} fallback={<p class="sm quiet">{text.noTeams}</p>}>
          {(team) => (
            <label>
              <input type="checkbox" name="team" value={team.id} checked={isIn(team.id)} /> <span>{team.name}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.saveFailed} problem={inOurWords(problem())} />}
      </Show>
      <div class="row">
        <button class="linkish" type="button" onClick={() => props.remove()}>
          {text.remove}
        </button>
        <span class="row ends">
          <button class="btn" type="button" onClick={() => props.close()}>
            {text.cancel}
          </button>
          <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
            {action.busy() ? text.saving : text.save}
          </button>
        </span>
      </div>
    </form>
  );
}

function Removal(props: { person: PersonView | null; close: () => void; done: (says: string) => Promise<void> }) {
  const me = useMe();
  const member = useMember();
  return (
    <AskedFirst
      about={props.person}
      close={props.close}
      question={({ name }) => text.removeQuestion(name)}
      says={text.removeSays}
      yes={text.removeYes}
      no={text.cancel}
      act={({ membership }) => removeMember(me().organisation.id, membership)}
      over={({ id, name }, removed) =>
        removed && id === me().id ? member.refresh() : props.done(removed ? text.removed(name) : '')
      }
      failed={text.removeFailed}
      inOurWords={inOurWords}
    />
  );
}
