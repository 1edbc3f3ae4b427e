import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Reasons, Said } from '../../../server/protocol/listening-view.ts';
import { addMark, whyHeard } from '../../api.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/listening-text.ts';
import { labelNames } from '../../record/label-text.ts';
import { RowButton } from '../action-table.tsx';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';
import { MarkForm } from './mark-form.tsx';

type Reason = Reasons['reasons'][number];
type Span = Reasons['sentences'][number];

/** Sentence by sentence what was heard and the words it went by, each to be marked where it is wrong. */
export function Why(props: { turn: Said; n: number; before: Said[]; spoken: boolean; marked: () => void }) {
  const why = createLoad(
    () => props.turn,
    (turn) => whyHeard(turn, props.before),
  );
  return (
    <Switch fallback={<Skeleton label={text.whyLoading} lines={[80, 60]} />}>
      <Match when={why.value()}>
        {(found) => (
          <ul class="why">
            <For each={found().sentences}>
              {(sentence, at) => (
                <Sentence
                  turn={props.turn}
                  id={`${props.n}-${at()}`}
                  sentence={sentence}
                  reasons={found().reasons.filter((one) => one.start < sentence.end && sentence.start < one.end)}
                  before={beforeOf(props.turn, found().sentences.slice(0, at()), props.before)}
                  spoken={props.spoken}
                  marked={props.marked}
                />
              )}
            </For>
          </ul>
        )}
      </Match>
      <Match when={why.failed()}>
        {(problem) => <Failure title={text.whyFailed} problem={problem()} again={() => void why.again()} />}
      </Match>
    </Switch>
  );
}

/** What stands before a sentence: the talk, and its own turn up to it. */
function beforeOf(turn: Said, earlier: readonly Span[], before: readonly Said[]): Said[] {
  const own = turn.text.slice(0, earlier.at(-1)?.end ?? 0).trim();
  return own === '' ? [...before] : [...before.slice(-7), { speaker: turn.speaker, text: own }];
}

function Sentence(props: {
  turn: Said;
  id: string;
  sentence: Span;
  reasons: readonly Reason[];
  before: Said[];
  spoken: boolean;
  marked: () => void;
}) {
  const [isWrong, setWrong] = createSignal(false);
  const says = () => props.turn.text.slice(props.sentence.start, props.sentence.end);
  return (
    <li>
      <p class="said">{says()}</p>
      <Show when={props.reasons.length > 0} fallback={<p class="faint sm">{text.nothing}</p>}>
        <ul class="why__reasons">
          <For each={props.reasons}>{(reason) => <ReasonLine turn={props.turn.text} reason={reason} />}</For>
        </ul>
      </Show>
      <Show
        when={isWrong()}
        fallback={<RowButton name={text.markOf(says())} says={text.mark} onClick={() => setWrong(true)} />}
      >
        <MarkForm
          id={props.id}
          speaker={props.turn.speaker}
          heard={props.reasons.map(({ label }) => label)}
          keep={async (right) => {
            const { speaker } = props.turn;
            await addMark({ speaker, text: says(), before: props.before, spoken: props.spoken, right });
          }}
          close={() => setWrong(false)}
          kept={props.marked}
        />
      </Show>
    </li>
  );
}

/** The words in their order; what stands side by side is one stretch. */
function stretchesOf(turn: string, words: readonly Span[]): string[] {
  const joined: Span[] = [];
  for (const { start, end } of words.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && turn.slice(last.end, start).trim() === '') last.end = end;
    else joined.push({ start, end });
  }
  return joined.map(({ start, end }) => turn.slice(start, end));
}

function ReasonLine(props: { turn: string; reason: Reason }) {
  const words = () => stretchesOf(props.turn, props.reason.words);
  return (
    <li>
      <b>{labelNames[props.reason.label]}</b> <span class="quiet sm">{text.sure(props.reason.confidence)}</span>
      {', '}
      <Show when={words().length > 0} fallback={<span class="quiet">{text.restsOnAll}</span>}>
        <span class="quiet">{text.rests}</span>{' '}
        <For each={words()}>
          {(word, n) => (
            <>
              {n() > 0 ? ' … ' : ''}
              <mark>{word}</mark>
            </>
          )}
        </For>
      </Show>
    </li>
  );
}
