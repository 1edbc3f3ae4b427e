import { createSignal, For, Show } from 'solid-js';
import type { PointSource } from '../../../server/domain/review.ts';
import type { PointView, ProposedPoint, ReviewView, Seen } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { text } from '../../pages/review-text.ts';
import { addPoint, nameSource, removePoint, rewordPoint } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { dayShort } from './days.ts';

/** Strengths, or what to improve and what the rep has seen of it already. */

type Props = { review: ReviewView; kind: PointView['kind']; again: () => Promise<void> };

const sourceOf = (value: string): PointSource | null => {
  const [kind, id] = value.split(' ');
  return kind && id ? { kind: kind as PointSource['kind'], id } : null;
};

export function Points(props: Props) {
  const action = createAction();
  const isMine = () => props.review.as === 'manager' && props.review.status === 'preparing';
  const points = () => props.review.points.filter(({ kind }) => kind === props.kind);
  const proposed = () => props.review.proposed.filter(({ kind }) => kind === props.kind);
  const change = async (work: () => Promise<void>) => {
    if (await action.run(work)) await props.again();
  };
  return (
    <div class="points">
      <Show when={props.kind === 'improvement' && props.review.as === 'manager' && points().length > 0}>
        <p class="sm" classList={{ quiet: props.review.surprises === 0 }} role="status">
          <Show when={props.review.surprises > 0} fallback={text.noSurprises}>
            <span class="chip chip--wait">{text.isNew}</span> {text.surprises(props.review.surprises)}
          </Show>
        </p>
      </Show>
      <ul class="plain">
        <For each={points()}>
          {(point) => (
            <li>
              <Words review={props.review} point={point} isMine={isMine()} again={props.again} />
              <Show
                when={props.kind === 'improvement'}
                fallback={
                  <Show when={point.source}>
                    {(source) => (
                      <p class="sm quiet">
                        <SeenOf source={source()} isOwn={props.review.as === 'rep'} />
                      </p>
                    )}
                  </Show>
                }
              >
                <Source review={props.review} point={point} isMine={isMine()} change={change} />
              </Show>
              <Show when={isMine()}>
                <button
                  class="linkish sm"
                  type="button"
                  aria-label={text.removeOf(point.says)}
                  onClick={() => void change(() => removePoint(props.review.id, point.id))}
                >
                  {text.remove}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={isMine() && proposed().length > 0}>
        <Proposed
          kind={props.kind}
          proposed={proposed()}
          take={({ kind, says, source }) =>
            void change(() =>
              addPoint(props.review.id, {
                kind,
                says,
                source: source && { kind: source.kind, id: source.id },
              }),
            )
          }
        />
      </Show>
      <Show when={isMine()}>
        <AddPoint {...props} />
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.changeFailed} problem={problem()} />}</Show>
    </div>
  );
}

/** What a point says; its author words it anew while preparing. */
function Words(props: { review: ReviewView; point: PointView; isMine: boolean; again: Props['again'] }) {
  const action = createAction();
  const [editing, setEditing] = createSignal(false);
  const opener = () => `edit-${props.point.id}`;
  const close = () => {
    setEditing(false);
    document.getElementById(opener())?.focus();
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const box = event.currentTarget.querySelector('textarea');
    const says = box?.value.trim() ?? '';
    if (says === '') return box?.focus();
    if (!(await action.run(() => rewordPoint(props.review.id, props.point.id, says)))) return;
    setEditing(false);
    await props.again();
    document.getElementById(opener())?.focus();
  };
  return (
    <Show
      when={editing()}
      fallback={
        <>
          <p class="said pre">{props.point.says}</p>
          <Show when={props.isMine && props.point.by === 'manager'}>
            <button
              class="linkish sm"
              type="button"
              id={opener()}
              aria-label={text.editOf(props.point.says)}
              onClick={() => setEditing(true)}
            >
              {text.edit}
            </button>
          </Show>
        </>
      }
    >
      <form onSubmit={submit}>
        <div class="field">
          <label for={`words-${props.point.id}`}>{text.pointWords}</label>
          <textarea
            class="input"
            id={`words-${props.point.id}`}
            rows={3}
            maxlength={1000}
            ref={(box) => queueMicrotask(() => box.focus())}
          >
            {props.point.says}
          </textarea>
        </div>
        <div class="row">
          <button class="btn" type="submit" aria-disabled={action.busy()}>
            {action.busy() ? text.saving : text.saveWords}
          </button>
          <button class="linkish sm" type="button" onClick={close}>
            {text.leaveWords}
          </button>
        </div>
        <Show when={action.problem()}>{(problem) => <Failure title={text.changeFailed} problem={problem()} />}</Show>
      </form>
    </Show>
  );
}

