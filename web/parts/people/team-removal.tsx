import { For } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { removeTeam } from '../../api.ts';
import { namesOf } from '../../format.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { AskedFirst } from '../asked-first.tsx';
import { inOurWords, type Team } from './says.ts';

/** What becomes of those in a team once it is gone, in sentences. */
function consequences({ members, invitations }: PeopleView, team: Team): string[] {
  const inIt = members.filter(({ teams }) => teams.some(({ id }) => id === team.id));
  const alone = inIt.filter(({ teams }) => teams.length === 1).map(({ name }) => name);
  const invited = invitations.filter((each) => each.team === team.name).length;
  return [
    inIt.length === 0 ? text.nobodyInIt : text.readersLose(team.name),
    ...(alone.length > 0 ? [text.leftAlone(namesOf(alone))] : []),
    ...(invited > 0 ? [text.invitedTo(invited)] : []),
  ];
}

/** Asks before a team is removed, and says what becomes of its members. */
export function TeamRemoval(props: {
  team: Team | null;
  people: PeopleView;
  close: () => void;
  done: (says: string) => Promise<void>;
}) {
  const me = useMe();
  return (
    <AskedFirst
      about={props.team}
      close={props.close}
      question={({ name }) => text.removeTeamQuestion(name)}
      says={text.removeTeamSays}
      more={(team) => (
        <ul class="plain">
          <For each={consequences(props.people, team)}>{(each) => <li>{each}</li>}</For>
        </ul>
      )}
      yes={text.removeTeamYes}
      no={text.cancel}
      act={({ id }) => removeTeam(me().organisation.id, id)}
      over={({ name }, removed) => props.done(removed ? text.teamRemoved(name) : '')}
      failed={text.removeTeamFailed}
      inOurWords={inOurWords}
    />
  );
}
