import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { Outcome } from '../../../server/domain/scorecard.ts';
import { capital } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { quoteOf, sentenceId } from '../../record/marks.ts';
import './agreed-step.css';
import { Quote } from './quote.tsx';

/** The step that the call ended in: its sentence, and what it named. */
export function AgreedStep(props: { step: NonNullable<Outcome['step']>; events: readonly RecordedEvent[] }) {
  const named = () =>
    (
      [
        [text.stepDate, props.step.date],
        [text.stepOwner, props.step.owner],
        [text.stepCondition, props.step.condition],
      ] as const
    ).filter(([, said]) => said !== '');
  const brings = () => props.step.brings ?? [];
  return (
    <div class="step">
      <h3>{text.step}</h3>
      <p class="said">
        <Quote words={quoteOf(props.events, props.step.at)} to={sentenceId(props.step.at)} />
      </p>
      <dl>
        <For each={named()}>
          {([name, said]) => (
            <div>
              <dt>{name}</dt>
              <dd>{capital(said)}</dd>
            </div>
          )}
        </For>
        <Show when={brings().length > 0}>
          <div>
            <dt>{text.stepBrings}</dt>
            <For each={brings()}>
              {(at) => (
                <dd>
                  <Quote words={quoteOf(props.events, at)} />
                </dd>
              )}
            </For>
          </div>
        </Show>
      </dl>
    </div>
  );
}
