import { For, Show } from 'solid-js';
import type { ProposalView } from '../../../server/protocol/assignment-view.ts';
import { text } from '../../pages/assign-text.ts';
import './goals.css';
import { sessionLink } from '../../record/session-link.ts';

/** Gaps, each with its number, how sure it is, what shows it and what to do about it. */
export function Proposals(props: { proposals: readonly ProposalView[]; use: (proposal: ProposalView) => void }) {
  return (
    <Show when={props.proposals.length > 0} fallback={<p class="quiet">{text.proposalsEmpty}</p>}>
      <div class="goals">
        <For each={props.proposals}>
          {(each) => (
            <article class="goal" aria-label={`${each.member.name}: ${each.quantity.name}`}>
              <p class="eyebrow">{each.member.name}</p>
              <h3>
                {text.kinds[each.kind]}: {each.quantity.name}
              </h3>
              <p class="sm">
                <span class="chip" classList={{ 'chip--low': each.sure }}>
                  {each.sure ? text.sure : text.likely}
                </span>{' '}
                {each.finds}
              </p>
              <p class="sm quiet">{each.action}</p>
              <div class="row">
                <button
                  class="btn"
                  type="button"
                  aria-label={text.useName(each.member.name, each.quantity.name)}
                  onClick={() => props.use(each)}
                >
                  {text.use}
                </button>
                <a href={sessionLink(each.evidence.session, each.evidence.source)}>{text.evidence}</a>
              </div>
            </article>
          )}
        </For>
      </div>
    </Show>
  );
}
