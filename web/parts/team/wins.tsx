import { For, Show } from 'solid-js';
import type { AttentionView, WinIdea, WinView } from '../../../server/protocol/attention-view.ts';
import { createAction } from '../../action.ts';
import { askForWin, stepWin } from '../../api-team.ts';
import { text } from '../../pages/team-text.ts';
import { Failure } from '../failure.tsx';
import { rangeOf } from './numbers.ts';

/** What a rep did well: asked first, told to the team once they agree. */
export function Wins(props: { team: string; seen: AttentionView; done: (says: string) => Promise<void> }) {
  const action = createAction();
  const ask = async ({ member, about, says }: WinIdea) => {
    const done = await action.run(async () => {
      await askForWin({ team: props.team, member: member.id, about, says });
    });
    if (done) await props.done(text.asked(member.name));
  };
  const step = async (win: WinView, taken: 'post' | 'withdraw') => {
    const done = await action.run(async () => {
      await stepWin(win.id, taken);
    });
    if (done) await props.done(taken === 'post' ? text.states.posted : text.states.withdrawn);
  };
  const isEmpty = () => props.seen.ideas.length + props.seen.wins.length === 0;
  return (
    <section class="sec" aria-labelledby="h-wins">
      <div class="sec__head">
        <h2 id="h-wins">{text.wins}</h2>
        <p>{text.winsSays}</p>
      </div>
      <Show when={isEmpty()}>
        <p class="quiet">{text.noWins}</p>
      </Show>
      <ul class="wins">
        <For each={props.seen.wins}>
          {(win) => (
            <li>
              <p class="said">{win.says}</p>
              <div class="row">
                <span class="chip" classList={{ 'chip--high': win.state === 'posted' }}>
                  {text.states[win.state]}
                </span>
                <Show when={win.state === 'agreed'}>
                  <button
                    class="btn"
                    type="button"
                    aria-label={text.postName(win.member.name)}
                    onClick={() => void step(win, 'post')}
                  >
                    {text.post}
                  </button>
                </Show>
                <button
                  class="btn btn--quiet"
                  type="button"
                  aria-label={text.takeBackName(win.member.name)}
                  onClick={() => void step(win, 'withdraw')}
                >
                  {text.takeBack}
                </button>
              </div>
            </li>
          )}
        </For>
        <For each={props.seen.ideas}>
          {(idea) => (
            <li>
              <p class="said">{idea.says}</p>
              <Show when={idea.interval}>
                {(interval) => (
                  <p class="xs faint">
                    {idea.about.startsWith('goal:') ? '' : `${rangeOf(interval())}, `}
                    {text.of(idea.sessions)}
                  </p>
                )}
              </Show>
              <div class="row">
                <button
                  class="btn"
                  type="button"
                  aria-label={text.askName(idea.member.name)}
                  onClick={() => void ask(idea)}
                >
                  {text.ask}
                </button>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={action.problem()}>{(problem) => <Failure title={text.askFailed} problem={problem()} />}</Show>
    </section>
  );
}
