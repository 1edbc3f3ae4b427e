import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { correctedMoves, labelsInMoves, overlaps } from '../../../server/domain/correction.ts';
import type { Label } from '../../../server/domain/label.ts';
import type { Evidence } from '../../../server/domain/measurement.ts';
import type { Move } from '../../../server/domain/move.ts';
import { comment, correct, sendBack } from '../../coaching-api.ts';
import { labelNames, labelsOf } from '../../record/label-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { text } from './coaching-text.ts';
import { SayForm } from './say-form.tsx';
import type { Talk } from './talk.ts';

type Act = keyof typeof text.acts;

/** What a coach does at a turn: say something of a sentence, say what it does, or send the rep back here. */
export function TurnTools(props: { line: TurnLine; moves: readonly Move[]; talk: Talk; close: () => void }) {
  const { line, talk } = props;
  const view = () => talk.load.value();
  const sentences = () => (view()?.sentences ?? []).filter(({ seq }) => seq === line.seq);
  const [place, setPlace] = createSignal(0);
  const [act, setAct] = createSignal<Act>('comment');
  const at = (): Evidence => sentences()[place()] ?? { seq: line.seq, start: 0, end: line.text.length };
  const standing = () =>
    (view()?.corrections ?? [])
      .filter((one) => one.takenBack === null && one.at.seq === line.seq)
      .map((one) => ({ ...one.at, moves: one.moves }));
  const heard = () => {
    const { start, end } = at();
    return labelsInMoves(correctedMoves(props.moves, standing()).filter((move) => overlaps(move, { start, end })));
  };
  const id = (what: string) => `${what}-${line.seq}`;
  return (
    <div class="tools">
      <Show when={sentences().length > 1}>
        <fieldset class="say__how">
          <legend>{text.sentence}</legend>
          <For each={sentences()}>
            {(sentence, n) => (
              <label>
                <input type="radio" name={id('sentence')} checked={place() === n()} onChange={() => setPlace(n())} />
                <span class="said">{line.text.slice(sentence.start, sentence.end).trim()}</span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <fieldset class="say__how say__how--row">
        <legend>{text.act}</legend>
        <For each={Object.keys(text.acts) as Act[]}>
          {(each) => (
            <label>
              <input type="radio" name={id('act')} checked={act() === each} onChange={() => setAct(each)} />
              <span>{text.acts[each]}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Switch>
        <Match when={act() === 'comment'}>
          <SayForm
            id={id('comment')}
            label={text.commentLabel}
            yes={text.save}
            talk={talk}
            close={props.close}
            send={({ says = '' }) => comment(talk.session, { says, at: at() })}
          />
        </Match>
        <Match when={act() === 'back'}>
          <SayForm
            id={id('back')}
            label={text.whyBack}
            yes={text.acts.back}
            talk={talk}
            close={props.close}
            send={({ says = '' }) => sendBack(talk.session, { seq: line.seq, why: says })}
          />
        </Match>
        <Match when={act() === 'correct' && `${place()}`} keyed>
          {(_place) => (
            <SayForm
              id={id('correct')}
              label={text.labels}
              yes={text.rescore}
              wordless
              talk={talk}
              close={props.close}
              send={(_, form) =>
                correct(talk.session, { ...at(), right: new FormData(form).getAll('label') as Label[] })
              }
            >
              <fieldset class="mark-form__labels">
                <legend>{text.labels}</legend>
                <p class="hint">{text.labelsHint}</p>
                <For each={labelsOf('rep')}>
                  {(label) => (
                    <label>
                      <input type="checkbox" name="label" value={label} checked={heard().includes(label)} />
                      <span>{labelNames[label]}</span>
                    </label>
                  )}
                </For>
              </fieldset>
            </SayForm>
          )}
        </Match>
      </Switch>
    </div>
  );
}
