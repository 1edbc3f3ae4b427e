import { createSignal, For, Show } from 'solid-js';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import { createAction } from '../../action.ts';
import { shareSession } from '../../api.ts';
import { namesOf } from '../../format.ts';
import { Confirm } from '../confirm.tsx';
import { Failure } from '../failure.tsx';
import { text } from './sharing-text.ts';

/** Lets the rep share a session, or take it back, after saying who can open it then. */
export function Sharing(props: { session: SessionView; changed: (session: SessionView) => void }) {
  const action = createAction();
  const [asking, setAsking] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const isPrivate = () => props.session.visibility === 'private';
  const readers = () => props.session.readers;
  const names = () => namesOf(readers().map(({ name }) => name));
  const answer = async (yes: boolean) => {
    setAsking(false);
    setSaid('');
    if (!yes) return;
    await action.run(async () => {
      props.changed(await shareSession(props.session.id, isPrivate()));
      setSaid(isPrivate() ? text.privateNow : text.sharedNow(names()));
    });
  };
  return (
    <>
      <button class="btn btn--quiet" type="button" aria-disabled={action.busy()} onClick={() => setAsking(true)}>
        {isPrivate() ? text.share : text.unshare}
      </button>
      <span class="sm quiet" role="status">
        {said()}
      </span>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
      <Confirm
        open={asking()}
        question={isPrivate() ? text.shareQuestion : text.unshareQuestion}
        says={isPrivate() ? text.shareSays(readers().length) : text.unshareSays(names())}
        yes={isPrivate() ? text.shareYes : text.unshare}
        no={isPrivate() ? text.keepPrivate : text.keepShared}
        harmless
        answer={answer}
      >
        <Show when={isPrivate() && readers().length > 0}>
          <ul class="plain">
            <For each={readers()}>{(each) => <li>{`${each.name}, ${each.why}`}</li>}</For>
          </ul>
          <p>{text.later}</p>
        </Show>
      </Confirm>
    </>
  );
}
