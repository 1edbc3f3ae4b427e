import { createEffect, createMemo, createSignal, Match, on, Switch } from 'solid-js';
import { tenthsOf } from '../../format.ts';
import type { Conversation } from '../../live/conversation.ts';
import { createTicker } from '../../live/ticker.ts';
import { text } from '../../pages/practice-text.ts';

type Silence = { is: 'none' } | { is: 'running'; sinceMs: number } | { is: 'last'; ms: number };

/** Shorter pauses are breath, not silence. */
const worthShowingMs = 500;

/** How long nobody has said anything: from the last word to the next one, or to my first key. */
export function SilenceTimer(props: { conversation: Conversation; running: boolean; typing: boolean }) {
  const [silence, setSilence] = createSignal<Silence>({ is: 'none' });
  const spoken = () => props.conversation.events.some(({ event }) => 'text' in event);
  // memos: what else the server tells meanwhile, a change of mood for one, is no end of the silence
  const quiet = createMemo(() => props.running && spoken() && props.conversation.reply.is === 'none' && !props.typing);
  const lastTurn = createMemo(() => props.conversation.events.findLast(({ event }) => 'text' in event)?.seq ?? 0);
  const now = createTicker(100, () => silence().is === 'running');

  const stop = () => {
    const was = silence();
    if (was.is !== 'running') return;
    const ms = performance.now() - was.sinceMs;
    setSilence(ms < worthShowingMs ? { is: 'none' } : { is: 'last', ms });
  };
  createEffect(
    on([quiet, lastTurn], ([isQuiet]) => {
      if (isQuiet) setSilence({ is: 'running', sinceMs: performance.now() });
      else stop();
    }),
  );
  const runningMs = () => {
    const at = silence();
    return at.is === 'running' ? Math.max(0, now() - at.sinceMs) : at.is === 'last' ? at.ms : 0;
  };

  return (
    <span class="sil__t">
      <Switch fallback={<span class="sil__none" />}>
        <Match when={silence().is !== 'none'}>
          <span class="sil__track" aria-hidden="true">
            <i style={{ '--sec': String(Math.min(5, runningMs() / 1000)) }} />
          </span>
          <span>
            {silence().is === 'running' ? text.silence : text.lastSilence} <b class="num">{tenthsOf(runningMs())}</b>
          </span>
        </Match>
      </Switch>
    </span>
  );
}
