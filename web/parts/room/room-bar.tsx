import { createMemo, Show } from 'solid-js';
import { clockOf } from '../../format.ts';
import type { Connection } from '../../live/connection.ts';
import type { LiveState } from '../../live/make-live.ts';
import { createTicker } from '../../live/ticker.ts';
import { text } from '../../pages/practice-text.ts';
import { Heading } from '../heading.tsx';
import { Icon } from '../icon.tsx';
import './room-bar.css';

const looks = (connection: Connection) =>
  connection.is === 'connected' || connection.is === 'closed'
    ? 'connected'
    : connection.is === 'connecting' || connection.is === 'reconnecting'
      ? 'reconnecting'
      : 'offline';

function connectionSays(connection: Connection): string {
  switch (connection.is) {
    case 'connecting':
      return text.connecting;
    case 'connected':
      return connection.resumedAtMs === null ? text.connected : text.resumed(clockOf(connection.resumedAtMs));
    case 'reconnecting':
      return text.reconnecting;
    case 'offline':
      return text.offline;
    case 'superseded':
      return text.superseded;
    case 'refused':
      return text.lost;
    case 'closed':
      return text.over;
  }
}

/** For a telephone; what to do about it is in the banner. */
function connectionSaysShort(connection: Connection): string {
  switch (connection.is) {
    case 'connected':
      return connection.resumedAtMs === null ? text.short.connected : text.short.resumed;
    case 'connecting':
    case 'reconnecting':
      return text.short.waiting;
    case 'superseded':
      return text.short.superseded;
    case 'closed':
      return text.short.over;
    default:
      return text.short.offline;
  }
}

/** Leave, where I am, the clock, how I'm connected, end. */
export function RoomBar(props: { title: string; replay: boolean; live: LiveState; end: () => void }) {
  const clock = () => props.live.clock;
  const now = createTicker(250, () => clock().runs);
  const atMs = createMemo(() => {
    const { atMs, takenMs, runs } = clock();
    return runs ? atMs + Math.max(0, now() - takenMs) : atMs;
  });
  const over = () => props.live.conversation.ended !== null;
  const says = () => (over() ? text.over : connectionSays(props.live.connection));
  const state = () => (over() ? 'connected' : looks(props.live.connection));
  return (
    <header class="rb">
      <div class="rb__l">
        <a class="btn btn--quiet" href="/" aria-label={over() ? text.toHome : text.leave}>
          <Icon name="back" />
          <span>{over() ? text.toHome : text.leaveShort}</span>
        </a>
        <span class="sep" aria-hidden="true" />
        <Heading>{props.title}</Heading>
        <Show when={props.replay}>
          <span class="chip chip--line">{text.replay}</span>
        </Show>
        <p class="conn conn--short" data-state={state()} aria-hidden="true">
          {over() ? text.short.over : connectionSaysShort(props.live.connection)}
        </p>
      </div>
      <p class="clock" classList={{ 'clock--stands': !clock().runs && !over() }} role="timer" aria-label={text.clock}>
        <b>{clockOf(atMs())}</b> <span>{text.of(clockOf(props.live.conversation.limitMs))}</span>
      </p>
      <div class="rb__r">
        <p class="conn" data-state={state()} role="status">
          {says()}
        </p>
        <button class="btn btn--end" type="button" disabled={over() || props.live.ending} onClick={() => props.end()}>
          <Show when={!props.live.ending} fallback={text.ending}>
            {text.endShort} <span>{text.endRest}</span>
          </Show>
        </button>
      </div>
    </header>
  );
}
