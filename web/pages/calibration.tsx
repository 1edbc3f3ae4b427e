import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { CalibrationView, RoundView } from '../../server/protocol/calibration-view.ts';
import { endRound, readCalibration } from '../calibration-api.ts';
import { createLoad, type Load } from '../load.ts';
import { AskedFirst } from '../parts/asked-first.tsx';
import { NewRound } from '../parts/calibration/new-round.tsx';
import { Round, toRate } from '../parts/calibration/round.tsx';
import { Standings } from '../parts/calibration/standings.tsx';
import { Failure } from '../parts/failure.tsx';
import { Fold } from '../parts/fold.tsx';
import { ForReaders } from '../parts/for-readers.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './calibration.css';
import { text } from './calibration-text.ts';

/** Blind ratings: what waits for the reader's, how far ratings agree, and which scores can be relied on. */
export default function Calibration() {
  createTitle(() => text.title);
  return (
    <div class="pg-calibration">
      <ForReaders notYours={text.notYours} toHome={text.toHome}>
        <Rounds />
      </ForReaders>
    </div>
  );
}

function Rounds() {
  const load = createLoad(() => 'calibration', readCalibration);
  return (
    <Switch fallback={<Skeleton label={text.loading} lines={[50, 90, 80, 70]} heading />}>
      <Match when={load.value()}>{(view) => <Found view={view()} load={load} />}</Match>
      <Match when={load.failed()}>
        {(problem) => (
          <>
            <Heading>{text.title}</Heading>
            <Failure title={text.failed} problem={problem()} again={() => void load.again()} />
          </>
        )}
      </Match>
    </Switch>
  );
}

function headingOf(rounds: readonly RoundView[]): string {
  const waiting = rounds.reduce((sum, round) => sum + toRate(round).length, 0);
  if (waiting > 0) return text.waits(waiting);
  return rounds.length === 0 ? text.none : text.clear;
}

function Found(props: { view: CalibrationView; load: Load<CalibrationView> }) {
  const [ending, setEnding] = createSignal<RoundView | null>(null);
  const [said, setSaid] = createSignal('');
  const rounds = () => props.view.rounds;
  return (
    <>
      <Heading>{headingOf(rounds())}</Heading>
      <p class="intro">{text.says}</p>
      <p>
        <a href="/coaching">{text.toQueue}</a>
      </p>
      <p role="status">{said()}</p>
      <section class="sec" aria-labelledby="h-rounds">
        <div class="sec__head">
          <h2 id="h-rounds" tabindex="-1">
            {text.rounds}
          </h2>
        </div>
        <AskedFirst
          about={ending()}
          close={() => setEnding(null)}
          question={(round) => text.endQuestion(round.title)}
          says={text.endSays}
          yes={text.endYes}
          no={text.endNo}
          act={async (round) => void (await endRound(round.id))}
          over={() => props.load.again()}
          failed={text.endFailed}
        />
        <Show when={rounds().length > 0} fallback={<p class="quiet">{text.roundsNone}</p>}>
          <For each={rounds()}>{(round) => <Round of={round} end={() => setEnding(round)} />}</For>
        </Show>
      </section>
      <section class="sec" aria-labelledby="h-standings">
        <div class="sec__head">
          <h2 id="h-standings">{text.standings}</h2>
          <p>{text.standingsSays}</p>
        </div>
        <Standings of={props.view.standings} />
      </section>
      <Fold id="h-make" heading={text.make}>
        <Making
          view={props.view}
          made={async (title) => {
            await props.load.again();
            setSaid(text.made(title));
            document.getElementById('h-rounds')?.focus();
          }}
        />
      </Fold>
    </>
  );
}

function Making(props: { view: CalibrationView; made: (title: string) => Promise<void> }) {
  const { choices } = props.view;
  return (
    <Switch fallback={<NewRound choices={choices} made={props.made} />}>
      <Match when={choices.sessions.length === 0}>
        <p class="quiet">{text.makeNone}</p>
      </Match>
      <Match when={choices.raters.length < 2}>
        <p class="quiet">{text.makeAlone}</p>
      </Match>
    </Switch>
  );
}
