import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { AttentionView } from '../../server/protocol/attention-view.ts';
import type { FiguresView } from '../../server/protocol/key-figure-view.ts';
import type { TeamView } from '../../server/protocol/team-view.ts';
import { readAttention, readFigures, readTeam, type TeamAsked } from '../api-team.ts';
import { createLoad } from '../load.ts';
import { Failure } from '../parts/failure.tsx';
import { ForReaders } from '../parts/for-readers.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Doing } from '../parts/team/doing.tsx';
import { Flags } from '../parts/team/flags.tsx';
import { HeatTable } from '../parts/team/heat-table.tsx';
import { Mentors } from '../parts/team/mentors.tsx';
import { daysAfter, shortDay } from '../parts/team/numbers.ts';
import { Wins } from '../parts/team/wins.tsx';
import { createTitle } from '../parts/title.ts';
import './team.css';
import { text } from './team-text.ts';

/** For coaches and managers: who needs them, who doesn't. */

type Seen = { view: TeamView; attention: AttentionView | null; figures: FiguresView | null };

async function readAll(asked: TeamAsked): Promise<Seen> {
  const view = await readTeam(asked);
  if (!view.team) return { view, attention: null, figures: null };
  const [attention, figures] = await Promise.all([
    readAttention({ ...asked, team: view.team.id }),
    readFigures(view.team.id),
  ]);
  return { view, attention, figures };
}

export default function Team() {
  createTitle(() => text.title);
  return (
    <ForReaders notYours={text.notYours} says={text.notYoursSays} toHome={text.toHome}>
      <Watched />
    </ForReaders>
  );
}

function Watched() {
  const [params, setParams] = useSearchParams();
  const given = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : null);
  const team = createMemo(() => given(params.team));
  const back = createMemo(() => Number(given(params.period) ?? 0) || 0);
  const asked = (): TeamAsked => ({ team: team(), back: back() });
  const load = createLoad(asked, readAll);
  const [said, setSaid] = createSignal('');
  // what was there stays while another period comes
  const seen = createMemo<Seen | null>((before) => load.value() ?? before, null);
  const done = async (says: string) => {
    await load.again();
    setSaid(says);
  };
  return (
    <div class="pg-team" aria-busy={load.now().is === 'loading'}>
      <Show when={load.failed()}>
        {(problem) => <Failure title={text.failed} problem={problem()} again={() => void load.again()} />}
      </Show>
      <Show when={!seen() && !load.failed()}>
        <Skeleton label={text.loading} lines={[50, 95, 90, 92, 85, 90]} heading />
      </Show>
      <Show when={seen()}>
        {(all) => (
          <Show
            when={all().view.team}
            fallback={
              <div class="stack">
                <Heading>{text.noTeam}</Heading>
                <p class="quiet">{text.noTeamSays}</p>
              </div>
            }
          >
            {(team) => (
              <>
                <div class="top">
                  <div>
                    <p class="eyebrow">{text.eyebrow(team().name, all().view.rows.length)}</p>
                    <Heading>
                      {all().attention ? text.headline(all().attention!.flags, team().name) : team().name}
                    </Heading>
                  </div>
                  <Choices view={all().view} choose={(wanted) => setParams(wanted)} />
                </div>
                <p class="vh" role="status">
                  {said()}
                </p>
                <Parts team={team().id} all={all()} again={load.again} done={done} />
              </>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}

function Parts(props: { team: string; all: Seen; again: () => Promise<void>; done: (says: string) => Promise<void> }) {
  const reps = () => props.all.view.rows.map(({ member }) => member);
  return (
    <>
      <Show when={props.all.attention}>
        {(attention) => <Flags team={props.team} seen={attention()} again={props.again} />}
      </Show>
      <HeatTable view={props.all.view} />
      <Show when={props.all.figures}>{(figures) => <Doing rows={props.all.view.rows} figures={figures()} />}</Show>
      <Show when={props.all.attention}>
        {(attention) => (
          <div class="cols">
            <Mentors team={props.team} reps={reps()} seen={attention()} done={props.done} />
            <Wins team={props.team} seen={attention()} done={props.done} />
          </div>
        )}
      </Show>
    </>
  );
}

const periodsShown = 12;

function Choices(props: { view: TeamView; choose: (wanted: { team?: string; period?: string }) => void }) {
  const periods = () =>
    Array.from({ length: periodsShown }, (_, back) => {
      const last = daysAfter(props.view.today, -30 * back);
      return { back, says: text.periodOf(shortDay(daysAfter(last, -29)), shortDay(last)) };
    });
  return (
    <div class="row choices">
      <Show when={props.view.teams.length > 1}>
        <div class="field">
          <label for="team">{text.team}</label>
          <select class="input" id="team" onChange={(event) => props.choose({ team: event.currentTarget.value })}>
            <For each={props.view.teams}>
              {({ id, name }) => (
                <option value={id} selected={id === props.view.team?.id}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </div>
      </Show>
      <div class="field">
        <label for="period">{text.period}</label>
        <select class="input" id="period" onChange={(event) => props.choose({ period: event.currentTarget.value })}>
          <For each={periods()}>
            {({ back, says }) => (
              <option value={back} selected={back === props.view.back}>
                {says}
              </option>
            )}
          </For>
        </select>
      </div>
    </div>
  );
}
