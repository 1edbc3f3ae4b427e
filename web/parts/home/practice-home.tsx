import { For, Show } from 'solid-js';
import type { HomeView } from '../../../server/protocol/home-view.ts';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import { readHome } from '../../api.ts';
import { clockOf, countOf, pressureOf, pressuresOf, weekDayOf } from '../../format.ts';
import { text } from '../../pages/home-text.ts';
import { FromYourCoach } from '../coaching/for-you.tsx';
import { Facts } from '../facts.tsx';
import { AssignmentItem, startPath } from '../goals/assignment-item.tsx';
import { GoalItem } from '../goals/goal-item.tsx';
import { Heading } from '../heading.tsx';
import { SessionTable } from '../session-table.tsx';
import { NoticeList } from '../telling/notice-list.tsx';
import { LastKnown } from './last-known.tsx';

/** A rep's first page: what to practise next and why, then what came of it. */
export function PracticeHome() {
  return (
    <LastKnown name="home" read={readHome} loading={text.loading} failed={text.failed} instead={<Nothing />}>
      {(home) => <Front home={home} />}
    </LastKnown>
  );
}

function Nothing() {
  return (
    <div class="front front--alone">
      <Lead home={nothingKnown} isFirst={false} />
    </div>
  );
}

/** What a page without an answer can still show. */
const nothingKnown: HomeView = {
  lead: null,
  due: [],
  goals: [],
  reviews: [],
  feedback: [],
  today: new Date().toISOString().slice(0, 10),
  unfinished: null,
  recent: [],
  wins: [],
};

function Front(props: { home: HomeView }) {
  // what a browser kept of an earlier version has none
  const reviews = () => props.home.reviews ?? [];
  const hasSide = () =>
    reviews().length > 0 ||
    props.home.unfinished !== null ||
    props.home.wins.length > 0 ||
    props.home.feedback.length > 0;
  const isFirst = () => props.home.recent.length === 0 && props.home.unfinished === null;
  return (
    <>
      <div class="front" classList={{ 'front--alone': !hasSide() }}>
        <Lead home={props.home} isFirst={isFirst()} />
        <Show when={hasSide()}>
          <div class="side">
            <For each={reviews()}>{(review) => <Review review={review} />}</For>
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
      <FromYourCoach />
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

/** A session that goes on where it stopped. */
export function Unfinished(props: { session: SessionView }) {
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

/** A review that was shared, and what to do about it. */
function Review(props: { review: HomeView['reviews'][number] }) {
  const { id, manager, meetingOn, does, own } = props.review;
  return (
    <section class="open" aria-labelledby={`h-review-${id}`}>
      <p class="eyebrow">{text.review}</p>
      <h2 id={`h-review-${id}`}>{text.reviewShared(manager)}</h2>
      <p class="sm quiet">
        {text.reviewSays[does](weekDayOf(meetingOn))} {own ? '' : text.reviewOwn}
      </p>
      <a class="btn" href={`/reviews/${id}`}>
        {text.reviewDoes[does]}
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

/** The newest: a long list of praise pushes what a coach wrote out of sight. */
const winsShown = 3;

function Wins(props: { wins: HomeView['wins'] }) {
  return (
    <section class="praise" aria-labelledby="h-wins">
      <h2 id="h-wins" class="eyebrow">
        {text.wins}
      </h2>
      <ul class="wins">
        <For each={props.wins.slice(0, winsShown)}>
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
