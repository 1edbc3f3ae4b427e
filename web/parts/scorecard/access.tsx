import { For, Show } from 'solid-js';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import { momentOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';

/** Who can open the session, and who did. */
export function Access(props: { session: SessionView }) {
  const others = () => props.session.visibleTo.filter(({ name }) => name !== props.session.member.name);
  return (
    <section class="sec" aria-labelledby="h-who">
      <div class="sec__head">
        <h2 id="h-who">{text.who}</h2>
      </div>
      <Show when={others().length > 0} fallback={<p>{text.onlyYou}</p>}>
        <p>{text.youAnd}</p>
        <ul class="plain">
          <For each={others()}>{(each) => <li>{`${each.name}, ${each.why}`}</li>}</For>
        </ul>
      </Show>
      <h3>{text.whoDid}</h3>
      <Show when={props.session.opened.length > 0} fallback={<p class="quiet">{text.nobody}</p>}>
        <ul class="plain">
          <For each={props.session.opened}>
            {(each) => <li>{`${each.name}, ${each.role}, ${text.openedAt(momentOf(each.at))}`}</li>}
          </For>
        </ul>
      </Show>
    </section>
  );
}
