import { createSignal, Show } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { addTeam, renameTeam } from '../../api.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { ActionTable, RowButton } from '../action-table.tsx';
import { Dialog } from '../dialog.tsx';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { inOurWords, type Team } from './says.ts';
import { TeamRemoval } from './team-removal.tsx';

/** The teams: add, rename, remove. */
export function TeamsSection(props: { people: PeopleView; done: (says: string) => Promise<void> }) {
  const me = useMe();
  const [renaming, setRenaming] = createSignal<Team | null>(null);
  const [removing, setRemoving] = createSignal<Team | null>(null);
  const orgId = () => me().organisation.id;
  const teams = () => props.people.teams;
  return (
    <section class="sec" aria-labelledby="h-teams">
      <div class="sec__head">
        <h2 id="h-teams">{text.teamsHeading}</h2>
        <p>{text.teamsSays}</p>
      </div>
      <Show when={teams().length > 0} fallback={<p class="quiet">{text.teamsEmpty}</p>}>
        <TeamTable teams={teams()} rename={setRenaming} remove={setRemoving} />
      </Show>
      <TeamForm
        id="new-team"
        label={text.newTeam}
        submit={text.addTeam}
        busy={text.adding}
        taken={teams()}
        save={async (name) => {
          await addTeam(orgId(), name);
          await props.done(text.added(name));
        }}
      />
      <Dialog
        open={renaming() !== null}
        id="h-rename"
        title={text.renameName(renaming()?.name ?? '')}
        close={() => setRenaming(null)}
      >
        <Show when={renaming()} keyed>
          {(team) => (
            <TeamForm
              id="team-name"
              label={text.teamName}
              value={team.name}
              submit={text.save}
              busy={text.saving}
              taken={teams().filter((each) => each.id !== team.id)}
              cancel={() => setRenaming(null)}
              save={async (name) => {
                await renameTeam(orgId(), team.id, name);
                setRenaming(null);
                await props.done(text.renamed(name));
              }}
            />
          )}
        </Show>
      </Dialog>
      <TeamRemoval team={removing()} people={props.people} close={() => setRemoving(null)} done={props.done} />
    </section>
  );
}

function TeamTable(props: { teams: Team[]; rename: (team: Team) => void; remove: (team: Team) => void }) {
  return (
    <ActionTable
      class="ptab--teams"
      caption={text.teamsCaption}
      columns={text.teamColumns}
      acts={text.acts}
      rows={props.teams}
    >
      {(team) => (
        <>
          <th scope="row">{team().name}</th>
          <td data-says={text.size}>{team().members}</td>
          <td class="act">
            <RowButton name={text.renameName(team().name)} says={text.rename} onClick={() => props.rename(team())} />
            <RowButton
              name={text.removeTeamName(team().name)}
              says={text.removeTeam}
              onClick={() => props.remove(team())}
            />
          </td>
        </>
      )}
    </ActionTable>
  );
}

function TeamForm(props: {
  id: string;
  label: string;
  value?: string;
  submit: string;
  busy: string;
  /** Names that are in use. */
  taken: Team[];
  save: (name: string) => Promise<void>;
  cancel?: () => void;
}) {
  const action = createAction();
  const [wrong, setWrong] = createSignal<string | null>(null);
  const check = (name: string) => {
    if (!name) return text.teamNameMissing;
    return props.taken.some((team) => team.name.toLowerCase() === name.toLowerCase()) ? text.teamTaken : null;
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = valuesOf(form)[props.id] ?? '';
    setWrong(check(name));
    if (wrong()) return focusFirstBad(form);
    if (await action.run(() => props.save(name))) form.reset();
  };
  return (
    <form class="team" onSubmit={submit} novalidate>
      <Field id={props.id} label={props.label} value={props.value} problem={wrong()} maxlength={60} />
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.teamFailed} problem={inOurWords(problem())} />}
      </Show>
      <div class="row">
        <Show when={props.cancel}>
          {(cancel) => (
            <button class="btn" type="button" onClick={() => cancel()()}>
              {text.cancel}
            </button>
          )}
        </Show>
        <button
          class="btn"
          classList={{ 'btn--primary': props.cancel !== undefined }}
          type="submit"
          aria-disabled={action.busy()}
        >
          {action.busy() ? props.busy : props.submit}
        </button>
      </div>
    </form>
  );
}
