import { For, Show } from 'solid-js';
import { onScale } from '../../../server/domain/scale.ts';
import type { GoalLine, ReviewView } from '../../../server/protocol/review-view.ts';
import { capital } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { basisBrief } from '../../record/basis-text.ts';
import { quantitySays, restsOnSays } from '../../record/quantity-text.ts';
import { dayLong, dayShort } from './days.ts';

/** The goals this review makes; and, in the next, those of the one before with how they stand. */
export function Plan(props: { review: ReviewView }) {
  const isMine = () => props.review.as === 'manager' && props.review.status !== 'signed';
  return (
    <>
      <Show when={props.review.goals.length > 0} fallback={<p class="sm quiet">{text.planNone}</p>}>
        <Goals goals={props.review.goals} caption={text.planCaption} />
      </Show>
      <Show when={isMine()}>
        <p>
          <a class="btn" href={`/goals?review=${props.review.id}&member=${props.review.rep.id}#h-set`}>
            {text.addGoal}
          </a>
        </p>
        <Show when={props.review.status === 'preparing'}>
          <p class="sm quiet">{text.planFirst}</p>
        </Show>
      </Show>
    </>
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
        <Goals goals={props.before.goals} caption={text.before} />
      </Show>
    </section>
  );
}

function Goals(props: { goals: GoalLine[]; caption: string }) {
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
                  </th>
                  <td>{goal.name}</td>
                  <td>
                    {number(goal.baseline)} <small>n {goal.baselineSessions}</small>
                    <small>{basisBrief(goal.baselineBasis, number)}</small>
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
                      {(progress) =>
                        text.progressSays(capital(progress().state), progress().sure, restsOnSays(progress()))
                      }
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
