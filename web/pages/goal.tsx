import { useParams } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import { onScale } from '../../server/domain/scale.ts';
import type { GoalDetail } from '../../server/protocol/goal-view.ts';
import { readGoal } from '../api.ts';
import { dayOf, weekDayOf, whenOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Facts } from '../parts/facts.tsx';
import { AssignmentItem } from '../parts/goals/assignment-item.tsx';
import { Dumbbell } from '../parts/goals/dumbbell.tsx';
import { GoalClose } from '../parts/goals/goal-close.tsx';
import { GoalState } from '../parts/goals/goal-item.tsx';
import '../parts/goals/goals.css';
import { assignPath, GoalMissing } from '../parts/goals/goal-missing.tsx';
import { GoalStuck } from '../parts/goals/goal-stuck.tsx';
import { text as words } from '../parts/goals/goals-text.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { basisSays } from '../record/basis-text.ts';
import { quantitySays, sessionsOf, standingSays, sureSays } from '../record/quantity-text.ts';
import { sessionLink } from '../record/session-link.ts';
import { text } from './goal-text.ts';

/** One goal with everything it hangs on, each a link away. */
export default function GoalPage() {
  const params = useParams<{ id: string }>();
  const goal = createLoad(() => params.id, readGoal);
  return (
    <div class="pg-goal">
      <Switch fallback={<Skeleton label={text.loading} lines={[40, 80, 70, 80]} heading />}>
        <Match when={goal.value()}>{(value) => <Sheet goal={value()} changed={goal.set} />}</Match>
        <Match when={goal.failed()}>
          {(problem) => <NotLoaded problem={problem()} again={goal.again} says={text.notLoaded} onward="/goals" />}
        </Match>
      </Switch>
    </div>
  );
}

function Sheet(props: { goal: GoalDetail; changed: (goal: GoalDetail) => void }) {
  const goal = () => props.goal;
  const me = useMe();
  createTitle(() => goal().says);
  const says = (value: number) => quantitySays(value, goal().quantity);
  const baseline = () => {
    const { value, margin, sessions } = goal().baseline;
    if (sessions === 0) return text.baselineSaid(says(value));
    return text.baselineSays(says(value), margin === null ? null : says(margin), sessionsOf(sessions));
  };
  const rests = () => basisSays(goal().baseline.basis, (value) => says(onScale(value, goal().quantity.unit)));
  return (
    <>
      <p class="eyebrow">{text.eyebrow(goal().whose.name)}</p>
      <Heading>{goal().says}</Heading>
      <Show when={goal().progress}>
        {(progress) => (
          <>
            <Dumbbell goal={goal()} today={goal().today} />
            <p class="goal__says">
              <GoalState goal={goal()} /> {goal().quantity.name}: {standingSays(progress(), goal().quantity)}.{' '}
              {goal().status === 'open' ? sureSays(progress()) : ''} {goal().better === 'lower' ? words.lower : ''}
            </p>
          </>
        )}
      </Show>
      <Facts
        facts={[
          [text.baseline, baseline()],
          ...(rests() ? [[text.rests, rests()] as const] : []),
          [text.target, says(goal().target)],
          [text.due, weekDayOf(goal().dueOn)],
          [text.set, text.setBy(goal().by, weekDayOf(goal().setOn))],
          [text.cause, [words.causes[goal().cause], goal().causeNote].filter(Boolean).join('. ')],
        ]}
      />
      <p class="sm">
        <Show when={goal().review} fallback={<span class="quiet">{text.noReview}</span>}>
          {(review) => (
            <Show when={me().role !== 'coach'} fallback={<span class="quiet">{text.reviewTheirs}</span>}>
              <a href={`/reviews/${review()}`}>{text.review}</a>
            </Show>
          )}
        </Show>
      </p>
      <Show when={goal().closed}>
        {(closed) => (
          <p>
            {text.closed(words.closedAs[goal().status as keyof typeof words.closedAs], dayOf(closed().at))}{' '}
            {closed().note}{' '}
            <Show when={closed().session}>
              {(session) => <a href={`/sessions/${session()}`}>{text.closedSession}</a>}
            </Show>
          </p>
        )}
      </Show>
      <Show when={goal().closing}>
        {(closing) => <GoalMissing goal={goal()} closing={closing()} changed={props.changed} />}
      </Show>
      <GoalStuck goal={goal()} changed={props.changed} />
      <section class="sec" aria-labelledby="h-assigned">
        <div class="sec__head">
          <h2 id="h-assigned">{text.assignments}</h2>
          <Show when={goal().manages && goal().status === 'open'}>
            <p>
              <a href={assignPath(goal())}>{text.assign}</a>
            </p>
          </Show>
        </div>
        <Show when={goal().assignments.length > 0} fallback={<p class="quiet">{text.assignmentsEmpty}</p>}>
          <For each={goal().assignments}>{(one) => <AssignmentItem assignment={one} />}</For>
        </Show>
      </section>
      <Milestones goal={goal()} says={says} />
      <Sessions goal={goal()} says={says} />
      <Show when={goal().manages && goal().status === 'open'}>
        <GoalClose goal={goal()} changed={props.changed} />
      </Show>
    </>
  );
}

function Milestones(props: { goal: GoalDetail; says: (value: number) => string }) {
  return (
    <Show when={props.goal.milestones.length > 0}>
      <section class="sec" aria-labelledby="h-milestones">
        <div class="sec__head">
          <h2 id="h-milestones">{text.milestones}</h2>
        </div>
        <Facts facts={props.goal.milestones.map(({ on, value }) => [weekDayOf(on), props.says(value)] as const)} />
      </section>
    </Show>
  );
}

function Sessions(props: { goal: GoalDetail; says: (value: number) => string }) {
  return (
    <section class="sec" aria-labelledby="h-sessions">
      <div class="sec__head">
        <h2 id="h-sessions">{text.sessions}</h2>
      </div>
      <Show when={props.goal.sessions.length > 0} fallback={<p class="quiet">{text.sessionsEmpty}</p>}>
        <table class="table">
          <caption class="vh">{text.sessionsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.session}</th>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.part}</th>
              <th scope="col" class="r">
                {text.measured}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.goal.sessions}>
              {(each) => (
                <tr>
                  <th scope="row">
                    <a href={sessionLink(each.session, each.source)}>{each.title}</a>
                  </th>
                  <td>{whenOf(each.at, new Date())}</td>
                  <td>{each.since ? text.sincePart : text.baselinePart}</td>
                  <td class="r num">{each.value === null ? text.ratedBlind : props.says(each.value)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  );
}
