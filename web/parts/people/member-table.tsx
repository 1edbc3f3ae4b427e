import { createSignal, Index, Show } from 'solid-js';
import type { PeopleView, PersonView } from '../../../server/protocol/people-view.ts';
import { capital } from '../../format.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { Avatar } from '../avatar.tsx';
import { MemberDialog } from './member-dialog.tsx';

/** Everyone in the organisation, with their role and teams. */
export function MemberTable(props: { people: PeopleView; done: (says: string) => Promise<void> }) {
  const me = useMe();
  const [changing, setChanging] = createSignal<PersonView | null>(null);
  return (
    <section class="sec" aria-labelledby="h-members">
      <div class="sec__head">
        <h2 id="h-members">{text.members}</h2>
      </div>
      <table class="table ptab">
        <caption class="vh">{text.membersCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.teams}</th>
            <th scope="col">
              <span class="vh">{text.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.people.members}>
            {(person) => (
              <tr>
                <th scope="row">
                  <span class="person">
                    <Avatar name={person().name} />
                    <span>
                      <b>{person().name}</b>
                      <Show when={person().id === me().id}>
                        {' '}
                        <span class="chip">{text.you}</span>
                      </Show>
                      <small>{person().email}</small>
                    </span>
                  </span>
                </th>
                <td>{capital(person().role)}</td>
                <td>
                  {person()
                    .teams.map((team) => team.name)
                    .join(', ') || text.noTeam}
                </td>
                <td class="act">
                  <button
                    class="btn btn--quiet"
                    type="button"
                    aria-label={text.changeName(person().name)}
                    onClick={() => setChanging(person())}
                  >
                    {text.change}
                  </button>
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
      <Show when={props.people.members.length === 1}>
        <p class="quiet sm">{text.alone}</p>
      </Show>
      <MemberDialog person={changing()} teams={props.people.teams} close={() => setChanging(null)} done={props.done} />
    </section>
  );
}
