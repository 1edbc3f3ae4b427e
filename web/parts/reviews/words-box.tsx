import { createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import type { TextConflict } from '../../../server/protocol/review-view.ts';
import { problemIn } from '../../api.ts';
import { timeOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { saveText } from '../../reviews-api.ts';

/**
 * Words that save themselves. What isn't saved yet is kept on this device and tried again; "saved" is
 * said only when it is so, and where another window saved in between, its author chooses.
 */

type State =
  | { is: 'still' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  | { is: 'unsaved'; says: string }
  | { is: 'conflict'; conflict: TextConflict };

const restMs = 700;
type Kept = { says: string; version: number };

function keptOf(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

const keyOf = (review: string, section: string) => `review:${review}:${section}`;

/** Whether words of a section are on this device that aren't saved yet. */
export const isKept = (review: string, section: string): boolean => keptOf(keyOf(review, section)) !== null;

export function WordsBox(props: {
  review: string;
  section: string;
  label: string;
  ask: readonly string[];
  says: string;
  version: number;
  /** Told of every save, so that others know something stands here. */
  saved?: (says: string) => void;
}) {
  const key = keyOf(props.review, props.section);
  const kept = keptOf(key);
  const [says, setSays] = createSignal(kept?.says ?? props.says);
  const [state, setState] = createSignal<State>({ is: 'still' });
  let version = kept?.version ?? props.version;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const save = async () => {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    const sent = says();
    setState({ is: 'saving' });
    try {
      const answer = await saveText(props.review, { section: props.section, version, says: sent });
      if ('stands' in answer) return setState({ is: 'conflict', conflict: answer });
      version = answer.version;
      if (says() === sent) localStorage.removeItem(key);
      setState({ is: 'saved', at: answer.savedAt });
      props.saved?.(sent);
    } catch (error) {
      setState({ is: 'unsaved', says: problemIn(error).message });
    } finally {
      busy = false;
    }
    if (says() !== sent) await save();
  };
  const write = (value: string) => {
    setSays(value);
    localStorage.setItem(key, JSON.stringify({ says: value, version }));
    clearTimeout(timer);
    if (state().is !== 'conflict') timer = setTimeout(() => void save(), restMs);
  };
  const settle = (value: string, stands: number) => {
    version = stands;
    setSays(value);
    void save();
  };
  let box: HTMLTextAreaElement | undefined;
  /** For what takes its own button away. */
  const backAfter = (work: () => unknown) => {
    work();
    box?.focus();
  };
  const again = () => state().is === 'unsaved' && void save();
  addEventListener('online', again);
  onCleanup(() => {
    removeEventListener('online', again);
    if (timer !== undefined && says() !== props.says && state().is === 'still') void save();
    clearTimeout(timer);
  });
  if (kept && kept.says !== props.says) void save();
  const id = `words-${props.section}`;
  const conflict = () => {
    const now = state();
    return now.is === 'conflict' ? now.conflict : null;
  };
  const unsaved = () => {
    const now = state();
    return now.is === 'unsaved' ? now.says : null;
  };
  const at = () => {
    const now = state();
    return now.is === 'saved' ? now.at : null;
  };
  return (
    <div class="field words">
      <label for={id}>{props.label}</label>
      <Show when={props.ask.length > 0}>
        <ul class="hint plain" id={`${id}-ask`}>
          <For each={props.ask}>{(question) => <li>{question}</li>}</For>
        </ul>
      </Show>
      <textarea
        ref={box}
        class="input"
        id={id}
        rows={4}
        maxlength={20_000}
        aria-describedby={props.ask.length > 0 ? `${id}-ask` : undefined}
        value={says()}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={() => timer !== undefined && state().is !== 'conflict' && says() !== props.says && void save()}
      />
      <span class="hint words__state" role="status">
        <Switch>
          <Match when={state().is === 'saving'}>{text.saving}</Match>
          <Match when={at()}>{(saved) => text.kept(timeOf(saved()))}</Match>
        </Switch>
      </span>
      <Show when={unsaved()}>
        {(why) => (
          <div class="banner banner--low" role="alert">
            <span>
              <b>{text.unsaved}</b> {why()}
            </span>
            <button class="btn" type="button" onClick={() => backAfter(save)}>
              {text.saveAgain}
            </button>
          </div>
        )}
      </Show>
      <Show when={conflict()}>
        {(both) => (
          <div class="banner banner--wait words__conflict" role="alert">
            <b>{text.conflict}</b>
            <For
              each={[
                { label: text.conflictYours, says: says() },
                { label: text.conflictTheirs, says: both().stands.says },
              ]}
            >
              {(one) => (
                <div>
                  <p class="eyebrow">{one.label}</p>
                  <p class="said pre">{one.says}</p>
                  <button
                    class="btn"
                    type="button"
                    onClick={() => backAfter(() => settle(one.says, both().stands.version))}
                  >
                    {text.keepYours}
                  </button>
                </div>
              )}
            </For>
          </div>
        )}
      </Show>
    </div>
  );
}
