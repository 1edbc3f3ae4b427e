import { For, Show } from 'solid-js';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { durationOf, pressureOf, whenOf } from '../format.ts';
import { LevelBadge } from './level.tsx';
import './session-table.css';
import { text } from './session-table-text.ts';

/** Where a session is looked at: the room while it runs, its scorecard afterwards. */
export function hrefOf(session: SessionView): string {
  return session.status === 'live' ? `/practice/${session.id}` : `/sessions/${session.id}`;
}

function levelSays(session: SessionView): string {
  if (session.status === 'live') return text.running;
  if (session.scorecard === 'pending') return text.pending;
  return session.scorecard === 'failed' ? text.failed : text.none;
}

/** Sessions, one a row, the newest first. */
export function SessionTable(props: { sessions: SessionView[]; caption: string }) {
  const now = new Date();
  return (
    <table class="table stab">
      <caption class="vh">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.scenario}</th>
          <th scope="col">{text.when}</th>
          <th scope="col">{text.pressure}</th>
          <th scope="col">{text.length}</th>
          <th scope="col">{text.level}</th>
          <th scope="col" class="r">
            {text.score}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.sessions}>
          {(session) => (
            <tr>
              <th scope="row">
                <a href={hrefOf(session)}>{session.scenario.title}</a>{' '}
                <Show when={session.replayOf}>
                  <span class="chip chip--line">{text.replay}</span>{' '}
                </Show>
                <Show when={session.visibility !== 'private'}>
                  <span class="chip">{session.visibility === 'shared' ? text.shared : text.declared}</span>
                </Show>
              </th>
              <td class="dt">
                <time datetime={session.startedAt}>{whenOf(session.startedAt, now)}</time>
              </td>
              <td class="o">{pressureOf[session.difficulty]}</td>
              <td class="o num">{durationOf(session.activeMs)}</td>
              <td class="lv">
                <LevelBadge level={session.level} none={levelSays(session)} />
              </td>
              <td class="s r">{session.overall === null ? '–' : Math.round(session.overall)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
