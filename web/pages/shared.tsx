import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { SharedSession } from '../../server/protocol/home-view.ts';
import { readShared } from '../api.ts';
import { createListing } from '../listing.ts';
import { readsOthers, useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { SessionTable } from '../parts/session-table.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
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
        <List />
      </Show>
    </div>
  );
}

function List() {
  const me = useMe();
  const [team, setTeam] = createSignal('');
  const { page, failed, older, olderProblem } = createListing(team, (id, before) => readShared(id || null, before));
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
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100, 100, 100]} />}>
        <Match when={page.value()?.sessions.length === 0}>
          <div class="empty">
            <p class="said">{text.empty}</p>
            <p class="quiet">{text.emptySays}</p>
          </div>
        </Match>
        <Match when={page.value()}>
          {(shown) => (
            <>
              <ByRep sessions={shown().sessions} />
              <Show when={shown().next}>
                <button class="btn" type="button" onClick={older}>
                  {text.older}
                </button>
              </Show>
              <Show when={olderProblem()}>
                {(problem) => <Failure title={text.failed} problem={problem()} again={older} />}
              </Show>
            </>
          )}
        </Match>
        <Match when={failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void page.again()} />}
        </Match>
      </Switch>
    </>
  );
}

function ByRep(props: { sessions: SharedSession[] }) {
  const [chosen, setChosen] = createSignal('');
  const reps = createMemo(() => {
    const names = new Map(props.sessions.map(({ member }) => [member.id, member.name]));
    return [...names].sort(([, a], [, b]) => a.localeCompare(b));
  });
  const shown = createMemo(() => props.sessions.filter(({ member }) => !chosen() || member.id === chosen()));
  return (
    <>
      <Show when={reps().length > 1}>
        <Choice id="rep" label={text.rep} all={text.allReps} options={reps()} choose={setChosen} />
      </Show>
      <Show when={shown().length > 0} fallback={<p class="quiet">{text.noneOf}</p>}>
        <SessionTable sessions={shown()} caption={text.caption} byRep />
      </Show>
    </>
  );
}

function Choice(props: {
  id: string;
  label: string;
  all: string;
  options: [id: string, name: string][];
  choose: (id: string) => void;
}) {
  return (
    <div class="field filter">
      <label for={props.id}>{props.label}</label>
      <select class="input" id={props.id} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{props.all}</option>
        <For each={props.options}>{([id, name]) => <option value={id}>{name}</option>}</For>
      </select>
    </div>
  );
}
