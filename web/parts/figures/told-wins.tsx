import { For, Show } from 'solid-js';
import type { WinView } from '../../../server/protocol/attention-view.ts';
import { createAction } from '../../action.ts';
import { readWins, stepWin } from '../../api-team.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/figures-text.ts';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';

/** What the team was told, and what waits for the member's own word. */
export function ToldWins() {
  const load = createLoad(() => true, readWins);
  const action = createAction();
  const step = async (win: WinView, taken: 'agree' | 'withdraw') => {
    const done = await action.run(async () => {
      await stepWin(win.id, taken);
    });
    if (done) await load.again();
  };
  const shown = () => load.value()?.filter((win) => win.mine || win.state === 'posted') ?? [];
  return (
    <section class="sec" aria-labelledby="h-wins">
      <div class="sec__head">
        <h2 id="h-wins">{text.wins}</h2>
        <p>{text.winsSays}</p>
      </div>
      <Show when={load.failed()}>
        {(problem) => <Failure title={text.failed} problem={problem()} again={() => void load.again()} />}
      </Show>
      <Show
        when={load.value()}
        fallback={<Show when={!load.failed()} children={<Skeleton label={text.loading} lines={[60]} />} />}
      >
        <Show when={shown().length > 0} fallback={<p class="quiet">{text.noWins}</p>}>
          <ul class="wins">
            <For each={shown()}>
              {(win) => (
                <li>
                  <Show when={win.mine && win.state === 'asked'}>
                    <p class="sm">
                      <b>{text.askedBy}</b>
                    </p>
                  </Show>
                  <p class="said">{win.says}</p>
                  <Show when={win.mine}>
                    <div class="row">
                      <Show
                        when={win.state === 'asked'}
                        fallback={<span class="sm quiet">{win.state === 'agreed' ? text.agreed : text.posted}</span>}
                      >
                        <button class="btn btn--primary" type="button" onClick={() => void step(win, 'agree')}>
                          {text.agree}
                        </button>
                      </Show>
                      <button class="btn btn--quiet" type="button" onClick={() => void step(win, 'withdraw')}>
                        {win.state === 'asked' ? text.decline : text.takeBack}
                      </button>
                    </div>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.winFailed} problem={problem()} />}</Show>
    </section>
  );
}
