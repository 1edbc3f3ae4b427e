import { For, Show } from 'solid-js';
import type { Figure } from '../../../server/domain/key-figure.ts';
import type { FiguresView } from '../../../server/protocol/key-figure-view.ts';
import type { TeamRow } from '../../../server/protocol/team-view.ts';
import { text } from '../../pages/team-text.ts';
import { figureNumber } from '../figures/numbers.ts';

/** What reps do, beside what comes of it: practice, check-ins and the latest of each figure that has values. */
export function Doing(props: { rows: readonly TeamRow[]; figures: FiguresView }) {
  const used = (side: Figure['side']) =>
    props.figures.figures.filter(
      (figure) => figure.side === side && props.figures.values.some((value) => value.figure === figure.id),
    );
  const shown = () => [...used('leading'), ...used('lagging')];
  const latest = (member: string, figure: string) =>
    props.figures.values.findLast((value) => value.member === member && value.figure === figure);
  return (
    <section class="sec" aria-labelledby="h-doing">
      <div class="sec__head">
        <h2 id="h-doing">{text.beside}</h2>
        <p>{text.besideSays}</p>
      </div>
      <section class="scroll" aria-label={text.besideScroll} tabindex="0">
        <table class="table heat doing">
          <caption class="vh">{text.besideCaption}</caption>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colspan={used('leading').length + 2}>
                {text.leading}
              </th>
              <Show when={used('lagging').length > 0}>
                <th scope="colgroup" colspan={used('lagging').length}>
                  {text.lagging}
                </th>
              </Show>
            </tr>
            <tr>
              <th scope="col">{text.rep}</th>
              <th scope="col">{text.practice}</th>
              <th scope="col">{text.checkIns}</th>
              <For each={shown()}>{({ name }) => <th scope="col">{name}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row" title={row.member.name}>
                    {row.member.name}
                  </th>
                  <td>{row.overall?.sessions ?? 0}</td>
                  <td>{row.checkIns}</td>
                  <For each={shown()}>
                    {(figure) => (
                      <td>
                        <Show when={latest(row.member.id, figure.id)} fallback="–">
                          {(value) => (
                            <>
                              <span class="now">{figureNumber(value().value, figure.unit)}</span>
                              <Show when={value().target !== null}>
                                <span class="rests">
                                  {text.ofTarget(figureNumber(value().target ?? 0, figure.unit))}
                                </span>
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
      <Show when={shown().length === 0}>
        <p class="quiet">{text.noFigures}</p>
      </Show>
      <p>
        <a class="btn" href="/figures">
          {text.toFigures}
        </a>
      </p>
    </section>
  );
}
