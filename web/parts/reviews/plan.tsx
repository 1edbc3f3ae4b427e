import { For, type JSX, Show } from 'solid-js';
import type { GoalProgress } from '../../../server/domain/goal.ts';
import { onScale } from '../../../server/domain/scale.ts';
import type { GoalLine, OpenGoal, ReviewView } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { capital, firstNameOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { basisBrief } from '../../record/basis-text.ts';
import { quantitySays, restsOnSays } from '../../record/quantity-text.ts';
import { takeUpGoal } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { dayLong, dayShort } from './days.ts';

type Props = { review: ReviewView; again: () => Promise<void> };

/** The goals this review makes; and, in the next, those of the one before with how they stand. */
export function Plan(props: Props) {
  const isMine = () => props.review.as === 'manager' && props.review.status !== 'signed';
  return (
    <>
      <Show when={props.review.goals.length > 0} fallback={<p class="sm quiet">{text.planNone}</p>}>
        <Goals goals={props.review.goals} caption={text.planCaption} />
      </Show>
      <Show when={isMine()}>
        <Show when={props.review.openGoals.length > 0}>
          <WorksOn {...props} />
        </Show>
        <Show
          when={!props.review.goalsFull}
          fallback={
            <Show when={props.review.status === 'preparing'}>
              <Full review={props.review} />
            </Show>
          }
        >
          <p>
            <a class="btn" href={`/goals?review=${props.review.id}&member=${props.review.rep.id}#h-set`}>
              {text.addGoal}
            </a>
          </p>
          <Show when={props.review.status === 'preparing'}>
            <p class="sm quiet">{text.planFirst}</p>
          </Show>
        </Show>
      </Show>
    </>
  );
}

/** Past its target a goal isn't met yet: its interval has to be, and a call never met before has to show it. */
function stateOf({ baseline, target }: GoalLine, progress: GoalProgress): string {
  const { state, value, sure, more } = progress;
  const on = restsOnSays(progress);
  if (state === 'met') return text.pastTarget(sure, on);
  const isPast = value !== null && (target >= baseline ? value >= target : value <= target);
  return state === 'on track' && isPast ? text.pastTargetUnsure(more, on) : text.progressSays(capital(state), sure, on);
}

/** Open goals that are none of this review's; one that came from no review becomes this one's. */
function WorksOn(props: Props) {
  const action = createAction();
  const take = async (goal: OpenGoal) => {
    if (await action.run(() => takeUpGoal(props.review.id, goal.id))) await props.again();
  };
  return (
    <>
      <h3>{text.worksOn(firstNameOf(props.review.rep.name))}</h3>
      <Goals
        goals={props.review.openGoals}
        caption={text.worksOn(props.review.rep.name)}
        act={(goal) => (
          <Show when={goal.review === null} fallback={<small>{text.goesOn}</small>}>
            <button
              class="btn"
              type="button"
              aria-label={text.takeUpOf(goal.says)}
              aria-disabled={action.busy()}
              onClick={() => void take(goal)}
            >
              {text.takeUp}
            </button>
          </Show>
        )}
      />
      <Show when={action.problem()}>{(problem) => <Failure title={text.takeUpFailed} problem={problem()} />}</Show>
    </>
  );
}

/** Why no other goal can be added, and where there would be room made for one. */
function Full(props: { review: ReviewView }) {
  const open = () => [...props.review.goals.filter(({ status }) => status === 'open'), ...props.review.openGoals];
  return (
    <p class="note">
      {text.goalsFull(firstNameOf(props.review.rep.name), open().length)}{' '}
      <For each={open()}>
        {({ id, name }, i) => (
          <>
            {i() > 0 ? text.or : ''}
            <a href={`/goals/${id}`}>{name}</a>
          </>
        )}
      </For>
      .
    </p>
  );
}

export function Before(props: { before: NonNullable<ReviewView['before']> }) {
  return (
    <section class="sec" aria-labelledby="h-before">
      <div class="sec__head">
        <h2 id="h-before">{text.before}</h2>
        <p>
          <a href={`/reviews/${props.before.id}`}>{text.beforeLink(dayLong(props.before.to))}</a>
        </p>
      </div>
      <Show when={props.before.goals.length > 0} fallback={<p class="sm quiet">{text.planNone}</p>}>
        <Goals goals={props.before.goals} caption={text.beforeGoals} />
      </Show>
    </section>
  );
}

function Goals<T extends GoalLine>(props: { goals: T[]; caption: string; act?: (goal: T) => JSX.Element }) {
  return (
    <section class="scroll" tabindex="0" aria-label={props.caption}>
      <table class="table plan">
        <caption class="vh">{props.caption}</caption>
        <thead>
          <tr>
            <For each={text.planColumns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.goals}>
            {(goal) => {
              const number = (value: number) => quantitySays(onScale(value, goal.unit), goal);
              return (
                <tr>
                  <th scope="row">
                    <a href={`/goals/${goal.id}`}>{goal.says}</a>
                    <Show when={props.act}>{(act) => <p class="plan__act">{act()(goal)}</p>}</Show>
                  </th>
                  <td>{goal.name}</td>
                  <td>
                    {number(goal.baseline)}
                    <small>{basisBrief(goal.baselineBasis, number) || `n\u00a0${goal.baselineSessions}`}</small>
                  </td>
                  <td>
                    <Show when={goal.progress?.value != null && goal.progress} fallback="–">
                      {(progress) => (
                        <>
                          <b>{number(progress().value ?? 0)}</b>
                          <Show when={progress().low !== null && progress().high !== null}>
                            <small>
                              {text.interval(
                                number(progress().low ?? 0),
                                number(progress().high ?? 0),
                                progress().sessions,
                              )}
                            </small>
                          </Show>
                        </>
                      )}
                    </Show>
                  </td>
                  <td>
                    {number(goal.target)} <small>{text.due(dayShort(goal.dueOn))}</small>
                  </td>
                  <td>
                    <Show when={goal.status === 'open' && goal.progress} fallback={text.states2[goal.status]}>
                      {(progress) => stateOf(goal, progress())}
                    </Show>
                  </td>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </section>
  );
}
