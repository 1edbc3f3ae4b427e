import { useNavigate } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { ForRepView } from '../../../server/protocol/coaching-view.ts';
import { createAction } from '../../action.ts';
import { startSession } from '../../api.ts';
import { readForMe } from '../../coaching-api.ts';
import { momentOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { Failure } from '../failure.tsx';
import { text } from './coaching-text.ts';
import './coaching.css';

/** On the rep's first page: turns a coach sends them back to, and comments not read yet. Nothing where there is none. */
export function FromYourCoach() {
  const load = createLoad(() => 'mine', readForMe);
  const found = () => {
    const value = load.value();
    return value && value.sentBack.length + value.unread.length > 0 ? value : null;
  };
  return (
    <Show when={found()}>
      {(found) => (
        <section class="sec coaching" aria-labelledby="h-coach">
          <div class="sec__head">
            <h2 id="h-coach">{text.forYou}</h2>
          </div>
          <For each={found().sentBack}>{(one) => <Back of={one} />}</For>
          <For each={found().unread}>
            {(one) => (
              <div class="note">
                <p class="said">{one.says}</p>
                <p class="xs quiet">{text.by(one.by, momentOf(one.madeAt))}</p>
                <p>
                  <a href={`/sessions/${one.session}`}>{text.readIn(one.title)}</a>
                </p>
              </div>
            )}
          </For>
        </section>
      )}
    </Show>
  );
}

function Back(props: { of: ForRepView['sentBack'][number] }) {
  const { session, seq, scenario, difficulty, title, why, by, madeAt } = props.of;
  const navigate = useNavigate();
  const action = createAction();
  const replay = () =>
    action.run(async () => {
      const { id } = await startSession({ scenario, difficulty, replayOf: { session, seq } });
      navigate(`/practice/${id}`);
    });
  return (
    <div class="note note--ask">
      <p class="note__hd">{text.backTo(title)}</p>
      <p class="said">{why}</p>
      <p class="xs quiet">{text.by(by, momentOf(madeAt))}</p>
      <div class="row">
        <button class="btn btn--primary" type="button" aria-disabled={action.busy()} onClick={() => void replay()}>
          {text.replay}
        </button>
        <a class="btn" href={`/sessions/${session}#t-${seq}`}>
          {text.seeMoment}
        </a>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </div>
  );
}
