import { useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { firstNameOf, momentOf, namesOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { removeReview, shareOwnView, shareReview, signReview } from '../../reviews-api.ts';
import { AskedFirst } from '../asked-first.tsx';
import { Failure } from '../failure.tsx';
import { DateField } from './date-field.tsx';
import { dayLong } from './days.ts';
import { Folded } from './folded.tsx';
import { isAsked, isReady, sideOf, type Written } from './read.ts';

type Props = { review: ReviewView; again: () => Promise<void>; written: Written };

/** Signatures, the date of the next review, and sharing. */
export function SignOff(props: Props) {
  const [isSent, setSent] = createSignal(false);
  let told: HTMLParagraphElement | undefined;
  // the button is gone and much of the page with it: the reader is taken to what came of it
  const sent = async () => {
    await props.again();
    setSent(true);
    requestAnimationFrame(() => {
      told?.focus({ preventScroll: true });
      told?.scrollIntoView({ block: 'center' });
    });
  };
  return (
    <>
      <div class="sign">
        <For each={['manager', 'rep'] as const}>{(side) => <Signature {...props} side={side} />}</For>
        <Next {...props} />
      </div>
      <p class="sent" role="status" tabindex="-1" ref={told}>
        {isSent() ? text.sharedNow(firstNameOf(props.review.rep.name)) : ''}
      </p>
      <div class="foot">
        <p class="sm quiet">
          <Show when={props.review.status === 'preparing'}>
            {text.readers(namesOf([props.review.rep.name, ...props.review.readers.map(({ name }) => name)]))}
          </Show>
        </p>
        <div class="row">
          <button class="btn" type="button" onClick={() => print()}>
            {text.print}
          </button>
          <Show when={props.review.as === 'manager' && props.review.status === 'preparing'}>
            <Remove {...props} />
            <Share {...props} sent={sent} />
          </Show>
          <Show when={props.review.as === 'rep'}>
            <ShareOwn {...props} />
          </Show>
        </div>
      </div>
    </>
  );
}

function Signature(props: Props & { side: Side }) {
  const action = createAction();
  const [name, setName] = createSignal('');
  const signed = () => props.review.signatures.find(({ by }) => by === props.side);
  const isToSign = () => sideOf(props.review) === props.side && props.review.status === 'shared';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await action.run(() => signReview(props.review.id, name()))) await props.again();
  };
  const form = () => (
    <form class="sign__form" onSubmit={submit}>
      <div class="field">
        <label for="sign-name">{text.signLabel}</label>
        <input
          class="input"
          id="sign-name"
          autocomplete="name"
          maxlength={200}
          required
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <button
        class="btn"
        classList={{ 'btn--primary': props.review.timeToSign }}
        type="submit"
        aria-disabled={action.busy()}
      >
        {action.busy() ? text.signing : text.sign}
      </button>
    </form>
  );
  return (
    <div>
      <Show
        when={signed()}
        fallback={
          <Show
            when={isToSign()}
            fallback={
              <div class="line">
                <span class="faint sm">{text.waitingFor(firstNameOf(props.review[props.side].name))}</span>
              </div>
            }
          >
            <Show
              when={props.review.timeToSign}
              fallback={
                <Folded of={`${props.review.id} sign`} says={text.signBefore}>
                  {form()}
                </Folded>
              }
            >
              {form()}
            </Show>
          </Show>
        }
      >
        {(signature) => (
          <div class="line">
            <span class="said">{signature().name}</span>
          </div>
        )}
      </Show>
      <p>
        <Show when={signed()} fallback={text.signedAs[props.side]}>
          {(signature) => text.signed(text.signedAs[props.side], momentOf(signature().at))}
        </Show>
      </p>
      <Show when={action.problem()}>{(problem) => <Failure title={text.signFailed} problem={problem()} />}</Show>
    </div>
  );
}

function Next(props: Props) {
  const isMine = () => props.review.as === 'manager' && props.review.status !== 'signed';
  return (
    <Show
      when={isMine()}
      fallback={
        <div>
          <div class="line">{dayLong(props.review.nextOn)}</div>
          <p>{text.next}</p>
        </div>
      }
    >
      <DateField
        review={props.review}
        which="nextOn"
        id="next-on"
        label={text.next}
        failed={text.nextFailed}
        again={props.again}
      />
    </Show>
  );
}

function Share(props: Props & { sent: () => Promise<void> }) {
  const [about, setAbout] = createSignal<{ surprises: number } | null>(null);
  let saidOn: HTMLInputElement | undefined;
  const today = () => new Date().toISOString().slice(0, 10);
  const empty = () =>
    props.review.template.sections
      .filter((section) => isAsked(props.review, section) && !isReady(props.review, section, props.written))
      .map(({ heading }) => heading);
  return (
    <>
      <button class="btn btn--primary" type="button" onClick={() => setAbout({ surprises: props.review.surprises })}>
        {text.share(firstNameOf(props.review.rep.name))}
      </button>
      <AskedFirst
        about={about()}
        close={() => setAbout(null)}
        question={() => text.shareQuestion(firstNameOf(props.review.rep.name))}
        says={text.shareSays(firstNameOf(props.review.rep.name))}
        harmless
        more={({ surprises }) => (
          <>
            <Show when={empty().length > 0}>
              <p>{text.shareEmpty(new Intl.ListFormat('en-GB').format(empty()))}</p>
            </Show>
            <Show when={surprises > 0}>
              <p>{text.shareNew(surprises)}</p>
              <div class="field">
                <label for="said-on">{text.saidOn}</label>
                <input class="input" id="said-on" type="date" ref={saidOn} max={today()} />
              </div>
            </Show>
          </>
        )}
        yes={text.share(firstNameOf(props.review.rep.name))}
        no={text.notYet}
        act={({ surprises }) => shareReview(props.review.id, surprises > 0 ? saidOn?.value || null : null)}
        over={async (_, isShared) => {
          await (isShared ? props.sent() : props.again());
        }}
        failed={text.shareFailed}
      />
    </>
  );
}

function ShareOwn(props: Props) {
  const [isAsked, setAsked] = createSignal(false);
  return (
    <Show
      when={props.review.selfSharedAt === null && props.review.status !== 'signed'}
      fallback={
        <Show when={props.review.selfSharedAt}>
          {(at) => <span class="sm quiet">{text.ownShared(momentOf(at()))}</span>}
        </Show>
      }
    >
      <button class="btn btn--primary" type="button" onClick={() => setAsked(true)}>
        {text.shareOwn}
      </button>
      <AskedFirst
        about={isAsked() || null}
        close={() => setAsked(false)}
        question={() => text.shareOwnQuestion}
        says={text.shareOwnSays(firstNameOf(props.review.manager.name))}
        harmless
        yes={text.shareOwn}
        no={text.notYet}
        act={() => shareOwnView(props.review.id)}
        over={props.again}
        failed={text.shareFailed}
      />
    </Show>
  );
}

function Remove(props: Props) {
  const navigate = useNavigate();
  const [isAsked, setAsked] = createSignal(false);
  return (
    <>
      <button class="btn btn--quiet" type="button" onClick={() => setAsked(true)}>
        {text.removeDraft}
      </button>
      <AskedFirst
        about={isAsked() || null}
        close={() => setAsked(false)}
        question={() => text.removeQuestion}
        says={text.removeSays}
        yes={text.removeDraft}
        no={text.keep}
        act={() => removeReview(props.review.id)}
        over={(_, isGone) => {
          if (isGone) navigate('/reviews');
        }}
        failed={text.removeFailed}
      />
    </>
  );
}
