import { createSignal, For, Show } from 'solid-js';
import { levels } from '../../../server/domain/level.ts';
import type { RoundView } from '../../../server/protocol/calibration-view.ts';
import { createAction } from '../../action.ts';
import { rate } from '../../calibration-api.ts';
import { text } from '../../pages/rate-text.ts';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { focusFirstBad } from '../form.ts';
import { levelOf, middles } from './levels.ts';

type Criterion = RoundView['criteria'][number];
type Scores = Record<string, string>;

const isScore = (value = ''): boolean => /^\d{1,3}$/.test(value) && Number(value) <= 100;

/** What was chosen so far, in this tab: whoever looks something up on another page finds it again. */
function keptIn(key: string) {
  const read = (): Scores => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Scores;
    } catch {
      return {};
    }
  };
  return { read, write: (scores: Scores) => sessionStorage.setItem(key, JSON.stringify(scores)) };
}

/** Each criterion of a round with its levels in words, for one session. */
export function RatingForm(props: { round: RoundView; session: string; kept: () => Promise<void> }) {
  const { round, session } = props;
  const store = keptIn(`rating ${round.id} ${session}`);
  const action = createAction();
  const [scores, setScores] = createSignal<Scores>(store.read());
  const [tried, setTried] = createSignal(false);
  const left = () => round.criteria.filter(({ id }) => !isScore(scores()[id])).length;
  const give = (id: string, score: string) => {
    setScores({ ...scores(), [id]: score });
    store.write(scores());
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setTried(true);
    if (left() > 0) return focusFirstBad(event.currentTarget);
    const given = round.criteria.map(({ id }) => ({ criterion: id, score: Number(scores()[id]) }));
    if (!(await action.run(async () => void (await rate(round.id, { session, scores: given }))))) return;
    store.write({});
    await props.kept();
  };
  return (
    <form class="rating" aria-labelledby="h-rating" novalidate onSubmit={submit}>
      <For each={round.criteria}>
        {(criterion) => (
          <CriterionScore
            of={criterion}
            score={scores()[criterion.id] ?? ''}
            wrong={tried() && !isScore(scores()[criterion.id])}
            give={(score) => give(criterion.id, score)}
          />
        )}
      </For>
      <p class="sm quiet" role="status">
        {text.left(left())}
      </p>
      <div class="row">
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.keeping : text.keep}
        </button>
        <span class="sm quiet">{text.keepSays}</span>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </form>
  );
}

function CriterionScore(props: { of: Criterion; score: string; wrong: boolean; give: (score: string) => void }) {
  const { id, name, levels: words } = props.of;
  return (
    <fieldset>
      <legend>{name}</legend>
      <For each={levels}>
        {(level) => (
          <label class="pick">
            <input
              type="radio"
              name={`level-${id}`}
              checked={isScore(props.score) && levelOf(Number(props.score)) === level}
              onChange={() => props.give(String(middles[level]))}
            />
            <span>{text.level(level, words[level] ?? '')}</span>
          </label>
        )}
      </For>
      <div
        onInput={(event) =>
          event.target.id === `score-${id}` && props.give((event.target as HTMLInputElement).value.trim())
        }
      >
        <Field
          id={`score-${id}`}
          label={text.score(name)}
          value={props.score}
          maxlength={3}
          problem={props.wrong ? text.wrong : null}
        />
      </div>
    </fieldset>
  );
}
