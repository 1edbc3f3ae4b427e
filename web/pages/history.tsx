import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { readSessions } from '../api.ts';
import { createListing } from '../listing.ts';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { SessionTable } from '../parts/session-table.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './history.css';
import { text } from './history-text.ts';

export default function History() {
  createTitle(() => text.title);
  const { page, failed, older, olderProblem } = createListing(
    () => 'own',
    (_, before) => readSessions(before),
  );
  return (
    <div class="pg-history">
      <Heading>{text.heading}</Heading>
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100, 100, 100]} />}>
        <Match when={page.value()?.sessions.length === 0}>
          <div class="empty">
            <p class="said">{text.empty}</p>
            <a class="btn btn--primary" href="/scenarios">
              {text.start}
            </a>
          </div>
        </Match>
        <Match when={page.value()}>
          {(shown) => (
            <>
              <Filtered sessions={shown().sessions} />
              <Show when={shown().next}>
                <button class="btn" type="button" onClick={older}>
                  {text.older}
                </button>
              </Show>
              <Show when={olderProblem()}>
                {(problem) => <Failure title={text.failed} problem={problem()} again={older} />}
              </Show>
            </>
          )}
        </Match>
        <Match when={failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void page.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function Filtered(props: { sessions: SessionView[] }) {
  const [chosen, setChosen] = createSignal('');
  const scenarios = createMemo(() => {
    const titles = new Map(props.sessions.map(({ scenario }) => [scenario.id, scenario.title]));
    return [...titles].sort(([, a], [, b]) => a.localeCompare(b));
  });
  const shown = createMemo(() => props.sessions.filter(({ scenario }) => !chosen() || scenario.id === chosen()));
  return (
    <>
      <div class="field filter">
        <label for="scenario">{text.filter}</label>
        <select class="input" id="scenario" onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{text.all}</option>
          <For each={scenarios()}>{([id, title]) => <option value={id}>{title}</option>}</For>
        </select>
      </div>
      <Show when={shown().length > 0} fallback={<p class="quiet">{text.noneOf}</p>}>
        <SessionTable sessions={shown()} caption={text.caption} />
      </Show>
    </>
  );
}
