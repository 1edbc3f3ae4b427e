import { createSignal, For, type ParentProps, Show } from 'solid-js';
import type { Section } from '../../../server/domain/review.ts';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { firstNameOf, momentOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { addComment } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { Folded } from './folded.tsx';
import { isHidden, isWriting, sideOf, textBy } from './read.ts';
import { isKept, WordsBox } from './words-box.tsx';

type Wrote = { wrote: (section: string, says: string) => void };

/** What each side wrote in a section, next to each other, and what they say to it. */
export function SectionWords(props: Wrote & { review: ReviewView; section: Section; again: () => Promise<void> }) {
  const authors = () => (['rep', 'manager'] as const).filter((side) => props.section.by.includes(side));
  // what can't be seen yet is told of once, unless there is nothing else here
  const sides = () => authors().filter((side) => authors().length < 2 || !isHidden(props.review, side));
  return (
    <>
      <Show when={sides().length > 0}>
        <Beside review={props.review} section={props.section}>
          <div class="self" classList={{ 'self--one': sides().length < 2 }}>
            <For each={sides()}>{(side) => <OneSide {...props} side={side} />}</For>
          </div>
        </Beside>
      </Show>
      <Asked review={props.review} section={props.section} />
      <Show when={props.review.status !== 'preparing'}>
        <Comments review={props.review} section={props.section} again={props.again} />
      </Show>
    </>
  );
}

/** Where a section has something else to fill, the manager's words are beside the point until they are written. */
function Beside(props: ParentProps<{ review: ReviewView; section: Section }>) {
  const { id, holds } = props.section;
  const isBeside =
    props.review.as === 'manager' && (['figures', 'improvements', 'plan'] as const).some((each) => each === holds);
  const says = () => textBy(props.review, id, 'manager')?.says ?? '';
  // no goal to add and none to take up: words are all there is to it
  const isAll = () => {
    const { goals, openGoals, goalsFull } = props.review;
    return holds === 'plan' && goalsFull && goals.length === 0 && openGoals.every(({ review }) => review !== null);
  };
  return (
    <Show when={isBeside && isWriting(props.review, props.section)} fallback={props.children}>
      <Folded
        of={`${props.review.id} words ${id}`}
        says={text.writeHere}
        open={says() !== '' || isKept(props.review.id, id) || isAll()}
      >
        {props.children}
      </Folded>
    </Show>
  );
}

function OneSide(props: Wrote & { review: ReviewView; section: Section; side: Side }) {
  const person = () => props.review[props.side];
  const stands = () => textBy(props.review, props.section.id, props.side);
  const isMine = () => sideOf(props.review) === props.side;
  return (
    <Show
      when={isMine() && isWriting(props.review, props.section)}
      fallback={
        <div>
          <p class="eyebrow">{firstNameOf(person().name)}</p>
          <Show
            when={stands()?.says.trim()}
            fallback={
              <p class="sm quiet">
                {isHidden(props.review, props.side)
                  ? props.side === 'rep'
                    ? text.hiddenRep(firstNameOf(person().name))
                    : text.hiddenManager(firstNameOf(person().name))
                  : text.nothingWritten}
              </p>
            }
          >
            {(says) => <p class="said pre">{says()}</p>}
          </Show>
        </div>
      }
    >
      <WordsBox
        review={props.review.id}
        section={props.section.id}
        label={text.yourWords}
        ask={props.section.ask}
        says={stands()?.says ?? ''}
        version={stands()?.version ?? 0}
        saved={(says) => props.wrote(props.section.id, says)}
      />
    </Show>
  );
}

function Asked(props: { review: ReviewView; section: Section }) {
  const given = () => props.review.asked.filter(({ answered }) => answered);
  const said = () =>
    given().flatMap(({ name, texts }) =>
      texts.filter(({ section }) => section === props.section.id).map(({ says }) => ({ name, says })),
    );
  const waiting = () => props.review.asked.filter(({ answered }) => !answered);
  return (
    <Show when={props.section.by.includes('asked') && props.review.asked.length > 0}>
      <div class="asked">
        <p class="eyebrow">{text.asked}</p>
        <Show when={props.review.as !== 'manager'}>
          <p class="sm quiet">{text.askedNameless}</p>
        </Show>
        <For each={said()}>
          {({ name, says }) => (
            <blockquote>
              <p class="said pre">{says}</p>
              <Show when={name}>{(who) => <p class="sm quiet">{who()}</p>}</Show>
            </blockquote>
          )}
        </For>
        <For each={waiting()}>{({ name }) => <p class="sm quiet">{text.askedWaits(name ?? '')}</p>}</For>
        <Show when={props.review.as === 'manager' && given().length < 3}>
          <p class="sm quiet">{text.askedFew}</p>
        </Show>
      </div>
    </Show>
  );
}

function Comments(props: { review: ReviewView; section: Section; again: () => Promise<void> }) {
  const action = createAction();
  const [isOpen, setOpen] = createSignal(false);
  const said = () => props.review.comments.filter(({ section }) => section === props.section.id);
  const id = () => `comment-${props.section.id}`;
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const box = event.currentTarget.querySelector('textarea');
    const says = box?.value.trim() ?? '';
    if (says === '') return box?.focus();
    const done = await action.run(() => addComment(props.review.id, { section: props.section.id, says }));
    if (!done) return;
    setOpen(false);
    await props.again();
  };
  return (
    <div class="comments">
      <Show when={said().length > 0}>
        <ul aria-label={text.comments}>
          <For each={said()}>
            {({ by, says, at }) => (
              <li>
                <p class="said pre">{says}</p>
                <p class="sm quiet">
                  {by.name}, {momentOf(at)}
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={sideOf(props.review)}>
        <Show
          when={isOpen()}
          fallback={
            <button
              class="linkish"
              type="button"
              aria-label={`${text.comment}: ${props.section.heading}`}
              onClick={() => {
                setOpen(true);
                document.getElementById(id())?.focus();
              }}
            >
              {text.comment}
            </button>
          }
        >
          <form onSubmit={submit} class="comments__form">
            <div class="field">
              <label for={id()}>{text.comment}</label>
              <textarea class="input" id={id()} rows={2} maxlength={2000} />
            </div>
            <button class="btn" type="submit" aria-disabled={action.busy()}>
              {action.busy() ? text.adding : text.add}
            </button>
          </form>
        </Show>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.commentFailed} problem={problem()} />}</Show>
    </div>
  );
}
