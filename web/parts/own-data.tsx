import { For, Match, Show, Switch } from 'solid-js';
import { readOpenings } from '../api.ts';
import { capital, momentOf } from '../format.ts';
import { createListing } from '../listing.ts';
import './block-rows.css';
import { Failure } from './failure.tsx';
import { text } from './own-data-text.ts';
import { Skeleton } from './skeleton.tsx';

/** Who looked at my practice, and everything that is kept of me, to take along. */
export function OwnData() {
  const list = createListing(
    () => 'openings',
    async (_, before) => {
      const { openings, next } = await readOpenings(before);
      return { sessions: openings, next };
    },
  );
  const shown = () => list.page.value()?.sessions ?? [];
  return (
    <>
      <section class="sec" aria-labelledby="h-opened">
        <div class="sec__head">
          <h2 id="h-opened">{text.opened}</h2>
          <p>{text.openedSays}</p>
        </div>
        <Switch fallback={<Skeleton label={text.loading} lines={[100, 100]} />}>
          <Match when={list.page.value() && shown().length === 0}>
            <p class="quiet">{text.nobody}</p>
          </Match>
          <Match when={list.page.value()}>
            <table class="table block-rows">
              <caption class="vh">{text.opened}</caption>
              <thead>
                <tr>
                  <For each={text.columns}>{(column) => <th scope="col">{column}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={shown()}>
                  {(each) => (
                    <tr>
                      <th scope="row">{`${each.name}, ${each.role}`}</th>
                      <td data-says={text.columns[1]}>
                        <a href={`/sessions/${each.session}`}>{capital(each.title)}</a>
                      </td>
                      <td data-says={text.columns[2]}>{momentOf(each.at)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={list.page.value()?.next}>
              <button class="btn" type="button" aria-disabled={list.older.busy()} onClick={() => list.showOlder()}>
                {text.older}
              </button>
            </Show>
            <Show when={list.older.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
          </Match>
          <Match when={list.page.failed()}>
            {(problem) => <Failure title={text.failed} problem={problem()} again={() => void list.page.again()} />}
          </Match>
        </Switch>
      </section>
      <section class="sec" aria-labelledby="h-own-data">
        <div class="sec__head">
          <h2 id="h-own-data">{text.data}</h2>
          <p>{text.dataSays}</p>
        </div>
        <a class="btn" href="/api/mine/export" download="pushback-my-data.json" rel="external">
          {text.take}
        </a>
      </section>
    </>
  );
}
