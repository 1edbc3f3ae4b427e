import { createEffect, createMemo, For, Match, Show, Switch } from 'solid-js';
import type { HomeView } from '../../server/protocol/home-view.ts';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { readHome } from '../api.ts';
import { clockOf, countOf, longDayOf, pressureOf, pressuresOf, timeOf, weekDayOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { readsOthers, useMe } from '../member.tsx';
import { FromYourCoach } from '../parts/coaching/for-you.tsx';
import { Facts } from '../parts/facts.tsx';
import { Failure } from '../parts/failure.tsx';
import { AssignmentItem, startPath } from '../parts/goals/assignment-item.tsx';
import { GoalItem } from '../parts/goals/goal-item.tsx';
import { Heading } from '../parts/heading.tsx';
import { SessionTable } from '../parts/session-table.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { NoticeList } from '../parts/telling/notice-list.tsx';
import { createTitle } from '../parts/title.ts';
import './home.css';
import { text } from './home-text.ts';

type Known = { home: HomeView; at: string };

/** The last answer of this browser session, for when there is no connection. */
function lastKnown(key: string): Known | null {
  return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Known | null;
}

export default function Home() {
  createTitle(() => text.title);
  const key = `pushback.home.${useMe()().id}`;
  const home = createLoad(() => 'home', readHome);
  createEffect(() => {
    const value = home.value();
    if (value)
      sessionStorage.setItem(key, JSON.stringify({ home: value, at: new Date().toISOString() } satisfies Known));
  });
  const stale = createMemo(() => (home.failed()?.status === 0 ? lastKnown(key) : null));

  return (
    <div class="pg-home">
      <p class="sm quiet today">{longDayOf(new Date())}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[45, 80, 70, 40]} heading />}>
        <Match when={home.value()}>{(value) => <Front home={value()} />}</Match>
        <Match when={stale()}>
          {(known) => (
            <>
              <p class="banner banner--wait" role="status">
                {text.lastKnown(timeOf(known().at))}
              </p>
              <Front home={known().home} />
            </>
          )}
        </Match>
        <Match when={home.failed()}>
          {(problem) => (
            <>
              <Failure title={text.failed} problem={problem()} again={() => void home.again()} />
              <div class="front front--alone">
                <Lead home={nothingKnown} isFirst={false} />
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** What a page without an answer can still show. */
const nothingKnown: HomeView = {
  lead: null,
  due: [],
  goals: [],
  feedback: [],
  today: new Date().toISOString().slice(0, 10),
  unfinished: null,
  recent: [],
  wins: [],
  shared: [],
};

function Front(props: { home: HomeView }) {
  const hasSide = () => props.home.unfinished !== null || props.home.wins.length > 0 || props.home.feedback.length > 0;
  const isFirst = () => props.home.recent.length === 0 && props.home.unfinished === null;
  const me = useMe();
  return (
    <>
      <div class="front" classList={{ 'front--alone': !hasSide() }}>
        <Lead home={props.home} isFirst={isFirst()} />
        <Show when={hasSide()}>
          <div class="side">
            <Show when={props.home.unfinished}>{(session) => <Unfinished session={session()} />}</Show>
            <Show when={props.home.feedback.length > 0}>
              <Feedback notices={props.home.feedback} />
            </Show>
            <Show when={props.home.wins.length > 0}>
              <Wins wins={props.home.wins} />
            </Show>
          </div>
        </Show>
      </div>
      <Show when={me().role === 'rep'}>
        <FromYourCoach />
      </Show>
      <Show when={props.home.due.length > 0}>
        <section class="sec" aria-labelledby="h-due">
          <div class="sec__head">
            <h2 id="h-due">{text.alsoDue}</h2>
            <p>
              <a href="/goals">{text.allGoals}</a>
            </p>
          </div>
          <For each={props.home.due}>{(one) => <AssignmentItem assignment={one} />}</For>
        </section>
      </Show>
      <Show when={props.home.goals.length > 0}>
        <section class="sec" aria-labelledby="h-goals">
          <div class="sec__head">
            <h2 id="h-goals">{text.goals(props.home.goals.length)}</h2>
            <p>
              <a href="/goals">{text.allGoals}</a>
            </p>
          </div>
          <div class="goals">
            <For each={props.home.goals}>{(goal) => <GoalItem goal={goal} today={props.home.today} />}</For>
          </div>
        </section>
      </Show>
      <Show when={readsOthers(me().role)}>
        <section class="sec" aria-labelledby="h-shared">
          <div class="sec__head">
            <h2 id="h-shared">{text.shared}</h2>
            <Show when={props.home.shared.length > 0}>
              <p>
                <a href="/shared">{text.allShared}</a>
              </p>
            </Show>
          </div>
          <Show when={props.home.shared.length > 0} fallback={<p class="quiet">{text.sharedEmpty}</p>}>
            <SessionTable sessions={props.home.shared} caption={text.shared} byRep />
          </Show>
        </section>
      </Show>
      <section class="sec" aria-labelledby="h-recent">
        <div class="sec__head">
          <h2 id="h-recent">{text.recent}</h2>
          <Show when={props.home.recent.length > 0}>
            <p>
              <a href="/sessions">{text.allSessions}</a>
            </p>
          </Show>
        </div>
        <Show when={props.home.recent.length > 0} fallback={<p class="quiet">{text.recentEmpty}</p>}>
          <SessionTable sessions={props.home.recent} caption={text.recent} />
        </Show>
      </section>
    </>
  );
}

function Lead(props: { home: HomeView; isFirst: boolean }) {
  const heading = ({ scenario: { personas, title }, assignment }: LeadView) => {
    if (assignment) return text.assigned(title, weekDayOf(assignment.dueOn), assignment.dueOn < props.home.today);
    return props.isFirst ? text.firstHeading : text.heading(personas[0]?.name ?? '', title);
  };
  return (
    <section class="next" aria-labelledby="h-next">
      <p class="eyebrow">{text.practiseNext}</p>
      <Show
        when={props.home.lead}
        fallback={
          <>
            <Heading id="h-next">{text.noLead}</Heading>
            <p class="said why">{props.isFirst ? text.firstWhy : text.noLeadWhy}</p>
            <p class="row choose">
              <a class="btn btn--primary btn--lg" href="/scenarios">
                {text.all}
              </a>
            </p>
          </>
        }
      >
        {(lead) => (
          <>
            <Heading id="h-next">{heading(lead())}</Heading>
            <p class="said why">{lead().reason}</p>
            <LeadFacts lead={lead()} />
            <div class="row">
              <a
                class="btn btn--primary btn--lg"
                href={briefPath(lead())}
                aria-label={text.prepare(lead().scenario.title)}
              >
                {text.prepareShort}
              </a>
              <a class="btn btn--lg" href="/scenarios">
                {text.all}
              </a>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}

type LeadView = NonNullable<HomeView['lead']>;

const briefPath = ({ scenario, assignment }: LeadView) =>
  assignment ? startPath(scenario.id, assignment.id) : `/scenarios/${scenario.id}`;

function LeadFacts(props: { lead: LeadView }) {
  const scenario = () => props.lead.scenario;
  const facing = () =>
    scenario()
      .personas.map(({ name, title }) => `${name}, ${title}`)
      .join('; ');
  const asked = (): (readonly [string, string])[] => {
    const { assignment } = props.lead;
    if (!assignment) {
      const met = scenario().met;
      return [
        [text.pressure, pressuresOf(scenario().difficulties)],
        [text.practised, met === 0 ? text.never : text.times(met)],
      ];
    }
    const run = assignment.members[0]?.attempts.length ?? 0;
    return [
      [text.pressure, pressureOf[assignment.difficulty]],
      [text.assignedBy, `${assignment.by.name}, ${assignment.by.role}`],
      [text.due, text.dueRuns(weekDayOf(assignment.dueOn), run, assignment.attempts)],
    ];
  };
  return (
    <Facts
      facts={[
        [text.scenario, scenario().title],
        [text.facing, facing()],
        [text.length, text.minutes(scenario().minutes)],
        ...asked(),
      ]}
    />
  );
}

function Unfinished(props: { session: SessionView }) {
  const turns = () => countOf(props.session.turns, text.turn, text.turns);
  const limit = () => clockOf(props.session.scenario.minutes * 60_000);
  return (
    <section class="open" aria-labelledby="h-open">
      <p class="eyebrow">{text.unfinished}</p>
      <h2 id="h-open">{props.session.scenario.title}</h2>
      <p class="sm quiet">{text.stoppedAt(clockOf(props.session.activeMs), limit(), turns())}</p>
      <a class="btn" href={`/practice/${props.session.id}`} aria-label={text.resumeName(props.session.scenario.title)}>
        {text.resume}
      </a>
    </section>
  );
}

function Feedback(props: { notices: HomeView['feedback'] }) {
  return (
    <section class="praise" aria-labelledby="h-feedback">
      <h2 id="h-feedback" class="eyebrow">
        {text.feedback}
      </h2>
      <NoticeList notices={props.notices} />
    </section>
  );
}

function Wins(props: { wins: HomeView['wins'] }) {
  return (
    <section class="praise" aria-labelledby="h-wins">
      <h2 id="h-wins" class="eyebrow">
        {text.wins}
      </h2>
      <ul class="wins">
        <For each={props.wins}>
          {(win) => (
            <li>
              <p class="said said--lg">{win.says}</p>
              <p class="by">
                <a href={`/sessions/${win.session}`}>{text.seeSession}</a>
              </p>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
