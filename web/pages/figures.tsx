import { createMemo, createSignal, Show } from 'solid-js';
import type { FiguresView } from '../../server/protocol/key-figure-view.ts';
import { readFigures } from '../api-team.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Beside, Select } from '../parts/figures/beside.tsx';
import { FigureTable } from '../parts/figures/figure-table.tsx';
import { Import } from '../parts/figures/import.tsx';
import { OwnFigure } from '../parts/figures/own-figure.tsx';
import { Targets } from '../parts/figures/targets.tsx';
import { ToldWins } from '../parts/figures/told-wins.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './figures.css';
import { text } from './figures-text.ts';

/** Figures of work: a rep's own, or a team's; importing them and adjusting their targets. */
export default function Figures() {
  createTitle(() => text.title);
  const me = useMe();
  const isRep = () => me().role === 'rep';
  const [team, setTeam] = createSignal('');
  const load = createLoad(team, (asked) => readFigures(asked || null));
  // what was there stays while another team comes
  const seen = createMemo<FiguresView | null>((before) => load.value() ?? before, null);
  const [said, setSaid] = createSignal('');
  const done = async (says: string) => {
    await load.again();
    setSaid(says);
  };
  const teams = (all: FiguresView) => [{ id: '', name: text.allTeams }, ...all.teams];
  return (
    <div class="pg-figures">
      <Heading>{isRep() ? text.mineHeading : text.heading}</Heading>
      <p class="quiet intro">{isRep() ? text.mineSays : text.says}</p>
      <p role="status" class="sm">
        {said()}
      </p>
      <Show when={me().role !== 'admin'}>
        <ToldWins />
      </Show>
      <Show when={load.failed()}>
        {(problem) => <Failure title={text.failed} problem={problem()} again={() => void load.again()} />}
      </Show>
      <Show when={!seen() && !load.failed()}>
        <Skeleton label={text.loading} lines={[40, 90, 85, 90]} />
      </Show>
      <Show when={seen()}>
        {(all) => (
          <>
            <Show when={!isRep() && all().teams.length > 1}>
              <Select id="team" label={text.team} options={teams(all())} value={team()} choose={setTeam} />
            </Show>
            <Shown seen={all()} empty={isRep() ? text.emptyMine : text.empty} />
            <Targets seen={all()} done={done} />
            <Show when={all().may.give}>
              <Import seen={all()} done={done} />
            </Show>
            <Show when={all().may.define}>
              <OwnFigure done={done} />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

/** The table of one figure, and that figure beside what was measured. */
function Shown(props: { seen: FiguresView; empty: string }) {
  const used = () => props.seen.figures.filter(({ id }) => props.seen.values.some(({ figure }) => figure === id));
  const [chosen, setChosen] = createSignal('');
  const figure = createMemo(() => used().find(({ id }) => id === chosen()) ?? used()[0] ?? null);
  return (
    <>
      <section class="sec" aria-labelledby="h-table">
        <div class="sec__head">
          <h2 id="h-table">{text.table}</h2>
          <p>{text.tableSays}</p>
        </div>
        <Show when={figure()} fallback={<p class="quiet">{props.empty}</p>}>
          {(one) => (
            <>
              <Select id="figure-shown" label={text.figure} options={used()} value={one().id} choose={setChosen} />
              <FigureTable seen={props.seen} figure={one()} />
            </>
          )}
        </Show>
      </section>
      <Show when={props.seen.whats.length > 0 && figure()}>
        {(one) => <Beside seen={props.seen} figure={one()} whats={props.seen.whats} />}
      </Show>
    </>
  );
}
