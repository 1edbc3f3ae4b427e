import { For, Show } from 'solid-js';
import type { Sample } from '../../../server/domain/evidence.ts';
import type { ReviewView, SampleWords } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { clockOf, firstNameOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { linkFrom, sessionLink } from '../../record/session-link.ts';
import { pullCall, removeCall } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { dayShort } from './days.ts';
import { Folded } from './folded.tsx';
import { sideOf } from './read.ts';

/** A strong and a weak moment, and the calls that either side chose to talk about. */
export function Samples(props: { review: ReviewView; again: () => Promise<void> }) {
  const action = createAction();
  const evidence = () => props.review.evidence;
  const isChoosing = () => sideOf(props.review) !== null && props.review.status !== 'signed';
  const change = async (work: () => Promise<void>) => {
    if (await action.run(work)) await props.again();
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const session = form.querySelector('select')?.value ?? '';
    const note = form.querySelector('input')?.value ?? '';
    if (session !== '') await change(() => pullCall(props.review.id, { session, note }));
  };
  return (
    <>
      <Show when={evidence()}>
        {(pack) => (
          <div class="calls">
            <One
              of={props.review.id}
              kind="strong"
              sample={pack().strong}
              words={props.review.words.strong}
              rep={firstNameOf(props.review.rep.name)}
            />
            <One
              of={props.review.id}
              kind="weak"
              sample={pack().weak}
              words={props.review.words.weak}
              rep={firstNameOf(props.review.rep.name)}
            />
          </div>
        )}
      </Show>
      <Show when={props.review.calls.length > 0}>
        <h3>{text.chosen}</h3>
        <ul class="plain">
          <For each={props.review.calls}>
            {(call) => (
              <li>
                <Show when={call.open} fallback={call.title}>
                  <a href={linkFrom(props.review.id, sessionLink(call.session, call.source))}>{call.title}</a>
                </Show>{' '}
                <span class="sm quiet">
                  {text.chosenBy(props.review[call.by].name, call.on ? dayShort(call.on) : '')}
                  {call.overall === null ? '' : `. ${Math.round(call.overall)}`}
                </span>
                <Show when={call.note}>
                  <p class="said">{call.note}</p>
                </Show>
                <Show when={call.mine && props.review.status !== 'signed'}>
                  <button
                    class="linkish sm"
                    type="button"
                    aria-label={text.removeOf(call.title)}
                    onClick={() => void change(() => removeCall(props.review.id, call.session))}
                  >
                    {text.remove}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isChoosing()}>
        <Show when={props.review.choosable.length > 0} fallback={<p class="sm quiet note">{text.chooseNone}</p>}>
          <Folded of={`${props.review.id} choose`} says={text.choose}>
            <form class="choose" onSubmit={submit}>
              <div class="field">
                <label for="choose">{text.chooseCall}</label>
                <select class="input" id="choose">
                  <For each={props.review.choosable}>
                    {({ session, title, on, overall }) => (
                      <option value={session}>
                        {dayShort(on)}: {title}
                        {overall === null ? '' : `, ${Math.round(overall)}`}
                      </option>
                    )}
                  </For>
                </select>
              </div>
              <div class="field">
                <label for="choose-note">{text.chooseNote}</label>
                <input class="input" id="choose-note" maxlength={500} autocomplete="off" />
              </div>
              <button class="btn" type="submit" aria-disabled={action.busy()}>
                {text.chooseIt}
              </button>
            </form>
          </Folded>
        </Show>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.changeFailed} problem={problem()} />}</Show>
    </>
  );
}

function One(props: {
  /** The review's id. */
  of: string;
  kind: 'strong' | 'weak';
  sample: Sample | null;
  words: SampleWords | null;
  rep: string;
}) {
  const clock = () => clockOf(props.sample?.atMs ?? 0);
  return (
    <article>
      <div class="row">
        <span class="chip" classList={{ 'chip--high': props.kind === 'strong', 'chip--low': props.kind === 'weak' }}>
          {text[props.kind]}
        </span>
        <Show when={props.sample}>
          {(sample) => (
            <span class="sm quiet">
              {text.sampleOf(sample().source, sample().title, dayShort(sample().on), clock())}
            </span>
          )}
        </Show>
      </div>
      <Show when={props.sample} fallback={<p class="sm quiet">{text.noSample}</p>}>
        {(sample) => (
          <>
            <Show when={props.words} fallback={<p class="sm quiet">{text.noWords}</p>}>
              {(words) => (
                <div class="ex">
                  <Show when={words().answered}>
                    {(answered) => (
                      <p>
                        <b>{words().speaker}</b>
                        {answered()}
                      </p>
                    )}
                  </Show>
                  <p class="me">
                    <b>{props.rep}</b>
                    {words().said}
                  </p>
                </div>
              )}
            </Show>
            <p class="sm quiet">
              {sample().headline}. {sample().effect}
            </p>
            <Show when={props.words}>
              <a class="sm" href={linkFrom(props.of, sessionLink(sample().session, sample().source, sample().at.seq))}>
                {text.openAt(clock())}
              </a>
            </Show>
          </>
        )}
      </Show>
    </article>
  );
}
