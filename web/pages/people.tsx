import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import type { PeopleView } from '../../server/protocol/people-view.ts';
import { readPeople } from '../api.ts';
import { createLoad } from '../load.ts';
import { useMe, useMember } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Invitations } from '../parts/people/invitations.tsx';
import { InviteForm } from '../parts/people/invite-form.tsx';
import { MemberTable } from '../parts/people/member-table.tsx';
import { TeamsSection } from '../parts/people/teams.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import NotFound from './not-found.tsx';
import './people.css';
import { text } from './people-text.ts';

const shownMs = 8_000;

/** Who is in the organisation: for its admins, and for nobody else. */
export default function People() {
  const me = useMe();
  return (
    <Show when={me().role === 'admin'} fallback={<NotFound />}>
      <Settling />
    </Show>
  );
}

function Settling() {
  createTitle(() => text.title);
  const me = useMe();
  const people = createLoad(() => me().organisation.id, readPeople);
  const heading = () => {
    const shown = people.value();
    return shown ? text.heading(shown.members.length, me().organisation.name) : text.headingLoading;
  };
  return (
    <div class="pg-people">
      <Heading>{heading()}</Heading>
      <p class="intro quiet">{text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100, 100, 100]} />}>
        <Match when={people.value()}>{(shown) => <Sections people={shown()} again={people.again} />}</Match>
        <Match when={people.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void people.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function Sections(props: { people: PeopleView; again: () => Promise<void> }) {
  // One line for all that was done here, read out as it happens; the tables go on showing it.
  const [says, setSays] = createSignal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const member = useMember();
  const done = async (what: string) => {
    // whoever settles things may have settled their own role or team
    await Promise.all([props.again(), member.refresh()]);
    setSays(what);
    clearTimeout(timer);
    timer = setTimeout(() => setSays(''), shownMs);
  };
  return (
    <>
      <div role="status">
        <Show when={says()}>
          <p class="toast">{says()}</p>
        </Show>
      </div>
      <InviteForm people={props.people} changed={props.again} />
      <Show when={props.people.invitations.length > 0}>
        <Invitations invitations={props.people.invitations} done={done} />
      </Show>
      <MemberTable people={props.people} done={done} />
      <TeamsSection people={props.people} done={done} />
    </>
  );
}
