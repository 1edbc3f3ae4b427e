import { createSignal, Index, Show } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { addTeam, renameTeam } from '../../api.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { Dialog } from '../dialog.tsx';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { inOurWords } from './says.ts';

type Team = PeopleView['teams'][number];

export function TeamsSection(props: { teams: Team[]; done: (says: string) => Promise<void> }) {
  const me = useMe();
  const [renaming, setRenaming] = createSignal<Team | null>(null);
  const orgId = () => me().organisation.id;
  return (
    <section class="sec" aria-labelledby="h-teams">
      <div class="sec__head">
        <h2 id="h-teams">{text.teamsHeading}</h2>
        <p>{text.teamsSays}</p>
      </div>
      <Show when={props.teams.length > 0} fallback={<p class="quiet">{text.teamsEmpty}</p>}>
        <TeamTable teams={props.teams} rename={setRenaming} />
      </Show>
      <TeamForm
        id="new-team"
        label={text.newTeam}
        submit={text.addTeam}
        busy={text.adding}
        taken={props.teams}
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
              taken={props.teams.filter((each) => each.id !== team.id)}
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
    </section>
  );
}

function TeamTable(props: { teams: Team[]; rename: (team: Team) => void }) {
  return (
    <table class="table ptab ptab--teams">
      <caption class="vh">{text.teamsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.team}</th>
          <th scope="col">{text.size}</th>
          <th scope="col">
            <span class="vh">{text.rename}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Index each={props.teams}>
          {(team) => (
            <tr>
              <th scope="row">{team().name}</th>
              <td data-says={text.size}>{team().members}</td>
              <td class="act">
                <button
                  class="btn btn--quiet"
                  type="button"
                  aria-label={text.renameName(team().name)}
                  onClick={() => props.rename(team())}
                >
                  {text.rename}
                </button>
              </td>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
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
