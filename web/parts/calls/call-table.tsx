import { For, Match, Show, Switch } from 'solid-js';
import type { CallSummary } from '../../../server/protocol/call-view.ts';
import { dayOf } from '../../format.ts';
import { text } from '../../pages/calls-text.ts';
import '../block-rows.css';

/** Imported calls with what became of each. */
export function CallTable(props: { calls: readonly CallSummary[]; byRep: boolean }) {
  return (
    <div class="scroll">
      <table class="table block-rows labelled">
        <caption class="vh">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.call}</th>
            <Show when={props.byRep}>
              <th scope="col">{text.columns.rep}</th>
            </Show>
            <th scope="col">{text.columns.held}</th>
            <th scope="col">{text.columns.state}</th>
            <th scope="col">{text.columns.kept}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.calls}>
            {(call) => (
              <tr>
                <th scope="row">
                  <a href={`/calls/${call.id}`}>{call.name || text.removedName}</a>
                </th>
                <Show when={props.byRep}>
                  <td data-says={text.columns.rep}>{call.member.name}</td>
                </Show>
                <td data-says={text.columns.held}>{dayOf(call.at)}</td>
                <td data-says={text.columns.state}>
                  <State call={call} />
                </td>
                <td data-says={text.columns.kept}>{dayOf(call.keepUntil)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function State(props: { call: CallSummary }) {
  return (
    <Switch fallback={text.noTotal}>
      <Match when={props.call.status === 'pending'}>{text.pending}</Match>
      <Match when={props.call.trouble}>
        {(trouble) => (
          <>
            {text.failedState}
            <span class="pair is-low">{text.trouble(trouble().line, trouble().reason)}</span>
          </>
        )}
      </Match>
      <Match when={props.call.overall !== null}>
        {Math.round(props.call.overall ?? 0)}, {props.call.level}
      </Match>
    </Switch>
  );
}
