import { useSearchParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ReviewLine, ReviewsView } from '../../server/protocol/review-view.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import '../parts/block-rows.css';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { BeginForm } from '../parts/reviews/begin-form.tsx';
import { dayLong, periodOf } from '../parts/reviews/days.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { readReviews } from '../reviews-api.ts';
import './reviews.css';
import { text } from './reviews-text.ts';

const statuses = ['preparing', 'shared', 'signed'] as const;

/** Reviews of one's own, or of the reps one leads: what is due, under way, signed. */
export default function Reviews() {
  createTitle(() => text.title);
  const me = useMe();
  const reviews = createLoad(() => me().id, readReviews);
  const isManager = () => me().role === 'manager';
  const heading = () => {
    const view = reviews.value();
    if (!view) return text.headingLoading;
    const open = view.reviews.filter(({ status }) => status !== 'signed').length;
    return isManager() ? text.headingManager(view.reps.filter(({ due }) => due).length, open) : text.headingRep(open);
  };
  return (
    <div class="pg-reviews">
      <Heading>{heading()}</Heading>
      <p class="quiet intro">
        {isManager() ? text.saysManager : me().role === 'rep' ? repSays(reviews.value()) : text.notYours}
      </p>
      <Show when={me().role === 'rep' || isManager()}>
        <p class="row">
          <a href="/standards">{text.standards}</a> <a href="/plans">{text.plans}</a>{' '}
          <a href="/surveys">{text.surveys}</a>
          <Show when={isManager()}>
            {' '}
            <a href="/reviews/examples">{text.examples}</a>
          </Show>
        </p>
      </Show>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100, 100]} />}>
        <Match when={reviews.value()}>{(view) => <Lists view={view()} isManager={isManager()} />}</Match>
        <Match when={reviews.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void reviews.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

/** What a rep has to do about the review that is under way. */
function repSays(view: ReviewsView | null): string {
  const open = view?.reviews.find(({ status }) => status === 'shared') ?? view?.reviews.find(isDraft);
  if (!view || !open) return text.saysRep;
  const { manager, meetingOn, selfSharedAt, status } = open;
  if (status === 'shared') {
    const meets = meetingOn > view.today ? dayLong(meetingOn) : null;
    return text.saysRepShared(manager.name, meets, selfSharedAt !== null);
  }
  return selfSharedAt ? text.saysRepWaits(manager.name) : text.saysRep;
}

const isDraft = ({ status }: ReviewLine) => status === 'preparing';

function Lists(props: { view: ReviewsView; isManager: boolean }) {
  // whoever comes from a first page has somebody in mind
  const [wanted] = useSearchParams<{ rep?: string }>();
  const [rep, setRep] = createSignal(wanted.rep ?? '');
  const begin = (id: string) => {
    setRep(id);
    document.getElementById('rep')?.focus();
  };
  const of = (status: ReviewLine['status']) => props.view.reviews.filter((review) => review.status === status);
  return (
    <>
      <Show when={props.view.asked.length > 0}>
        <Asked asked={props.view.asked} />
      </Show>
      <Show when={props.isManager}>
        <Show when={props.view.reps.length > 0} fallback={<p class="said empty">{text.noReps}</p>}>
          <Due reps={props.view.reps} reviews={props.view.reviews} begin={begin} />
          <BeginForm view={props.view} rep={rep()} chooseRep={setRep} />
        </Show>
      </Show>
      <For each={statuses}>
        {(status) => (
          <Show when={of(status).length > 0}>
            <Lines group={text.groups[status]} id={status} reviews={of(status)} isManager={props.isManager} />
          </Show>
        )}
      </For>
      <Show when={props.view.reviews.length === 0 && !props.isManager}>
        <div class="empty">
          <p class="said">{text.none}</p>
          <p class="quiet">{text.noneSays}</p>
        </div>
      </Show>
    </>
  );
}

function Asked(props: { asked: ReviewsView['asked'] }) {
  return (
    <section class="sec" aria-labelledby="h-asked">
      <div class="sec__head">
        <h2 id="h-asked">{text.asked}</h2>
        <p>{text.askedSays}</p>
      </div>
      <ul class="plain">
        <For each={props.asked}>
          {({ id, rep, title, answered }) => (
            <li>
              <a href={`/reviews/${id}`}>{text.askedLine(rep.name, title)}</a>{' '}
              <span class={answered ? 'chip' : 'chip chip--wait'}>{answered ? text.given : text.toGive}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Due(props: { reps: ReviewsView['reps']; reviews: ReviewLine[]; begin: (rep: string) => void }) {
  const underWay = (of: string) => props.reviews.find(({ rep, status }) => rep.id === of && status !== 'signed');
  return (
    <section class="sec" aria-labelledby="h-due">
      <div class="sec__head">
        <h2 id="h-due">{text.due}</h2>
      </div>
      <table class="table block-rows due-rows">
        <caption class="vh">{text.dueCaption}</caption>
        <thead>
          <tr>
            <For each={text.dueColumns}>
              {(column, i) => (
                <th scope="col" class={i() === text.dueColumns.length - 1 ? 'r' : ''}>
                  {column}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.reps}>
            {({ rep, role, dueOn, due, says }) => (
              <tr>
                <th scope="row">{rep.name}</th>
                <td class="hl">{role}</td>
                <td>
                  <span class={due ? 'chip chip--wait' : 'chip'}>{says}</span>
                  <small>{dueOn ? text.nextOn(dayLong(dueOn), underWay(rep.id) !== undefined) : text.never}</small>
                </td>
                <td class="r">
                  <Show
                    when={underWay(rep.id)}
                    fallback={
                      <button
                        class="linkish"
                        type="button"
                        aria-label={text.beginFor(rep.name)}
                        onClick={() => props.begin(rep.id)}
                      >
                        {text.begin}
                      </button>
                    }
                  >
                    {(review) => (
                      <a href={`/reviews/${review().id}`} aria-label={text.openOf(review().status, rep.name)}>
                        {text.open(review().status)}
                      </a>
                    )}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Lines(props: { group: string; id: string; reviews: ReviewLine[]; isManager: boolean }) {
  return (
    <section class="sec" aria-labelledby={`h-${props.id}`}>
      <div class="sec__head">
        <h2 id={`h-${props.id}`}>{props.group}</h2>
      </div>
      <table class="table block-rows review-rows">
        <caption class="vh">{text.caption(props.group)}</caption>
        <thead>
          <tr>
            <For each={text.columns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.reviews}>
            {(review) => (
              <tr>
                <th scope="row">
                  <a href={`/reviews/${review.id}`}>
                    {text.of(review.title, (props.isManager ? review.rep : review.manager).name)}
                  </a>
                </th>
                <td>{periodOf(review.from, review.to)}</td>
                <td data-says={text.columns[2]}>{dayLong(review.meetingOn)}</td>
                <td>{review.waits}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
