import { For, Show } from 'solid-js';
import type { GoalView } from '../../../server/protocol/goal-view.ts';
import type { ManagerWeek, TeamFlag } from '../../../server/protocol/week-view.ts';
import { dayOf, midSentence, weekDayOf, whenOf } from '../../format.ts';
import { standingSays, sureSays } from '../../record/quantity-text.ts';
import { GoalState } from '../goals/goal-item.tsx';
import { Heading } from '../heading.tsx';
import { changeSays } from '../team/numbers.ts';
import { besideOf, leadOf, reviewPath } from './manager-lead.ts';
import { SinceSection, WinsSection } from './manager-side.tsx';
import { Matter, ToDo } from './to-do.tsx';
import { text } from './week-text.ts';

/** Who needs a manager this week, and why: each with its link. */
export function ManagerHome(props: { week: ManagerWeek }) {
  return (
    <>
      <div class="front" classList={{ 'front--alone': props.week.reps === 0 }}>
        <Lead week={props.week} />
        <Show when={props.week.reps > 0}>
          <div class="side">
            <WinsSection week={props.week} />
            <SinceSection week={props.week} />
          </div>
        </Show>
      </div>
      <div class="todos">
        <Groups week={props.week} />
      </div>
      <For each={props.week.unjudged}>
        {({ team, why }) => <p class="sm quiet unjudged">{text.unjudged[why](team.name)}</p>}
      </For>
    </>
  );
}

function Lead(props: { week: ManagerWeek }) {
  const lead = () => leadOf(props.week);
  const none = () => (props.week.reps === 0 ? [text.noReps, text.noRepsSays] : [text.nothing, text.nothingSays]);
  const beside = () => {
    const parts = besideOf(props.week, lead()!);
    return parts.length > 0 ? text.beside(parts) : text.alone;
  };
  return (
    <section class="next" aria-labelledby="h-next">
      <p class="eyebrow">{text.eyebrow}</p>
      <Show
        when={lead()}
        fallback={
          <>
            <Heading id="h-next">{none()[0]}</Heading>
            <p class="why quiet">{none()[1]}</p>
          </>
        }
      >
        {(lead) => (
          <>
            <Heading id="h-next">{lead().says}</Heading>
            <p class="why quiet">{beside()}</p>
            <p class="row choose">
              <a class="btn btn--primary btn--lg" href={lead().href}>
                {lead().does}
              </a>
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

function Groups(props: { week: ManagerWeek }) {
  const week = () => props.week;
  return (
    <>
      <Show when={week().reviews.length > 0}>
        <ToDo
          id="h-reviews"
          title={text.reviews}
          items={week().reviews}
          all={{ says: text.allReviews, href: '/reviews' }}
        >
          {(review) => (
            <Matter href={reviewPath(review.review, review.rep.id)} says={review.rep.name}>
              {text.reviewSays(review, week().today)}
            </Matter>
          )}
        </ToDo>
      </Show>
      <Show when={week().asking.length > 0}>
        <ToDo
          id="h-asking"
          title={text.asking}
          items={week().asking}
          all={{ says: text.wholeQueue, href: '/coaching' }}
        >
          {(item) => (
            <Matter href={`/coaching?session=${item.session}`} says={`${item.member.name}, “${item.title}”`}>
              {text.askingSays(item, midSentence(whenOf(item.since, new Date())))}
            </Matter>
          )}
        </ToDo>
      </Show>
      <Show when={week().goals.length > 0}>
        <ToDo id="h-goals" title={text.goals} items={week().goals} all={{ says: text.allGoals, href: '/goals' }}>
          {(goal) => <Goal goal={goal} today={week().today} />}
        </ToDo>
      </Show>
      <Show when={week().flags.length > 0}>
        <ToDo
          id="h-flags"
          title={text.flags}
          says={text.flagsSay}
          items={week().flags}
          all={{ says: text.allFlags, href: '/team' }}
        >
          {(flag) => <Flag flag={flag} />}
        </ToDo>
      </Show>
      <Show when={week().late.length > 0}>
        <ToDo id="h-late" title={text.late} items={week().late} all={{ says: text.allLate, href: '/assign' }}>
          {(one) => (
            <Matter href={`/assign#a-${one.id}`} says={text.lateTitle(one)}>
              {text.lateSays(one)}
            </Matter>
          )}
        </ToDo>
      </Show>
      <Show when={week().checkIns.length > 0}>
        <CheckIns week={week()} />
      </Show>
    </>
  );
}

/** Check-ins that are due, for a coach as for a manager. */
export function CheckIns(props: { week: Pick<ManagerWeek, 'checkIns' | 'today'> }) {
  return (
    <ToDo
      id="h-check-ins"
      title={text.checkIns}
      items={props.week.checkIns}
      all={{ says: text.allCheckIns, href: '/check-ins' }}
    >
      {({ rep, on }) => (
        <Matter href={`/check-ins?rep=${rep.id}`} says={rep.name}>
          {text.checkInSays(on, props.week.today)}
        </Matter>
      )}
    </ToDo>
  );
}

function Goal(props: { goal: GoalView; today: string }) {
  const { goal } = props;
  return (
    <Matter href={`/goals/${goal.id}`} says={`${goal.whose.name}: ${goal.says}`}>
      <Show when={goal.progress}>
        {(progress) => (
          <>
            <p>
              <GoalState goal={goal} /> {sureSays(progress())}
            </p>
            <p>
              {goal.quantity.name}: {standingSays(progress(), goal.quantity)}.{' '}
              {progress().stuck ? (goal.changed ? text.goalChanged : text.goalStuck) : ''}{' '}
              {goal.dueOn < props.today ? text.goalPast(weekDayOf(goal.dueOn)) : ''}
            </p>
          </>
        )}
      </Show>
    </Matter>
  );
}

function Flag(props: { flag: TeamFlag }) {
  const { flag } = props;
  const { member, team, under, sure, change, noted } = flag;
  return (
    <Matter href={`/team?team=${team.id}`} says={`${member.name}, ${team.name}`}>
      <p>
        <b>{text.flagSure(sure)}.</b> {text.flagUnder(under.map(({ name }) => name))}
      </p>
      <p>{change ? text.flagChange(changeSays(change)) : ''}</p>
      <p>{noted ? text.noted(noted.by, dayOf(noted.at)) : ''}</p>
    </Matter>
  );
}
