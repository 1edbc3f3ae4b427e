import { Show } from 'solid-js';
import type { Certainty } from '../../../server/domain/certainty.ts';
import type { Measurement } from '../../../server/domain/measurement.ts';
import { basisSays, rangeSays, settlesSays, text } from '../../record/certainty-text.ts';
import './certainty.css';

/** The range as a bar on 0–100 with the score as a tick; the words beside it say the same. */
export function ErrorBar(props: { certainty: Certainty | undefined }) {
  return (
    <Show when={props.certainty?.interval}>
      {(interval) => (
        <span
          class="errbar"
          aria-hidden="true"
          style={{
            '--low': interval().low.toFixed(1),
            '--high': interval().high.toFixed(1),
            '--at': interval().estimate.toFixed(1),
          }}
        />
      )}
    </Show>
  );
}

/** The range, what it leaves open, and what it rests on. */
export function CertaintySays(props: {
  certainty: Certainty | undefined;
  unit: Measurement['unit'] | 'score';
  /** What `n` counts. */
  of?: 'chances' | 'criteria';
}) {
  return (
    <Show when={props.certainty}>
      {(certainty) => (
        <p class="certainty">
          <Show when={rangeSays(certainty(), props.unit)} fallback={text.unknown}>
            {(range) => (
              <>
                <b>{text.likely(range())}</b>. {settlesSays(certainty())} {basisSays(certainty())}
              </>
            )}
          </Show>
          <Show when={props.of}>{(of) => <> {text[of()](certainty().n)}</>}</Show>
        </p>
      )}
    </Show>
  );
}
