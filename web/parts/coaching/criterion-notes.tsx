import { For, Show } from 'solid-js';
import type { CriterionScore, Scorecard } from '../../../server/domain/scorecard.ts';
import type { CoachingView } from '../../../server/protocol/coaching-view.ts';
import { disputeScore, takeBack } from '../../coaching-api.ts';
import { momentOf } from '../../format.ts';
import { Click } from './click.tsx';
import { text } from './coaching-text.ts';
import { DisputeAnswering } from './dispute-answering.tsx';
import { Opens } from './opens.tsx';
import { OverrideForm } from './override-form.tsx';
import { SayForm } from './say-form.tsx';
import type { Talk } from './talk.ts';
import './coaching.css';

type Override = CoachingView['overrides'][number];
type Dispute = CoachingView['disputes'][number];

/** What people said of a criterion's score, and saying more. */
export function CriterionNotes(props: { criterion: CriterionScore; card: Scorecard; talk: Talk }) {
  const view = () => props.talk.load.value();
  const overrides = () => (view()?.overrides ?? []).filter((one) => one.criterion === props.criterion.id);
  const disputes = () => (view()?.disputes ?? []).filter((one) => one.criterion === props.criterion.id);
  const isOpen = () => disputes().some(({ state }) => state === 'open');
  const mayDispute = () => props.talk.rep === null && props.talk.shared() && !isOpen();
  return (
    <Show when={view()}>
      {(view) => (
        <div class="notes">
          <For each={overrides()}>
            {(one) => <OverrideNote of={one} name={props.criterion.name} judges={view().judges} talk={props.talk} />}
          </For>
          <For each={disputes()}>
            {(one) => <DisputeNote of={one} criterion={props.criterion} judges={view().judges} talk={props.talk} />}
          </For>
          <Show when={view().judges}>
            <Opens
              says={text.scoreShort}
              name={text.score(props.criterion.name)}
              form={(close) => (
                <OverrideForm criterion={props.criterion} card={props.card} talk={props.talk} close={close} />
              )}
            />
          </Show>
          <Show when={mayDispute()}>
            <Opens
              says={text.disputeShort}
              name={text.dispute(props.criterion.name)}
              form={(close) => (
                <SayForm
                  id={`dispute-${props.criterion.id}`}
                  label={text.disputeLabel}
                  yes={text.disputeShort}
                  talk={props.talk}
                  close={close}
                  send={({ says = '' }) =>
                    disputeScore(props.talk.session, { criterion: props.criterion.id, reason: says })
                  }
                />
              )}
            />
          </Show>
        </div>
      )}
    </Show>
  );
}

function OverrideNote(props: { of: Override; name: string; judges: boolean; talk: Talk }) {
  const { computed, score, by, madeAt, reason, takenBack: back, counts, id } = props.of;
  const says = text.overridden(computed === null ? text.noneComputed : String(Math.round(computed)), Math.round(score));
  return (
    <div class="note" classList={{ 'note--over': !counts }}>
      <p class="note__hd">
        {says} {text.by(by, momentOf(madeAt))}
        <span class="chip chip--line">
          {counts ? text.inEffect : back ? text.takenBack(back.by, momentOf(back.at)) : text.replaced}
        </span>
      </p>
      <p class="said">{reason}</p>
      <Show when={props.judges && !back}>
        <Click
          says={text.takeBack}
          name={text.takeBackName(`${props.name}, ${says} ${by}`)}
          talk={props.talk}
          act={() => takeBack('overrides', id)}
        />
      </Show>
    </div>
  );
}

function DisputeNote(props: { of: Dispute; criterion: CriterionScore; judges: boolean; talk: Talk }) {
  const { state, reason, madeAt, answer, answeredBy, answeredAt } = props.of;
  const answered = () => {
    const what = state === 'declined' ? text.declined : text.upheld[props.of.with ?? 'override'];
    return `${what}: ${text.by(answeredBy ?? '', momentOf(answeredAt ?? madeAt))}`;
  };
  return (
    <div class="note note--ask">
      <p class="note__hd">
        {props.talk.rep === null ? text.disputed : text.disputedBy(props.talk.rep)}, {momentOf(madeAt)}
      </p>
      <p class="said">{reason}</p>
      <Show when={state !== 'open'} fallback={<p class="xs quiet">{text.waiting}</p>}>
        <p class="note__hd">{answered()}</p>
        <p class="said">{answer}</p>
      </Show>
      <Show when={props.judges && state === 'open'}>
        <Opens
          says={text.answer}
          name={text.answerName(props.criterion.name)}
          class="btn"
          form={(close) => (
            <DisputeAnswering of={props.of} criterion={props.criterion} talk={props.talk} close={close} />
          )}
        />
      </Show>
    </div>
  );
}
