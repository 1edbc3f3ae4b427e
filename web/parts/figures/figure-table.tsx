import { For, Show } from 'solid-js';
import type { Figure } from '../../../server/domain/key-figure.ts';
import type { FiguresView } from '../../../server/protocol/key-figure-view.ts';
import { text } from '../../pages/figures-text.ts';
import { shortDay } from '../team/numbers.ts';
import { figureNumber } from './numbers.ts';

const mostPeriods = 8;

/** One figure by rep and period, with the target that holds and what was planned. */
export function FigureTable(props: { seen: FiguresView; figure: Figure }) {
  const values = () => props.seen.values.filter(({ figure }) => figure === props.figure.id);
  const periods = () => [...new Set(values().map(({ startsOn }) => startsOn))].toSorted().slice(-mostPeriods);
  const people = () => props.seen.people.filter(({ id }) => values().some(({ member }) => member === id));
  const at = (member: string, startsOn: string) =>
    values().find((value) => value.member === member && value.startsOn === startsOn);
  const written = (value: number) => figureNumber(value, props.figure.unit);
  return (
    <section class="scroll" tabindex="0" aria-label={text.tableScroll}>
      <table class="table figs">
        <caption class="vh">{text.tableCaption(props.figure.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <For each={periods()}>{(day) => <th scope="col">{shortDay(day)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={people()}>
            {(person) => (
              <tr>
                <th scope="row" title={person.name}>
                  {person.name}
                </th>
                <For each={periods()}>
                  {(day) => (
                    <td>
                      <Show when={at(person.id, day)} fallback="–">
                        {(value) => (
                          <>
                            <b>{written(value().value)}</b>
                            <Show when={value().target !== null}>
                              <small>{text.target(written(value().target ?? 0))}</small>
                            </Show>
                            <Show when={value().reason}>
                              {(reason) => (
                                <small class="why">
                                  {text.adjusted(
                                    value().planned === null ? text.noPlan : written(value().planned ?? 0),
                                    reason(),
                                  )}
                                </small>
                              )}
                            </Show>
                          </>
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
