import { createSignal, Index, Show } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { cancelInvitation } from '../../api.ts';
import { capital, dayOf } from '../../format.ts';
import { text } from '../../pages/people-text.ts';
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
      <table class="table ptab">
        <caption class="vh">{text.invitationsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.email}</th>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.team}</th>
            <th scope="col">{text.until}</th>
            <th scope="col">
              <span class="vh">{text.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.invitations}>
            {(each) => (
              <tr>
                <th scope="row">{each().email}</th>
                <td>{capital(each().role)}</td>
                <td>{each().team ?? text.noTeam}</td>
                <td data-says={text.until}>{dayOf(each().expiresAt)}</td>
                <td class="act act--two">
                  <button
                    class="btn btn--quiet"
                    type="button"
                    aria-label={text.linkName(each().email)}
                    aria-expanded={shown() === each().id}
                    onClick={() => setShown(shown() === each().id ? null : each().id)}
                  >
                    {text.link}
                  </button>
                  <button
                    class="btn btn--quiet"
                    type="button"
                    aria-label={text.takeBackName(each().email)}
                    onClick={() => void takeBack(each())}
                  >
                    {text.takeBack}
                  </button>
                  <Show when={shown() === each().id}>
                    <CopyLine id={`link-${each().id}`} label={text.linkFor(each().email)} value={linkOf(each().id)} />
                  </Show>
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.takeBackFailed} problem={inOurWords(problem())} />}
      </Show>
    </section>
  );
}
