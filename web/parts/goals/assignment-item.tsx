import { For, onMount, Show } from 'solid-js';
import type { AssignmentOf, AssignmentView } from '../../../server/protocol/assignment-view.ts';
import { pressureOf, weekDayOf, whenOf } from '../../format.ts';
import { useMe } from '../../member.tsx';
import './goals.css';
import { text } from './goals-text.ts';

const kinds = { overdue: 'chip--low', missed: 'chip--low', passed: 'chip--high', done: 'chip--high' } as const;

export const isLeft = ({ state, attempts }: AssignmentOf, of: number) =>
  (state === 'open' || state === 'overdue') && attempts.length < of;

export const startPath = (scenario: string, assignment: string) => `/scenarios/${scenario}?assignment=${assignment}`;

/** An assignment: why, by whom, by when, and how far everyone is whom it is for. */
export function AssignmentItem(props: { assignment: AssignmentView; withdraw?: () => void }) {
  let place: HTMLElement | undefined;
  onMount(() => {
    // the link was followed before the list was there
    if (location.hash !== `#a-${props.assignment.id}`) return;
    place?.closest('details')?.setAttribute('open', '');
    place?.scrollIntoView();
  });
  const me = useMe();
  const one = () => props.assignment;
  const mine = () => (one().mine ? one().members[0] : undefined);
  const titles = () => one().scenarios.map(({ title }) => title);
  return (
    <article ref={place} class="asked" id={`a-${one().id}`} aria-label={titles().join(' or ')}>
      <p class="eyebrow">{one().mine ? text.by(one().by.name, one().by.role) : one().whose.name}</p>
      <h3>{titles().join(' or ')}</h3>
      <p class="said">{one().reason}</p>
      <p class="meta sm quiet">
        <span>{text.due(weekDayOf(one().dueOn))}</span>
        <span>{pressureOf[one().difficulty]}</span>
        <Show when={one().passBar !== null}>
          <span>{text.bar(Math.round(one().passBar ?? 0))}</span>
        </Show>
        <Show when={one().what}>{(what) => <span>{text.raises(what().name)}</span>}</Show>
        <span>{one().declared ? text.declared : one().mine ? text.free : text.freeTheirs}</span>
      </p>
      <ul class="plain asked__members">
        <For each={one().members}>
          {(member) => <MemberState member={member} of={one().attempts} named={!one().mine} />}
        </For>
      </ul>
      <div class="row">
        <Show when={mine() && isLeft(mine() as AssignmentOf, one().attempts)}>
          <For each={one().scenarios}>
            {(scenario) => (
              <a class="btn" href={startPath(scenario.id, one().id)}>
                {text.start(scenario.title)}
              </a>
            )}
          </For>
        </Show>
        <Show when={one().goal}>{(goal) => <a href={`/goals/${goal()}`}>{text.toGoal}</a>}</Show>
        {/* a review is its rep's and their managers' */}
        <Show when={me().role !== 'coach' && one().review}>
          {(review) => <a href={`/reviews/${review()}`}>{text.toReview}</a>}
        </Show>
        <Show when={!one().withdrawn && props.withdraw}>
          <button
            class="btn btn--quiet"
            type="button"
            aria-label={text.withdrawName(one().whose.name)}
            onClick={() => props.withdraw?.()}
          >
            {text.withdraw}
          </button>
        </Show>
      </div>
    </article>
  );
}

function MemberState(props: { member: AssignmentOf; of: number; named: boolean }) {
  const state = () => props.member.state;
  return (
    <li>
      <span class={`chip ${kinds[state() as keyof typeof kinds] ?? ''}`}>{text.states[state()]}</span>{' '}
      <Show when={props.named}>{props.member.name}, </Show>
      {text.runs(props.member.attempts.length, props.of)}
      <Show when={props.member.best !== null}>, {text.best(props.member.best ?? 0)}</Show>
      <For each={props.member.attempts}>
        {(attempt) => (
          <span class="asked__attempt">
            <a href={`/${attempt.status === 'live' ? 'practice' : 'sessions'}/${attempt.session}`}>
              {text.attempt(whenOf(attempt.at, new Date()))}
            </a>
            {attempt.overall === null ? '' : `, ${text.scored(attempt.overall)}`}
            {attempt.status === 'live' ? `, ${text.running}` : ''}
          </span>
        )}
      </For>
    </li>
  );
}
