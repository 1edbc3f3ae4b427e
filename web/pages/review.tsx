import { useParams } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Section } from '../../server/domain/review.ts';
import type { AnyReviewView, ReviewView } from '../../server/protocol/review-view.ts';
import { dayOf, firstNameOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { AskedPage } from '../parts/reviews/asked-page.tsx';
import { dayLong, dayShort, periodOf } from '../parts/reviews/days.ts';
import { Figures, Headlines } from '../parts/reviews/figures.tsx';
import { Before, Plan } from '../parts/reviews/plan.tsx';
import { Points } from '../parts/reviews/points.tsx';
import { isReady } from '../parts/reviews/read.ts';
import { Samples } from '../parts/reviews/samples.tsx';
import { SignOff } from '../parts/reviews/sign-off.tsx';
import { Views } from '../parts/reviews/views.tsx';
import { SectionWords } from '../parts/reviews/words.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { readReview } from '../reviews-api.ts';
import './review.css';
import { text } from './review-text.ts';

const full = (view: AnyReviewView | null): ReviewView | null => (view && view.as !== 'asked' ? view : null);

/** One review, as its rep, its manager, another manager or an asked colleague sees it. */
export default function Review() {
  const params = useParams<{ id: string }>();
  const review = createLoad(() => params.id, readReview);
  const asked = () => {
    const view = review.value();
    return view?.as === 'asked' ? view : null;
  };
  return (
    <Switch fallback={<Skeleton label={text.loading} lines={[40, 90, 75, 60]} heading />}>
      <Match when={review.failed()}>
        {(problem) => <NotLoaded problem={problem()} again={review.again} says={text} onward="/reviews" />}
      </Match>
      <Match when={asked()}>{(view) => <AskedPage asked={view()} again={review.again} />}</Match>
      <Match when={full(review.value())}>{(view) => <Whole review={view()} again={review.again} />}</Match>
    </Switch>
  );
}

type Props = { review: ReviewView; again: () => Promise<void> };
const sameIds = (a: readonly Section[], b: readonly Section[]) =>
  a.map(({ id }) => id).join() === b.map(({ id }) => id).join();

function Whole(props: Props) {
  createTitle(() => text.title(props.review.rep.name));
  // read again after a change, the sections are the same ones: what is being typed in them stays
  const sections = createMemo(() => props.review.template.sections, undefined, { equals: sameIds });
  return (
    <div class="pg-review doc">
      <Contents review={props.review} sections={sections()} />
      <div>
        <Head review={props.review} />
        <Show when={props.review.before}>{(before) => <Before before={before()} />}</Show>
        <For each={sections()}>
          {(section, i) => (
            <>
              <OneSection {...props} review={props.review} section={section} />
              <Show when={i() === 0 && props.review.standards.length > 0}>
                <Standards review={props.review} />
              </Show>
            </>
          )}
        </For>
      </div>
    </div>
  );
}

function Contents(props: { review: ReviewView; sections: readonly Section[] }) {
  const ready = () => props.sections.filter((section) => isReady(props.review, section)).length;
  const says = () => {
    const { as, status, rep, manager } = props.review;
    if (status !== 'preparing') return props.review.waits;
    return as === 'rep' ? text.draftSaysRep(firstNameOf(manager.name)) : text.draftSays(firstNameOf(rep.name));
  };
  return (
    <nav class="toc" aria-label={text.skipTo}>
      <p class="eyebrow" id="ready">
        {text.ready(ready(), props.sections.length)}
      </p>
      <div
        class="progress"
        role="progressbar"
        aria-labelledby="ready"
        aria-valuemin="0"
        aria-valuemax={props.sections.length}
        aria-valuenow={ready()}
      >
        <For each={props.sections}>{(_, i) => <i classList={{ on: i() < ready() }} />}</For>
      </div>
      <ol class="toc__l">
        <For each={props.sections}>
          {(section) => (
            <li>
              <a href={`#${section.id}`} rel="external" classList={{ done: isReady(props.review, section) }}>
                {section.heading}
              </a>
            </li>
          )}
        </For>
      </ol>
      <p class="xs faint">{says()}</p>
    </nav>
  );
}

function Head(props: { review: ReviewView }) {
  return (
    <header class="hd">
      <p class="eyebrow">
        {props.review.template.title}, {text.states[props.review.status]}
      </p>
      <Heading>{props.review.rep.name}</Heading>
      <p class="meta">
        <span>{text.role(props.review.template.role)}</span>
        <span>{periodOf(props.review.from, props.review.to)}</span>
        <span>{text.preparedBy(props.review.manager.name)}</span>
        <span>{text.meeting(dayLong(props.review.meetingOn))}</span>
        <Show when={props.review.evidence}>
          {(evidence) => <span>{text.sessions(evidence().sessions.total)}</span>}
        </Show>
      </p>
      <Show when={props.review.evidence}>{(evidence) => <p class="sm quiet note">{evidence().sessions.says}</p>}</Show>
      <Show
        when={
          props.review.as === 'manager' && props.review.selfSharedAt !== null && props.review.status === 'preparing'
        }
      >
        <p class="sm quiet note">
          {text.repShared(firstNameOf(props.review.rep.name), dayOf(props.review.selfSharedAt ?? ''))}
        </p>
      </Show>
    </header>
  );
}

function OneSection(props: Props & { section: Section }) {
  const holds = () => props.section.holds;
  return (
    <section class="sec" id={props.section.id} aria-labelledby={`h-${props.section.id}`}>
      <div class="sec__head">
        <h2 id={`h-${props.section.id}`}>{props.section.heading}</h2>
        <Show when={holds() === 'next'}>
          <p>{text.signSays}</p>
        </Show>
      </div>
      <Switch>
        <Match when={holds() === 'strengths'}>
          <Show when={props.review.evidence}>{(evidence) => <Headlines evidence={evidence()} />}</Show>
          <Points review={props.review} kind="strength" again={props.again} />
        </Match>
        <Match when={holds() === 'improvements'}>
          <Points review={props.review} kind="improvement" again={props.again} />
        </Match>
        <Match when={holds() === 'figures'}>
          <Show when={props.review.evidence}>
            {(evidence) => <Figures evidence={evidence()} sharedAt={props.review.sharedAt} />}
          </Show>
        </Match>
        <Match when={holds() === 'samples'}>
          <Samples review={props.review} again={props.again} />
        </Match>
        <Match when={holds() === 'levels'}>
          <Views review={props.review} section={props.section} again={props.again} />
        </Match>
        <Match when={holds() === 'plan'}>
          <Plan review={props.review} />
        </Match>
        <Match when={holds() === 'next'}>
          <SignOff review={props.review} again={props.again} />
        </Match>
      </Switch>
      <Show when={holds() !== 'levels' && holds() !== 'next'}>
        <SectionWords review={props.review} section={props.section} again={props.again} />
      </Show>
    </section>
  );
}

function Standards(props: { review: ReviewView }) {
  return (
    <section class="sec" aria-labelledby="h-standards">
      <div class="sec__head">
        <h2 id="h-standards">{text.standards}</h2>
      </div>
      <ul class="plain">
        <For each={props.review.standards}>
          {({ name, says, threshold, seenAt }) => (
            <li>
              <b>
                {name}, {Math.round(threshold)}
              </b>{' '}
              {says}{' '}
              <span class="sm quiet">
                {seenAt ? text.standardSeen(dayShort(seenAt.slice(0, 10))) : text.standardUnseen}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
