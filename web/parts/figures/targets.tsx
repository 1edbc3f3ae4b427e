import { createSignal, For, Show } from 'solid-js';
import type { FiguresView } from '../../../server/protocol/key-figure-view.ts';
import { createAction } from '../../action.ts';
import { adjustTarget } from '../../api-team.ts';
import { dayOf } from '../../format.ts';
import { text } from '../../pages/figures-text.ts';
import '../block-rows.css';
import { Failure } from '../failure.tsx';
import { AreaField, Field, SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { shortDay } from '../team/numbers.ts';
import { figureNumber } from './numbers.ts';

type Wrong = { from?: string; target?: string; reason?: string };

/** Targets that were adjusted and why, and adjusting one. */
export function Targets(props: { seen: FiguresView; done: (says: string) => Promise<void> }) {
  const unitOf = (id: string) => props.seen.figures.find((figure) => figure.id === id)?.unit ?? '';
  const nameOf = (id: string) => props.seen.figures.find((figure) => figure.id === id)?.name ?? id;
  return (
    <section class="sec" aria-labelledby="h-targets">
      <div class="sec__head">
        <h2 id="h-targets">{text.targets}</h2>
        <p>{text.targetsSays}</p>
      </div>
      <Show when={props.seen.targets.length > 0} fallback={<p class="quiet">{text.noTargets}</p>}>
        <section class="scroll" tabindex="0" aria-label={text.history}>
          <table class="table block-rows history">
            <caption class="vh">{text.history}</caption>
            <thead>
              <tr>
                <For each={text.historyColumns}>{(column) => <th scope="col">{column}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={props.seen.targets}>
                {(target) => (
                  <tr>
                    <th scope="row">{nameOf(target.figure)}</th>
                    <td data-says={text.historyColumns[1]}>{target.whose}</td>
                    <td class="num" data-says={text.historyColumns[2]}>
                      {shortDay(target.startsOn)}
                    </td>
                    <td class="num" data-says={text.historyColumns[3]}>
                      {figureNumber(target.target, unitOf(target.figure))}
                    </td>
                    <td data-says={text.historyColumns[4]}>{target.reason}</td>
                    <td data-says={text.historyColumns[5]}>
                      {target.by}, {dayOf(target.at)}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
      <Show when={props.seen.may.give}>
        <TargetForm {...props} />
      </Show>
    </section>
  );
}

function TargetForm(props: { seen: FiguresView; done: (says: string) => Promise<void> }) {
  const action = createAction();
  const [wrong, setWrong] = createSignal<Wrong>({});
  const whose = () => [
    ...props.seen.teams.map(({ id, name }) => ({ value: `team ${id}`, says: name })),
    ...props.seen.people.map(({ id, name }) => ({ value: `member ${id}`, says: name })),
  ];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { figure = '', whose: chosen = '', from = '', target = '', reason = '' } = valuesOf(form);
    const number = Number(target.replace(',', '.'));
    const found: Wrong = {};
    if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) found.from = text.missingDay;
    if (target === '' || !Number.isFinite(number)) found.target = text.missingNumber;
    if (!reason) found.reason = text.missingReason;
    setWrong(found);
    if (Object.keys(found).length > 0) return focusFirstBad(form);
    const [kind, id = ''] = chosen.split(' ');
    const done = await action.run(async () => {
      const of = kind === 'team' ? { team: id } : { member: id };
      await adjustTarget({ figure, ...of, startsOn: from, target: number, reason });
    });
    if (!done) return;
    form.reset();
    await props.done(text.done);
  };
  const figures = () => props.seen.figures.map(({ id, name }) => ({ value: id, says: name }));
  return (
    <form class="lines" onSubmit={submit} novalidate>
      <SelectField id="figure" label={text.figure} options={figures()} />
      <SelectField id="whose" label={text.whose} options={whose()} />
      <Field id="from" label={text.from} problem={wrong().from ?? null} maxlength={10} />
      <Field id="target" label={text.newTarget} problem={wrong().target ?? null} maxlength={20} />
      <AreaField
        id="reason"
        label={text.reason}
        hint={text.reasonHint}
        rows={2}
        maxlength={300}
        problem={wrong().reason ?? null}
      />
      <Show when={action.problem()}>{(problem) => <Failure title={text.adjustFailed} problem={problem()} />}</Show>
      <button class="btn" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.adjusting : text.adjust}
      </button>
    </form>
  );
}
