import { For, Show } from 'solid-js';
import { dayAfter } from '../../../server/domain/day.ts';
import { isAtTarget } from '../../../server/domain/goal-line.ts';
import type { Difficulty } from '../../../server/domain/scenario-parts.ts';
import type { GoalDetail } from '../../../server/protocol/goal-view.ts';
import { createAction } from '../../action.ts';
import { assign, readGoal } from '../../api.ts';
import { pressureOf, weekDayOf } from '../../format.ts';
import { text } from '../../pages/goal-text.ts';
import { quantitySays, restsOnSays } from '../../record/quantity-text.ts';
import { Failure } from '../failure.tsx';

/** What closes a goal as met, what of it is there already, and the practice that would show the rest. */

export function assignPath({ whose, id, quantity }: GoalDetail): string {
  const about = { [whose.kind]: whose.id, goal: id, what: quantity.what };
  return `/assign?${new URLSearchParams(about)}#h-new`;
}

type Closing = NonNullable<GoalDetail['closing']>;
type Fresh = Closing['scenarios'][number];

const usualDays = 7;
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export function GoalMissing(props: { goal: GoalDetail; closing: Closing; changed: (goal: GoalDetail) => void }) {
  const isTime = () => props.goal.today >= props.closing.from;
  const isAt = () => {
    const value = props.goal.progress?.value ?? null;
    return value !== null && isAtTarget(props.goal, value);
  };
  const titles = () => disjunction.format(props.closing.scenarios.map(({ title }) => `“${title}”`));
  const fresh = () => props.closing.scenarios.length > 0;
  return (
    <section class="sec" aria-labelledby="h-closing">
      <div class="sec__head">
        <h2 id="h-closing">{isAt() ? text.missing : text.closing}</h2>
      </div>
      <Show when={isAt()} fallback={<p>{text.closingSays(weekDayOf(props.closing.from))}</p>}>
        <ul class="plain">
          <li>{meanSays(props.goal)}</li>
          <li>{text.freshMissing(weekDayOf(props.closing.from), isTime())}</li>
        </ul>
      </Show>
      <p>
        {fresh() ? text.closingWith(titles()) : text.closingNone} {fresh() && !isTime() ? text.closingKeep : ''}
      </p>
      <Show when={props.goal.manages && isTime()}>
        <For each={props.closing.scenarios}>
          {(scenario) => <AssignFresh goal={props.goal} scenario={scenario} changed={props.changed} />}
        </For>
      </Show>
    </section>
  );
}

/** Whether the mean is beyond the target for sure, and if not yet, what would show it. */
function meanSays({ progress, target, quantity }: GoalDetail): string {
  if (!progress || progress.value === null) return '';
  const of = [quantitySays(progress.value, quantity), quantitySays(target, quantity), restsOnSays(progress)] as const;
  if (progress.state === 'met') return text.meanSure(...of);
  return text.meanUnsure(...of, progress.more);
}

/** The difficulty of what was assigned for it last, where the scenario has it. */
function difficultyFor(goal: GoalDetail, { difficulties }: Fresh): Difficulty {
  const known = difficulties as Difficulty[];
  const last = goal.assignments.at(-1)?.difficulty;
  return last && known.includes(last) ? last : (known[0] ?? 'guarded');
}

function AssignFresh(props: { goal: GoalDetail; scenario: Fresh; changed: (goal: GoalDetail) => void }) {
  const action = createAction();
  const difficulty = () => difficultyFor(props.goal, props.scenario);
  const dueOn = () => dayAfter(props.goal.today, usualDays);
  const isAsked = () =>
    props.goal.assignments.some(
      ({ withdrawn, declared, scenarios, members }) =>
        declared &&
        !withdrawn &&
        scenarios.some(({ id }) => id === props.scenario.id) &&
        members.some(({ state }) => state === 'open' || state === 'overdue'),
    );
  const send = () =>
    action.run(async () => {
      const { id, whose, quantity, says } = props.goal;
      await assign({
        member: whose.id,
        scenarios: [props.scenario.id],
        difficulty: difficulty(),
        dueOn: dueOn(),
        // whoever has met it once can't close the goal on it again
        attempts: 1,
        passBar: null,
        declared: true,
        reason: text.freshReason(says).slice(0, 500),
        what: quantity.what,
        goal: id,
        review: null,
      });
      props.changed(await readGoal(id));
    });
  return (
    <Show when={!isAsked()} fallback={<p role="status">{text.freshAsked(props.scenario.title)}</p>}>
      <div class="row">
        <button class="btn btn--primary" type="button" aria-disabled={action.busy()} onClick={() => void send()}>
          {action.busy() ? text.assigning : text.assignClosing(props.scenario.title)}
        </button>
        <span class="sm quiet">{text.freshTerms(pressureOf[difficulty()], weekDayOf(dueOn()))}</span>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.assignFailed} problem={problem()} />}</Show>
    </Show>
  );
}
