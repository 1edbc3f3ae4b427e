import { createSignal, Show } from 'solid-js';
import type { CriterionScore } from '../../../server/domain/scorecard.ts';
import type { CoachingView, DisputeAnswer } from '../../../server/protocol/coaching-view.ts';
import { answerDispute } from '../../coaching-api.ts';
import { Field } from '../field.tsx';
import { text } from './coaching-text.ts';
import { isScore } from './override-form.tsx';
import { SayForm } from './say-form.tsx';
import type { Talk } from './talk.ts';

/** A dispute is declined, or upheld with a score or with the newest correction that stands. */
export function DisputeAnswering(props: {
  of: CoachingView['disputes'][number];
  criterion: CriterionScore;
  talk: Talk;
  close: () => void;
}) {
  const id = `answer-${props.of.id}`;
  const [how, setHow] = createSignal<'score' | 'correction' | 'decline'>('score');
  const [wrong, setWrong] = createSignal(false);
  const correction = () => props.talk.load.value()?.corrections.findLast(({ takenBack }) => takenBack === null);
  const answer = (answer: string, score: string): DisputeAnswer => {
    const standing = correction();
    if (how() === 'decline') return { state: 'declined', answer };
    if (how() === 'correction' && standing) return { state: 'upheld', answer, with: { correction: standing.id } };
    return { state: 'upheld', answer, with: { score: Number(score) } };
  };
  const choice = (value: 'score' | 'correction' | 'decline', says: string) => (
    <label>
      <input type="radio" name={`${id}-how`} value={value} checked={how() === value} onChange={() => setHow(value)} />
      <span>{says}</span>
    </label>
  );
  return (
    <SayForm
      id={id}
      label={text.answerLabel}
      yes={text.answer}
      talk={props.talk}
      close={props.close}
      wrong={(values) => setWrong(how() === 'score' && !isScore(values[id]))}
      send={(values) => answerDispute(props.of.id, answer(values.says ?? '', values[id] ?? ''))}
    >
      <fieldset class="say__how">
        <legend>{text.act}</legend>
        {choice('score', text.upholdScore)}
        <Show when={correction()}>{choice('correction', text.upholdCorrection)}</Show>
        {choice('decline', text.decline)}
      </fieldset>
      <Show when={how() === 'score'}>
        <div class="say__score">
          <Field id={id} label={text.scoreLabel} maxlength={5} problem={wrong() ? text.scoreWrong : null} />
        </div>
      </Show>
    </SayForm>
  );
}
