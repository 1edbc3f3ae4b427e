import { createSignal, Show } from 'solid-js';
import { readShared } from '../api.ts';
import { createListing } from '../listing.ts';
import { readsOthers, useMe } from '../member.tsx';
import { Choice } from '../parts/choice.tsx';
import { Heading } from '../parts/heading.tsx';
import { SessionList } from '../parts/session-list.tsx';
import { createTitle } from '../parts/title.ts';
import { LiveNow } from '../parts/watch/live-now.tsx';
import './history.css';
import { text } from './shared-text.ts';

/** What reps shared, for their coaches and managers. */
export default function Shared() {
  createTitle(() => text.title);
  const me = useMe();
  return (
    <div class="pg-history">
      <Heading>{text.heading}</Heading>
      <Show
        when={readsOthers(me().role)}
        fallback={
          <>
            <p class="said">{text.notYours}</p>
            <a class="btn" href="/">
              {text.toHome}
            </a>
          </>
        }
      >
        <p class="quiet">{text.says}</p>
        <LiveNow />
        <List />
      </Show>
    </div>
  );
}

function List() {
  const me = useMe();
  const [team, setTeam] = createSignal('');
  const list = createListing(team, (id, before) => readShared(id || null, before));
  return (
    <>
      <Show when={me().teams.length > 1}>
        <Choice
          id="team"
          label={text.team}
          all={text.allTeams}
          options={me().teams.map(({ id, name }) => [id, name])}
          choose={setTeam}
        />
      </Show>
      <SessionList
        list={list}
        text={text}
        filter={{ ...text.filter, id: 'rep', of: ({ member }) => [member.id, member.name] }}
        byRep
        empty={
          <>
            <p class="said">{text.empty}</p>
            <p class="quiet">{text.emptySays}</p>
          </>
        }
      />
    </>
  );
}
