import { For, onCleanup, Show } from 'solid-js';
import { readWatchable } from '../../api.ts';
import { timeOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/watch-text.ts';

const againMs = 10_000;

/** Sessions under way that may be watched; nothing where there are none. */
export function LiveNow() {
  const live = createLoad(() => 'live', readWatchable);
  const timer = setInterval(() => void live.again(), againMs);
  onCleanup(() => clearInterval(timer));
  return (
    <Show when={(live.value()?.length ?? 0) > 0}>
      <section class="sec" aria-labelledby="h-live">
        <div class="sec__head">
          <h2 id="h-live">{text.liveNow}</h2>
          <p>{text.liveSays}</p>
        </div>
        <ul class="plain">
          <For each={live.value()}>
            {(each) => (
              <li>
                <a href={`/watch/${each.session}`}>{text.watchLink(each.rep, each.title)}</a>
                <span class="quiet sm"> {text.since(each.prospect, timeOf(each.startedAt))}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
