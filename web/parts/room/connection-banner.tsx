import { Match, Show, Switch } from 'solid-js';
import { durationOf } from '../../format.ts';
import type { Connection } from '../../live/connection.ts';
import { createTicker } from '../../live/ticker.ts';
import { text } from '../../pages/practice-text.ts';

type Of<K extends Connection['is']> = Extract<Connection, { is: K }>;
const as = <K extends Connection['is']>(connection: Connection, is: K) =>
  connection.is === is ? (connection as Of<K>) : null;

/** Trouble with the connection, above the composer. Quiet for the first second: most drops are shorter. */
export function ConnectionBanner(props: { connection: Connection; connect: () => void }) {
  const gone = () => as(props.connection, 'reconnecting') ?? as(props.connection, 'offline');
  const now = createTicker(500, () => gone() !== null);
  const goneMs = () => now() - (gone()?.sinceMs ?? now());
  return (
    <Switch>
      <Match when={as(props.connection, 'reconnecting')}>
        {(connection) => (
          <Show when={goneMs() > 900}>
            <div class="banner banner--wait">
              <span role="status">
                <b>{connection().why === 'drain' ? text.bannerDrain : text.bannerReconnecting}</b>{' '}
                {connection().why === 'drain' ? text.bannerDrainSays : text.bannerReconnectingSays}
              </span>
              <span class="row">
                <span class="num">{durationOf(goneMs())}</span>
                <button class="btn" type="button" onClick={() => props.connect()}>
                  {text.tryNow}
                </button>
              </span>
            </div>
          </Show>
        )}
      </Match>
      <Match when={as(props.connection, 'offline')}>
        <div class="banner banner--low">
          <span role="alert">
            <b>{text.bannerOffline}</b> {text.bannerOfflineSays}
          </span>
          <button class="btn" type="button" onClick={() => props.connect()}>
            {text.tryNow}
          </button>
        </div>
      </Match>
      <Match when={as(props.connection, 'superseded')}>
        <div class="banner banner--wait">
          <span role="alert">
            <b>{text.bannerSuperseded}</b> {text.bannerSupersededSays}
          </span>
          <button class="btn" type="button" onClick={() => props.connect()}>
            {text.takeOver}
          </button>
        </div>
      </Match>
      <Match when={as(props.connection, 'refused')}>
        {(connection) => (
          <div class="banner banner--low">
            <span role="alert">
              <b>{text.bannerRefused}</b> {connection().message}
            </span>
            <a class="btn" href="/">
              {text.bannerRefusedHome}
            </a>
          </div>
        )}
      </Match>
    </Switch>
  );
}
