import { createSignal, Show } from 'solid-js';
import type { PeopleView, PersonView } from '../../../server/protocol/people-view.ts';
import { capital } from '../../format.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { ActionTable, RowButton } from '../action-table.tsx';
import { Avatar } from '../avatar.tsx';
import { MemberDialog } from './member-dialog.tsx';

const namesOf = (teams: PersonView['teams']) => teams.map(({ name }) => name).join(', ');

/** Everyone in the organisation, with their role and teams. */
export function MemberTable(props: { people: PeopleView; done: (says: string) => Promise<void> }) {
  const me = useMe();
  const [changing, setChanging] = createSignal<PersonView | null>(null);
  return (
    <section class="sec" aria-labelledby="h-members">
      <div class="sec__head">
        <h2 id="h-members">{text.members}</h2>
      </div>
      <ActionTable
        class="ptab ptab--members"
        caption={text.membersCaption}
        columns={text.memberColumns}
        acts={text.change}
        rows={props.people.members}
      >
        {(person) => (
          <>
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
            <td>{namesOf(person().teams) || text.noTeam}</td>
            <td class="act">
              <RowButton
                name={text.changeName(person().name)}
                says={text.change}
                onClick={() => setChanging(person())}
              />
            </td>
          </>
        )}
      </ActionTable>
      <Show when={props.people.members.length === 1}>
        <p class="quiet sm">{text.alone}</p>
      </Show>
      <MemberDialog person={changing()} teams={props.people.teams} close={() => setChanging(null)} done={props.done} />
    </section>
  );
}