/** What the evidence suggests, ready to be taken with one click. */
function Proposed(props: { kind: PointView['kind']; proposed: ProposedPoint[]; take: (point: ProposedPoint) => void }) {
  return (
    <section class="proposed" aria-labelledby={`h-proposed-${props.kind}`}>
      <h3 id={`h-proposed-${props.kind}`}>{text.proposed[props.kind]}</h3>
      <ul class="plain">
        <For each={props.proposed}>
          {(point) => (
            <li>
              <p>{point.says}</p>
              <p class="sm quiet">
                <Show when={point.source} fallback={text.proposedNew}>
                  {(source) => <SeenOf source={source()} />}
                </Show>
              </p>
              <button
                class="btn"
                type="button"
                aria-label={text.addProposedOf(point.says)}
                onClick={() => props.take(point)}
              >
                {text.addProposed}
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function SeenOf(props: { source: Seen; isOwn?: boolean }) {
  return (
    <>
      {props.isOwn ? text.sourceOwn : text.source}:{' '}
      <a href={props.source.link}>{text.sourceOn(text.sourceKinds[props.source.kind], dayShort(props.source.on))}</a>{' '}
      {props.source.says}
    </>
  );
}

function Source(props: {
  review: ReviewView;
  point: PointView;
  isMine: boolean;
  change: (work: () => Promise<void>) => Promise<void>;
}) {
  const id = () => `source-${props.point.id}`;
  return (
    <Show
      when={props.isMine}
      fallback={
        <Show when={props.point.source} fallback={<span class="chip chip--wait">{text.isNew}</span>}>
          {(source) => (
            <p class="sm quiet">
              <SeenOf source={source()} isOwn={props.review.as === 'rep'} />
            </p>
          )}
        </Show>
      }
    >
      <div class="field">
        <label for={id()}>{text.source}</label>
        <SeenSelect
          id={id()}
          review={props.review}
          value={props.point.source ? `${props.point.source.kind} ${props.point.source.id}` : ''}
          choose={(value) => void props.change(() => nameSource(props.review.id, props.point.id, sourceOf(value)))}
        />
      </div>
    </Show>
  );
}

function SeenSelect(props: { id: string; review: ReviewView; value: string; choose?: (value: string) => void }) {
  const kinds = ['check-in', 'goal', 'comment', 'scorecard'] as const;
  const of = (kind: (typeof kinds)[number]) => props.review.seen.filter((each) => each.kind === kind);
  return (
    <select class="input" id={props.id} name="source" onChange={(event) => props.choose?.(event.currentTarget.value)}>
      <option value="" selected={props.value === ''}>
        {text.newToThem}
      </option>
      <For each={kinds}>
        {(kind) => (
          <Show when={of(kind).length > 0}>
            <optgroup label={text.sourceKinds[kind]}>
              <For each={of(kind)}>
                {(seen) => (
                  <option value={`${seen.kind} ${seen.id}`} selected={props.value === `${seen.kind} ${seen.id}`}>
                    {dayShort(seen.on)}: {seen.says}
                  </option>
                )}
              </For>
            </optgroup>
          </Show>
        )}
      </For>
    </select>
  );
}

function AddPoint(props: Props) {
  const action = createAction();
  const isImprovement = () => props.kind === 'improvement';
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const box = form.querySelector('textarea');
    const says = box?.value.trim() ?? '';
    if (says === '') return box?.focus();
    const source = sourceOf(form.querySelector('select')?.value ?? '');
    const added = await action.run(() => addPoint(props.review.id, { kind: props.kind, says, source }));
    if (!added) return;
    form.reset();
    await props.again();
  };
  return (
    <form class="points__add" onSubmit={submit}>
      <div class="field">
        <label for={`add-${props.kind}`}>{isImprovement() ? text.addImprovement : text.addStrength}</label>
        <textarea
          class="input"
          id={`add-${props.kind}`}
          rows={2}
          maxlength={1000}
          aria-describedby={`add-${props.kind}-hint`}
        />
        <span class="hint" id={`add-${props.kind}-hint`}>
          {isImprovement() ? text.improvementHint : text.strengthHint}
        </span>
      </div>
      <Show when={isImprovement()}>
        <div class="field">
          <label for="add-source">{text.source}</label>
          <SeenSelect id="add-source" review={props.review} value="" />
        </div>
      </Show>
      <button class="btn" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.adding : text.add}
      </button>
      <Show when={action.problem()}>{(problem) => <Failure title={text.addFailed} problem={problem()} />}</Show>
    </form>
  );
}
