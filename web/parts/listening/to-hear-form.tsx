import { createSignal, Show } from 'solid-js';
import type { Said, ToHear } from '../../../server/protocol/listening-view.ts';
import { createAction } from '../../action.ts';
import { hear } from '../../api.ts';
import type { Tried } from '../../pages/listening.tsx';
import { text } from '../../pages/listening-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField, Field, SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';

type Kind = 'turn' | 'call';
type Problems = Partial<Record<'turn' | 'transcript' | 'rep', string>>;

/** Lower case and no stops: as a recogniser would have left it. */
const looksSpoken = (said: string) => !/[.?!]/.test(said) && said === said.toLowerCase();

function beforeOf(values: Record<string, string>): Said[] {
  const said = values.before ?? '';
  return said === '' ? [] : [{ speaker: values.speaker === 'prospect' ? 'rep' : 'prospect', text: said }];
}

function askedBy(kind: Kind, values: Record<string, string>): ToHear {
  if (kind === 'call') return { transcript: values.transcript ?? '', rep: values.rep ?? '' };
  const speaker = values.speaker === 'prospect' ? 'prospect' : 'rep';
  return { turn: { speaker, text: values.turn ?? '' }, before: beforeOf(values) };
}

function problemsIn(kind: Kind, values: Record<string, string>): Problems {
  if (kind === 'turn') return values.turn ? {} : { turn: text.turnMissing };
  return {
    ...(values.transcript ? {} : { transcript: text.transcriptMissing }),
    ...(values.rep ? {} : { rep: text.repMissing }),
  };
}

export function ToHearForm(props: { heard: (tried: Tried) => void }) {
  const action = createAction();
  const [kind, setKind] = createSignal<Kind>('turn');
  const [problems, setProblems] = createSignal<Problems>({});
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    const found = problemsIn(kind(), values);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstBad(form);
    const asked = askedBy(kind(), values);
    await action.run(async () => {
      const before = 'turn' in asked ? beforeOf(values) : [];
      const spoken = looksSpoken('turn' in asked ? asked.turn.text : asked.transcript.slice(0, 2_000));
      props.heard({ call: await hear(asked), before, spoken });
    });
  };
  return (
    <form class="sec hear-form" aria-label={text.form} onSubmit={submit} novalidate>
      <fieldset class="hear-form__kind">
        <legend>{text.kind}</legend>
        <div class="segments">
          <KindChoice kind="turn" chosen={kind()} choose={setKind} />
          <KindChoice kind="call" chosen={kind()} choose={setKind} />
        </div>
      </fieldset>
      <Show
        when={kind() === 'turn'}
        fallback={
          <>
            <AreaField
              id="transcript"
              label={text.transcript}
              hint={text.transcriptHint}
              problem={problems().transcript ?? null}
              rows={10}
              maxlength={200_000}
            />
            <Field id="rep" label={text.rep} problem={problems().rep ?? null} maxlength={100} />
          </>
        }
      >
        <AreaField id="before" label={text.before} hint={text.beforeHint} rows={2} maxlength={20_000} />
        <AreaField id="turn" label={text.turn} problem={problems().turn ?? null} rows={3} maxlength={20_000} />
        <SelectField
          id="speaker"
          label={text.speaker}
          options={[
            { value: 'rep', says: text.speakers.rep },
            { value: 'prospect', says: text.speakers.prospect },
          ]}
          value="rep"
        />
      </Show>
      <div>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.hearing : text.hear}
        </button>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </form>
  );
}

function KindChoice(props: { kind: Kind; chosen: Kind; choose: (kind: Kind) => void }) {
  return (
    <label>
      <input
        type="radio"
        name="kind"
        value={props.kind}
        checked={props.chosen === props.kind}
        onChange={() => props.choose(props.kind)}
      />
      <span>{text.kinds[props.kind]}</span>
    </label>
  );
}
