import { For, Show } from 'solid-js';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { durationOf, pressureOf, whenOf } from '../format.ts';
import { replaySays } from '../record/lines.ts';
import { LevelBadge } from './level.tsx';
import './block-rows.css';
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

/** Sessions, one a row, the newest first; `byRep` where they are other people's. */
export function SessionTable(props: { sessions: SessionView[]; caption: string; byRep?: boolean }) {
  const now = new Date();
  return (
    <table class="table block-rows stab" classList={{ 'stab--rep': props.byRep }}>
      <caption class="vh">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.scenario}</th>
          <Show when={props.byRep}>
            <th scope="col">{text.rep}</th>
          </Show>
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
                <Show when={session.visibility === 'declared'}>
                  <span class="chip">{text.declared}</span>
                </Show>
                <Show when={session.visibility === 'shared' && !props.byRep}>
                  <span class="chip">{text.shared}</span>
                </Show>
                <Show when={session.replayOf}>
                  {(replayOf) => <small class="from">{replaySays(replayOf(), now)}</small>}
                </Show>
              </th>
              <Show when={props.byRep}>
                <td class="rp">{session.member.name}</td>
              </Show>
              <td class="dt">
                <time datetime={session.startedAt}>{whenOf(session.startedAt, now)}</time>
              </td>
              <td class="o">{pressureOf[session.difficulty]}</td>
              <td class="o num">{durationOf(session.activeMs)}</td>
              <td class="lv">
                <LevelBadge level={session.level} none={levelSays(session)} />
              </td>
              <td class="s r" classList={{ none: session.overall === null }}>
                {session.overall === null ? '–' : Math.round(session.overall)}
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
