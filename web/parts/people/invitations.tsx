import { createSignal, Show } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { cancelInvitation } from '../../api.ts';
import { capital, dayOf } from '../../format.ts';
import { text } from '../../pages/people-text.ts';
import { ActionTable, RowButton } from '../action-table.tsx';
import { CopyLine } from '../copy-line.tsx';
import { Failure } from '../failure.tsx';
import { inOurWords, linkOf } from './says.ts';

type Invitation = PeopleView['invitations'][number];

/** Who was invited and hasn't come yet: the link again, or an end to it. */
export function Invitations(props: { invitations: Invitation[]; done: (says: string) => Promise<void> }) {
  const action = createAction();
  const [shown, setShown] = createSignal<string | null>(null);
  const takeBack = ({ id, email }: Invitation) =>
    action.run(async () => {
      await cancelInvitation(id);
      await props.done(text.takenBack(email));
    });
  return (
    <section class="sec" aria-labelledby="h-invitations">
      <div class="sec__head">
        <h2 id="h-invitations">{text.invitations}</h2>
        <p>{text.invitationsSays}</p>
      </div>
      <ActionTable
        class="ptab"
        caption={text.invitationsCaption}
        columns={text.invitationColumns}
        acts={text.change}
        rows={props.invitations}
      >
        {(each) => (
          <>
            <th scope="row">{each().email}</th>
            <td>{capital(each().role)}</td>
            <td>{each().team ?? text.noTeam}</td>
            <td data-says={text.until}>{dayOf(each().expiresAt)}</td>
            <td class="act act--wide">
              <RowButton
                name={text.linkName(each().email)}
                says={text.link}
                expanded={shown() === each().id}
                onClick={() => setShown(shown() === each().id ? null : each().id)}
              />
              <RowButton
                name={text.takeBackName(each().email)}
                says={text.takeBack}
                onClick={() => void takeBack(each())}
              />
              <Show when={shown() === each().id}>
                <CopyLine id={`link-${each().id}`} label={text.linkFor(each().email)} value={linkOf(each().id)} />
              </Show>
            </td>
          </>
        )}
      </ActionTable>
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.takeBackFailed} problem={inOurWords(problem())} />}
      </Show>
    </section>
  );
}
