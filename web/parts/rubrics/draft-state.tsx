import { createSignal, Match, Show, Switch } from 'solid-js';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';
import { text } from '../../pages/rubrics-text.ts';
import { AskedFirst } from '../asked-first.tsx';
import type { Draft } from './draft.ts';
import { DraftChoice } from './draft-choice.tsx';

/** Whether what is typed is saved, and what to do where the rubric went on meanwhile. */
export function DraftState(props: { draft: Draft; measures: RubricView['measures']; again: () => Promise<void> }) {
  let status: HTMLParagraphElement | undefined;
  /** For what takes its own button away: the focus goes to where it says what came of it. */
  const andSay = (work: () => unknown) => {
    work();
    status?.focus();
  };
  const [asked, setAsked] = createSignal<true | null>(null);
  const state = () => props.draft.saving();
  const at = () => {
    const now = state();
    return now.is === 'saved' ? now.at : null;
  };
  const unsaved = () => {
    const now = state();
    return now.is === 'unsaved' ? now.says : null;
  };
  const version = () => props.draft.base.version;
  return (
    <div class="stack draft">
      <p class="sm quiet" role="status" tabindex="-1" ref={status}>
        <Switch>
          <Match when={state().is === 'still'}>{text.untouched}</Match>
          <Match when={state().is === 'saving'}>{text.saving}</Match>
          <Match when={at()}>{(at) => text.savedAt(at())}</Match>
        </Switch>
      </p>
      <Show when={unsaved()}>
        {(why) => (
          <div class="banner banner--low" role="alert">
            <span>
              <b>{text.unsaved}</b> {why()}
            </span>
            <button class="btn" type="button" onClick={() => andSay(props.draft.save)}>
              {text.saveAgain}
            </button>
          </div>
        )}
      </Show>
      <Show when={props.draft.conflict()}>
        <DraftChoice
          draft={props.draft}
          measures={props.measures}
          keep={() => andSay(props.draft.goOver)}
          take={() => {
            props.draft.giveUp();
            void props.again();
          }}
        />
      </Show>
      <Show when={props.draft.basedOn() !== version()}>
        <div class="banner banner--wait" role="alert">
          <span>{text.outdated(props.draft.basedOn(), version())}</span>
          <button class="btn" type="button" onClick={() => andSay(props.draft.rebase)}>
            {text.rebase(version())}
          </button>
        </div>
      </Show>
      <Show when={state().is !== 'still' && !props.draft.conflict()}>
        <p>
          <button class="btn btn--quiet" type="button" onClick={() => setAsked(true)}>
            {text.discard}
          </button>
        </p>
      </Show>
      <AskedFirst
        about={asked()}
        close={() => setAsked(null)}
        question={() => text.discardAsk}
        says={text.discardSays}
        yes={text.discard}
        no={text.discardNo}
        act={() => props.draft.discard()}
        over={async (_, done) => {
          if (done) await props.again();
        }}
        failed={text.discardFailed}
      />
    </div>
  );
}
