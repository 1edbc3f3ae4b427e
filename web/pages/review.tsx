import { useParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Section } from '../../server/domain/review.ts';
import type { AnyReviewView, ReviewView } from '../../server/protocol/review-view.ts';
import { dayOf, firstNameOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { createReturn } from '../parts/return-to.ts';
import { AskedPage } from '../parts/reviews/asked-page.tsx';
import { DateField } from '../parts/reviews/date-field.tsx';
import { dayLong, dayShort, periodOf } from '../parts/reviews/days.ts';
import { Figures, Headlines } from '../parts/reviews/figures.tsx';
import { Folded } from '../parts/reviews/folded.tsx';
import { Before, Plan } from '../parts/reviews/plan.tsx';
import { Points } from '../parts/reviews/points.tsx';
import { isAsked, isReady, type Written } from '../parts/reviews/read.ts';
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
  createReturn(() => review.value() !== null);
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
  const [written, setWritten] = createSignal<Written>({});
  const wrote = (section: string, says: string) => setWritten((before) => ({ ...before, [section]: says }));
  return (
    <div class="pg-review doc">
      <Contents review={props.review} sections={sections()} written={written()} />
      <div>
        <Head {...props} />
        <Show when={props.review.before}>{(before) => <Before before={before()} />}</Show>
        <For each={sections()}>
          {(section, i) => (
            <>
              <OneSection {...props} section={section} written={written()} wrote={wrote} />
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

function Contents(props: { review: ReviewView; sections: readonly Section[]; written: Written }) {
  const asked = () => props.sections.filter((section) => isAsked(props.review, section));
  const isDone = (section: Section) => isReady(props.review, section, props.written);
  const ready = () => asked().filter(isDone).length;
  const says = () => {
    const { as, status, rep, manager } = props.review;
    if (status !== 'preparing') return props.review.waits;
    return as === 'rep' ? text.draftSaysRep(firstNameOf(manager.name)) : text.draftSays(firstNameOf(rep.name));
  };
  return (
    <nav class="toc" aria-label={text.skipTo}>
      <Show when={asked().length > 0}>
        <p class="eyebrow" id="ready">
          {text.ready(ready(), asked().length)}
        </p>
        <div
          class="progress"
          role="progressbar"
          aria-labelledby="ready"
          aria-valuemin="0"
          aria-valuemax={asked().length}
          aria-valuenow={ready()}
        >
          <For each={asked()}>{(_, i) => <i classList={{ on: i() < ready() }} />}</For>
        </div>
      </Show>
      <ol class="toc__l">
        <For each={props.sections}>
          {(section) => (
            <li>
              <a
                href={`#${section.id}`}
                rel="external"
                classList={{ todo: asked().includes(section), done: asked().includes(section) && isDone(section) }}
              >
                {section.heading}
                <Show when={asked().includes(section)}>
                  <span class="vh">, {isDone(section) ? text.isWritten : text.isToDo}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ol>
      <p class="xs faint">{says()}</p>
    </nav>
  );
}

function Head(props: Props) {
  const isMine = () => props.review.as === 'manager' && props.review.status === 'preparing';
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
        <Show when={!isMine()}>
          <span>{text.meeting(dayLong(props.review.meetingOn))}</span>
        </Show>
        <Show when={props.review.evidence}>
          {(evidence) => <span>{text.sessions(evidence().sessions.total)}</span>}
        </Show>
      </p>
      <Show when={isMine()}>
        <DateField
          review={props.review}
          which="meetingOn"
          id="meeting-on"
          label={text.meetingOn}
          failed={text.datesFailed}
          class="field meeting"
          again={props.again}
        />
      </Show>
      <Show when={props.review.evidence}>{(evidence) => <p class="sm quiet note">{evidence().sessions.says}</p>}</Show>
      <Show when={isMine()}>
        <p class="sm quiet note">
          <Show when={props.review.selfSharedAt} fallback={text.hiddenRep(firstNameOf(props.review.rep.name))}>
            {(at) => text.repShared(firstNameOf(props.review.rep.name), dayOf(at()))}
          </Show>
        </p>
      </Show>
    </header>
  );
}

type SectionProps = Props & { section: Section; written: Written; wrote: (section: string, says: string) => void };

function OneSection(props: SectionProps) {
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
          <Show when={props.review.evidence}>
            {(evidence) => <Headlines evidence={evidence()} toImprove={false} />}
          </Show>
          <Points review={props.review} kind="strength" again={props.again} />
        </Match>
        <Match when={holds() === 'improvements'}>
          <Show when={props.review.evidence}>{(evidence) => <Headlines evidence={evidence()} toImprove />}</Show>
          <Points review={props.review} kind="improvement" again={props.again} />
        </Match>
        <Match when={holds() === 'figures'}>
          <Show when={props.review.evidence}>
            {(evidence) => <Figures of={props.review.id} evidence={evidence()} sharedAt={props.review.sharedAt} />}
          </Show>
        </Match>
        <Match when={holds() === 'samples'}>
          <Samples review={props.review} again={props.again} />
        </Match>
        <Match when={holds() === 'levels'}>
          <Views review={props.review} section={props.section} again={props.again} />
        </Match>
        <Match when={holds() === 'plan'}>
          <Plan review={props.review} again={props.again} />
        </Match>
        <Match when={holds() === 'next'}>
          <SignOff review={props.review} again={props.again} written={props.written} />
        </Match>
      </Switch>
      <Show when={holds() !== 'levels' && holds() !== 'next'}>
        <SectionWords review={props.review} section={props.section} again={props.again} wrote={props.wrote} />
      </Show>
    </section>
  );
}

function Standards(props: { review: ReviewView }) {
  return (
    <section class="sec" aria-label={text.standards}>
      <Folded of={`${props.review.id} standards`} says={text.standards}>
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
      </Folded>
    </section>
  );
}
