import { createSignal } from 'solid-js';
import type { CriterionScore, Scorecard } from '../../../server/domain/scorecard.ts';
import { override } from '../../coaching-api.ts';
import { Field } from '../field.tsx';
import { text } from './coaching-text.ts';
import { SayForm } from './say-form.tsx';
import type { Talk } from './talk.ts';

export const isScore = (value = ''): boolean => /^\d{1,3}(?:\.\d+)?$/.test(value) && Number(value) <= 100;
const shown = (score: number | null) => (score === null ? '–' : String(Math.round(score)));

/** The overall score with another one for a criterion: shown before it is saved, computed again by the server. */
export function overallWith({ criteria }: Scorecard, id: string, score: number): number | null {
  const scored = criteria
    .map((each) => ({ ...each, effective: each.id === id ? score : each.effective }))
    .filter((each): each is CriterionScore & { effective: number } => each.effective !== null);
  const weight = scored.reduce((sum, each) => sum + each.weight, 0);
  const whole = criteria.reduce((sum, each) => sum + each.weight, 0);
  return weight * 2 < whole ? null : scored.reduce((sum, each) => sum + each.effective * each.weight, 0) / weight;
}

/** A coach's score of a criterion, with its reason. */
export function OverrideForm(props: { criterion: CriterionScore; card: Scorecard; talk: Talk; close: () => void }) {
  const [score, setScore] = createSignal(shown(props.criterion.effective).replace('–', ''));
  const [wrong, setWrong] = createSignal(false);
  const id = `score-${props.criterion.id}`;
  const becomes = () => {
    if (!isScore(score())) return undefined;
    return text.becomes(shown(props.card.overall), shown(overallWith(props.card, props.criterion.id, Number(score()))));
  };
  return (
    <SayForm
      id={id}
      label={text.reasonLabel}
      hint={text.reasonHint}
      yes={text.save}
      talk={props.talk}
      close={props.close}
      wrong={(values) => setWrong(!isScore(values[id]))}
      send={(values) =>
        override(props.talk.session, {
          ...{ criterion: props.criterion.id, score: Number(values[id]), reason: values.says ?? '' },
        })
      }
    >
      <div class="say__score" onInput={(event) => setScore((event.target as HTMLInputElement).value.trim())}>
        <Field
          id={id}
          label={text.scoreLabel}
          value={shown(props.criterion.effective).replace('–', '')}
          maxlength={5}
          problem={wrong() ? text.scoreWrong : null}
        />
        <p class="sm quiet" role="status">
          {becomes()}
        </p>
      </div>
    </SayForm>
  );
}
