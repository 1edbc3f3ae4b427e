import { For, Show } from 'solid-js';
import type { ProposalView } from '../../../server/protocol/assignment-view.ts';
import { text } from '../../pages/assign-text.ts';
import './goals.css';
import { sessionLink } from '../../record/session-link.ts';

/** As many as are read at one look; of more, those of the first rep. */
const openAtMost = 6;

/** Gaps by rep, each with its number, how sure it is, what shows it and what to do about it. */
export function Proposals(props: { proposals: readonly ProposalView[]; use: (proposal: ProposalView) => void }) {
  const byRep = () =>
    [...new Set(props.proposals.map(({ member }) => member.id))].map((id) =>
      props.proposals.filter(({ member }) => member.id === id),
    );
  return (
    <Show when={props.proposals.length > 0} fallback={<p class="quiet">{text.proposalsEmpty}</p>}>
      <For each={byRep()}>
        {(theirs, i) => (
          <details class="gaps-of" open={i() === 0 || props.proposals.length <= openAtMost}>
            <summary>
              <b>{theirs[0]?.member.name}</b>{' '}
              <span class="quiet">{text.gapsOf(theirs.length, theirs.filter(({ sure }) => sure).length)}</span>
            </summary>
            <div class="goals">
              <For each={theirs}>{(each) => <Proposal of={each} use={props.use} />}</For>
            </div>
          </details>
        )}
      </For>
    </Show>
  );
}

function Proposal(props: { of: ProposalView; use: (proposal: ProposalView) => void }) {
  const { member, quantity, kind, sure, finds, action, evidence } = props.of;
  return (
    <article class="goal" aria-label={`${member.name}: ${quantity.name}`}>
      <h3>
        {text.kinds[kind]}: {quantity.name}
      </h3>
      <p class="sm">
        <span class="chip" classList={{ 'chip--low': sure }}>
          {sure ? text.sure : text.likely}
        </span>{' '}
        {finds}
      </p>
      <p class="sm quiet">{action}</p>
      <div class="row">
        <button
          class="btn"
          type="button"
          aria-label={text.useName(member.name, quantity.name)}
          onClick={() => props.use(props.of)}
        >
          {text.use}
        </button>
        <a href={sessionLink(evidence.session, evidence.source)}>{text.evidence}</a>
      </div>
    </article>
  );
}
