import { Show } from 'solid-js';
import { clockOf } from '../../format.ts';
import type { Reply } from '../../live/conversation.ts';
import { text } from '../../pages/practice-text.ts';
import { nameOf, type Persona } from '../../record/lines.ts';

/** The line that is being spoken or prepared. Without a connection it is only what was heard of it. */
export function ReplyLine(props: { reply: Reply; connected: boolean; personas: readonly Persona[]; atMs: number }) {
  const reply = () =>
    props.reply.is === 'speaking' || (props.reply.is === 'thinking' && props.connected) ? props.reply : null;
  const speaking = () => (props.reply.is === 'speaking' ? props.reply : null);
  return (
    <Show when={reply()}>
      {(reply) => (
        <li class="ln" aria-busy={props.connected}>
          <time>{clockOf(props.atMs)}</time>
          <div class="body">
            <p class="who">
              {nameOf(props.personas, reply().persona)}{' '}
              <Show when={props.connected}>
                <span class="typing">
                  <i aria-hidden="true">
                    <b />
                    <b />
                    <b />
                  </i>
                  {speaking() ? text.answering : text.thinking}
                </span>
              </Show>
            </p>
            <Show when={speaking()}>
              {(speaking) => (
                <p class="said">
                  <Show when={speaking().from > 0}>
                    <span title={text.missedStart}>… </span>
                  </Show>
                  {speaking().text.trimEnd()}
                  <Show when={props.connected} fallback=" …">
                    <span class="caret" aria-hidden="true" />
                  </Show>
                </p>
              )}
            </Show>
          </div>
        </li>
      )}
    </Show>
  );
}
