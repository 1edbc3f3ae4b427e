import { For, Show } from 'solid-js';
import type { QueueItem } from '../../../server/protocol/coaching-view.ts';
import type { CoachWeek } from '../../../server/protocol/week-view.ts';
import { whenOf } from '../../format.ts';
import { doubtsSay } from '../../pages/coaching-text.ts';
import { Heading } from '../heading.tsx';
import { LiveNow } from '../watch/live-now.tsx';
import { CheckIns } from './manager-home.tsx';
import { Matter, ToDo } from './to-do.tsx';
import { text } from './week-text.ts';

const whyOf = ({ disputed, asked, declared, doubts }: QueueItem): string => {
  if (disputed) return text.why.disputed;
  if (asked) return text.why.asked;
  return declared ? text.why.declared : text.unsure(doubtsSay(doubts));
};

/** The queue first, beside it the coach's week and the ratings they are asked for. */
export function CoachHome(props: { week: CoachWeek }) {
  const rest = () => props.week.queue.slice(1);
  return (
    <>
      <div class="front" classList={{ 'front--alone': props.week.reps === 0 }}>
        <Lead week={props.week} />
        <Show when={props.week.reps > 0}>
          <div class="side">
            <YourWeek week={props.week.week} />
            <Rounds rounds={props.week.rounds} />
          </div>
        </Show>
      </div>
      <LiveNow />
      <div class="todos">
        <Show when={rest().length > 0}>
          <ToDo
            id="h-queue"
            title={text.next}
            items={rest()}
            most={5}
            uncounted
            all={{ says: text.wholeQueue, href: '/coaching' }}
          >
            {(item) => (
              <Matter href={`/coaching?session=${item.session}`} says={`${item.member.name}, “${item.title}”`}>
                {whyOf(item)}, {whenOf(item.at, new Date())}.{' '}
                {item.claimedBy ? (item.claimedBy.mine ? text.onItYou : text.onIt(item.claimedBy.name)) : ''}
              </Matter>
            )}
          </ToDo>
        </Show>
        <Show when={props.week.checkIns.length > 0}>
          <CheckIns week={props.week} />
        </Show>
      </div>
    </>
  );
}

function Lead(props: { week: CoachWeek }) {
  const none = () => (props.week.reps === 0 ? [text.noReps, text.noRepsSays] : [text.queueClear, text.queueClearSays]);
  return (
    <section class="next" aria-labelledby="h-next">
      <p class="eyebrow">{text.queueEyebrow}</p>
      <Show
        when={props.week.queue[0]}
        fallback={
          <>
            <Heading id="h-next">{none()[0]}</Heading>
            <p class="why quiet">{none()[1]}</p>
          </>
        }
      >
        {(first) => (
          <>
            <Heading id="h-next">{text.queueLead(first())}</Heading>
            <p class="why quiet">
              {first().disputed || first().asked || first().declared ? '' : `${doubtsSay(first().doubts)}. `}
              {text.waiting(props.week.waiting)}
            </p>
            <p class="row choose">
              <a class="btn btn--primary btn--lg" href={`/coaching?session=${first().session}`}>
                {text.lookAt}
              </a>
              <a class="btn btn--lg" href="/coaching">
                {text.wholeQueue}
              </a>
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

/** More steps than this can't be told apart. */
const mostSteps = 20;

function YourWeek(props: { week: CoachWeek['week'] }) {
  const steps = () => Math.min(props.week.wanted, mostSteps);
  const isOver = () => props.week.wanted === 0 || props.week.done > props.week.wanted;
  const says = () => (isOver() ? text.doneOver : text.done)(props.week.done, props.week.wanted);
  return (
    <section class="praise" aria-labelledby="h-week">
      <h2 id="h-week" class="eyebrow">
        {text.yourWeek}
      </h2>
      <p class="week-says">{says()}</p>
      <Show when={steps() > 0}>
        <div class="progress" aria-hidden="true">
          <For each={Array.from({ length: steps() }, (_, i) => i)}>
            {(i) => <i classList={{ on: i < Math.round((props.week.done * steps()) / props.week.wanted) }} />}
          </For>
        </div>
      </Show>
      <p class="sm quiet">
        {text.doneSays} <a href="/coaching">{text.setWeek}</a>
      </p>
    </section>
  );
}

function Rounds(props: { rounds: CoachWeek['rounds'] }) {
  return (
    <section class="praise" aria-labelledby="h-rounds">
      <h2 id="h-rounds" class="eyebrow">
        {text.rounds}
      </h2>
      <Show when={props.rounds.length > 0} fallback={<p class="sm quiet">{text.noRounds}</p>}>
        <ul class="rounds">
          <For each={props.rounds}>
            {({ title, left, of, by }) => (
              <li>
                <a href="/calibration">{title}</a>
                <p class="by">{text.roundLeft(left, of, by)}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
