import { useNavigate } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import type { AssignmentList } from '../../server/protocol/assignment-view.ts';
import type { GoalList } from '../../server/protocol/goal-view.ts';
import { readAssignments, readChoices, readGoals } from '../api.ts';
import { createLoad } from '../load.ts';
import { readsOthers, useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Fold } from '../parts/fold.tsx';
import { AssignmentItem, isLeft } from '../parts/goals/assignment-item.tsx';
import { GoalForm } from '../parts/goals/goal-form.tsx';
import { GoalItem } from '../parts/goals/goal-item.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { text } from './goals-text.ts';

type Both = { goals: GoalList; assignments: AssignmentList };

/** A rep's goals and what they are asked for; of a coach or a manager the goals of their people. */
export default function Goals() {
  createTitle(() => text.title);
  const me = useMe();
  const both = createLoad(
    () => me().id,
    async (): Promise<Both> => {
      const [goals, assignments] = await Promise.all([readGoals(), readAssignments()]);
      return { goals, assignments };
    },
  );
  return (
    <div class="pg-goals">
      <Switch fallback={<Skeleton label={text.loading} lines={[45, 90, 75, 60]} heading />}>
        <Match when={both.value()}>
          {(value) => (
            <Show when={readsOthers(me().role)} fallback={<Mine {...value()} />}>
              <Theirs goals={value().goals} />
            </Show>
          )}
        </Match>
        <Match when={both.failed()}>
          {(problem) => (
            <>
              <Heading>{text.title}</Heading>
              <Failure title={text.failed} problem={problem()} again={() => void both.again()} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

const isOpen = ({ status }: { status: string }) => status === 'open';

function Mine(props: Both) {
  const left = () => props.assignments.mine.filter((one) => one.members.some((each) => isLeft(each, one.attempts)));
  const over = () => props.assignments.mine.filter((one) => !left().includes(one)).toReversed();
  const open = () => props.goals.mine.filter(isOpen);
  const closed = () => props.goals.mine.filter((goal) => !isOpen(goal));
  return (
    <>
      <Heading>{text.headingMine(open().length, left().length)}</Heading>
      <p class="quiet">{text.rests}</p>
      <section class="sec" aria-labelledby="h-mine">
        <div class="sec__head">
          <h2 id="h-mine">{text.mine}</h2>
        </div>
        <Show when={open().length > 0} fallback={<p class="quiet">{text.mineEmpty}</p>}>
          <div class="goals">
            <For each={open()}>{(goal) => <GoalItem goal={goal} today={props.goals.today} />}</For>
          </div>
        </Show>
      </section>
      <section class="sec" aria-labelledby="h-due">
        <div class="sec__head">
          <h2 id="h-due">{text.due}</h2>
        </div>
        <Show when={left().length > 0} fallback={<p class="quiet">{text.dueEmpty}</p>}>
          <For each={left()}>{(one) => <AssignmentItem assignment={one} />}</For>
        </Show>
      </section>
      <Show when={over().length > 0 || closed().length > 0}>
        <Fold id="h-over" heading={text.doneHeading} holds={text.doneHold(over().length + closed().length)}>
          <div class="goals">
            <For each={closed()}>{(goal) => <GoalItem goal={goal} today={props.goals.today} />}</For>
          </div>
          <For each={over()}>{(one) => <AssignmentItem assignment={one} />}</For>
        </Fold>
      </Show>
    </>
  );
}

function Theirs(props: { goals: GoalList }) {
  const navigate = useNavigate();
  const choices = createLoad(() => 'choices', readChoices);
  const open = () => props.goals.theirs.filter(isOpen);
  const closed = () => props.goals.theirs.filter((goal) => !isOpen(goal));
  const atRisk = () => open().filter(({ progress }) => progress?.state === 'at risk').length;
  return (
    <>
      <Heading>{text.headingTheirs(open().length, atRisk())}</Heading>
      <p class="quiet">{text.restsTheirs}</p>
      <section class="sec" aria-labelledby="h-theirs">
        <div class="sec__head">
          <h2 id="h-theirs">{text.theirs}</h2>
        </div>
        <Show when={open().length > 0} fallback={<p class="quiet">{text.theirsEmpty}</p>}>
          <div class="goals">
            <For each={open()}>{(goal) => <GoalItem goal={goal} today={props.goals.today} whose />}</For>
          </div>
        </Show>
      </section>
      <section class="sec" aria-labelledby="h-set">
        <div class="sec__head">
          <h2 id="h-set">{text.set}</h2>
          <p>{text.setSays}</p>
        </div>
        <Switch fallback={<Skeleton label={text.loading} lines={[60, 60]} />}>
          <Match when={choices.value()}>
            {(value) => <GoalForm choices={value()} open={open()} made={(goal) => navigate(`/goals/${goal.id}`)} />}
          </Match>
          <Match when={choices.failed()}>
            {(problem) => <Failure title={text.failed} problem={problem()} again={() => void choices.again()} />}
          </Match>
        </Switch>
      </section>
      <Show when={closed().length > 0}>
        <Fold id="h-closed" heading={text.closed} holds={text.closedHold(closed().length)}>
          <div class="goals">
            <For each={closed()}>{(goal) => <GoalItem goal={goal} today={props.goals.today} whose />}</For>
          </div>
        </Fold>
      </Show>
    </>
  );
}
