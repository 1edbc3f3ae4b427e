import { Show } from 'solid-js';
import type { PeopleView } from '../../../server/protocol/people-view.ts';
import { createAction } from '../../action.ts';
import { removeTeam } from '../../api.ts';
import { namesOf } from '../../format.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/people-text.ts';
import { Confirm } from '../confirm.tsx';
import { Failure } from '../failure.tsx';
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
  const action = createAction();
  const answer = async (yes: boolean) => {
    const { team } = props;
    props.close();
    if (!yes || !team) return;
    const removed = await action.run(() => removeTeam(me().organisation.id, team.id));
    await props.done(removed ? text.teamRemoved(team.name) : '');
  };
  return (
    <>
      <Confirm
        open={props.team !== null}
        question={text.removeTeamQuestion(props.team?.name ?? '')}
        says={text.removeTeamSays}
        yes={text.removeTeamYes}
        no={text.cancel}
        answer={answer}
      >
        <Show when={props.team}>
          {(team) => (
            <ul class="plain">
              {consequences(props.people, team()).map((each) => (
                <li>{each}</li>
              ))}
            </ul>
          )}
        </Show>
      </Confirm>
      <Show when={action.problem()}>
        {(problem) => <Failure title={text.removeTeamFailed} problem={inOurWords(problem())} />}
      </Show>
    </>
  );
}
