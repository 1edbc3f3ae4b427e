import { Show } from 'solid-js';
import type { Unsent } from '../../live/unsent.ts';
import { text } from '../../pages/practice-text.ts';

/** A line of mine that the record doesn't hold yet. A refused one is kept, to send again or take back. */
export function UnsentLine(props: {
  unsent: Unsent;
  connected: boolean;
  sendAgain: (id: string) => void;
  takeBack: (id: string) => void;
}) {
  const id = () => props.unsent.say.id;
  const refused = () => (props.unsent.state.is === 'refused' ? props.unsent.state : null);
  return (
    <li class="ln ln--me ln--unsent">
      <span />
      <div class="body">
        <p class="who">
          {text.you}{' '}
          <span class="note">{refused() ? text.refusedLine : props.connected ? text.sending : text.unsent}</span>
        </p>
        <p class="said">{props.unsent.say.text}</p>
        <Show when={refused()}>
          {(refused) => (
            <div class="banner banner--low">
              <span role="alert">{refused().message}</span>
              <span class="row">
                <Show when={refused().retryable}>
                  <button class="btn" type="button" onClick={() => props.sendAgain(id())}>
                    {text.askAgain}
                  </button>
                </Show>
                <button class="btn" type="button" onClick={() => props.takeBack(id())}>
                  {text.takeBack}
                </button>
              </span>
            </div>
          )}
        </Show>
      </div>
    </li>
  );
}
