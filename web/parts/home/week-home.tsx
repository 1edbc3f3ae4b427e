import { Match, Show, Switch } from 'solid-js';
import type { CoachWeek, ManagerWeek, WeekView } from '../../../server/protocol/week-view.ts';
import { readWeek } from '../../api.ts';
import { Heading } from '../heading.tsx';
import { SessionTable } from '../session-table.tsx';
import { AdminHome } from './admin-home.tsx';
import { CoachHome } from './coach-home.tsx';
import { LastKnown } from './last-known.tsx';
import { ManagerHome } from './manager-home.tsx';
import { Unfinished } from './practice-home.tsx';
import './week-home.css';
import { text } from './week-text.ts';

type Of<K extends WeekView['for']> = Extract<WeekView, { for: K }>;
const of = <K extends WeekView['for']>(week: WeekView, kind: K) => (week.for === kind ? (week as Of<K>) : null);

/** The first page of who looks after others: what needs them, then what reps opened, then their own practice. */
export function WeekHome() {
  return (
    <LastKnown name="week" read={readWeek} loading={text.loading} failed={text.failed} instead={<Nothing />}>
      {(week) => (
        <>
          <Switch>
            <Match when={of(week, 'manager')}>{(week) => <ManagerHome week={week()} />}</Match>
            <Match when={of(week, 'coach')}>{(week) => <CoachHome week={week()} />}</Match>
            <Match when={of(week, 'admin')}>{(week) => <AdminHome week={week()} />}</Match>
          </Switch>
          <Show when={week.for === 'admin' ? null : week.shared}>{(shared) => <Shared sessions={shared()} />}</Show>
          <OwnPractice own={week.own} />
        </>
      )}
    </LastKnown>
  );
}

/** Without an answer practice is what is left. */
function Nothing() {
  return (
    <section class="next next--alone" aria-labelledby="h-next">
      <Heading id="h-next">{text.unknown}</Heading>
      <p class="why quiet">{text.unknownSays}</p>
      <ToScenarios />
    </section>
  );
}

function ToScenarios() {
  return (
    <p class="choose">
      <a class="btn" href="/scenarios">
        {text.toScenarios}
      </a>
    </p>
  );
}

function Shared(props: { sessions: (ManagerWeek | CoachWeek)['shared'] }) {
  return (
    <section class="sec" aria-labelledby="h-shared">
      <div class="sec__head">
        <h2 id="h-shared">{text.shared}</h2>
        <Show when={props.sessions.length > 0}>
          <p>
            <a href="/shared">{text.allShared}</a>
          </p>
        </Show>
      </div>
      <Show when={props.sessions.length > 0} fallback={<p class="quiet">{text.sharedEmpty}</p>}>
        <SessionTable sessions={props.sessions} caption={text.shared} byRep />
      </Show>
    </section>
  );
}

function OwnPractice(props: { own: WeekView['own'] }) {
  return (
    <section class="sec own" aria-labelledby="h-own">
      <div class="sec__head">
        <h2 id="h-own">{text.own}</h2>
        <p>{props.own.recent.length > 0 ? <a href="/sessions">{text.allOwn}</a> : text.ownSays}</p>
      </div>
      <Show when={props.own.unfinished}>{(session) => <Unfinished session={session()} />}</Show>
      <Show when={props.own.recent.length > 0} fallback={<p class="quiet">{text.ownEmpty}</p>}>
        <SessionTable sessions={props.own.recent} caption={text.own} />
      </Show>
      <ToScenarios />
    </section>
  );
}
