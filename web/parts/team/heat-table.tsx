import { For, Show } from 'solid-js';
import type { StandingView, TeamMean, TeamView } from '../../../server/protocol/team-view.ts';
import { text } from '../../pages/team-text.ts';
import { arrowOf, changeSays, rangeOf, signed, whole } from './numbers.ts';
import { Spark } from './spark.tsx';

/** Reps by criteria. Names stay in sight while the rest scrolls. */
export function HeatTable(props: { view: TeamView }) {
  const isEmpty = () => props.view.rows.every((row) => row.trend.every((point) => point === null));
  return (
    <section class="sec" aria-labelledby="h-heat">
      <div class="sec__head">
        <h2 id="h-heat">{text.heat}</h2>
        <p>{text.heatSays}</p>
      </div>
      <Show when={props.view.rows.length > 0} fallback={<p class="quiet">{text.noReps}</p>}>
        <Show when={isEmpty()}>
          <p class="quiet">{text.empty}</p>
        </Show>
        <section class="scroll" tabindex="0" aria-label={text.heatScroll}>
          <table class="table heat" style={{ 'min-width': `${20 + props.view.criteria.length * 5.6}rem` }}>
            <caption class="vh">{text.heatCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.rep}</th>
                <th scope="col" class="ov">
                  {text.overall}
                </th>
                <th scope="col" class="sp">
                  {text.six}
                </th>
                <For each={props.view.criteria}>{({ name }) => <th scope="col">{name}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={props.view.rows}>
                {(row) => (
                  <tr>
                    <th scope="row" title={row.member.name}>
                      {row.member.name}
                    </th>
                    <Cell of={row.overall} class="ov" />
                    <td class="sp">
                      <Spark points={row.trend} />
                    </td>
                    <For each={row.cells}>{(cell) => <Cell of={cell} coloured />}</For>
                  </tr>
                )}
              </For>
              <MeanRow
                label={text.mean}
                overall={props.view.overall}
                means={props.view.means}
                of={(team) => team.mean}
              />
              <MeanRow
                label={text.spread}
                overall={props.view.overall}
                means={props.view.means}
                of={(team) => team.spread}
              />
            </tbody>
          </table>
        </section>
        <Key />
      </Show>
    </section>
  );
}

function heatOf(mean: number): string {
  if (mean < 50) return 'h1';
  if (mean < 60) return 'h2';
  return mean >= 80 ? 'h4' : '';
}

function Cell(props: { of: StandingView | null; class?: string; coloured?: boolean }) {
  return (
    <Show
      when={props.of}
      fallback={
        <td class={props.class}>
          <span aria-hidden="true">–</span>
          <span class="vh">{text.none}</span>
        </td>
      }
    >
      {(of) => (
        <td
          class={`${props.class ?? ''} ${props.coloured ? heatOf(of().mean) : ''}`}
          classList={{ fl: of().under && props.coloured }}
        >
          <span class="now">
            {whole(of().mean)}
            <Show when={of().change}>
              {(change) => (
                <small
                  classList={{ up: change().verdict === 'improved', dn: change().verdict === 'worse' }}
                  title={`${changeSays(change())}; ${text.before(change().before, change().beforeCalls)}`}
                >
                  {arrowOf(change().verdict)}
                  {signed(change().by.estimate)}
                  <span class="vh">, {change().verdict}</span>
                </small>
              )}
            </Show>
          </span>
          <span class="rests">
            {rangeOf(of().interval) ?? '?'}
            <Show when={!of().interval}>
              <span class="vh">{text.unknown}</span>
            </Show>
            {' · '}
            {of().sessions}
            <span class="vh"> {of().sessions === 1 ? 'session' : 'sessions'}</span>
            <Show when={of().calls > 0}>
              <span class="rests__calls" aria-hidden="true">
                {text.callsShort(of().calls)}
              </span>
              <span class="vh">{text.ofCalls(of().calls, of().sessions)}</span>
            </Show>
          </span>
          <Show when={of().under && props.coloured}>
            <span class="vh">{text.under}</span>
          </Show>
        </td>
      )}
    </Show>
  );
}

function MeanRow(props: {
  label: string;
  overall: TeamMean | null;
  means: readonly (TeamMean | null)[];
  of: (team: TeamMean) => number | null;
}) {
  const says = (team: TeamMean | null) => {
    const value = team && props.of(team);
    return value === null ? '–' : whole(value);
  };
  return (
    <tr class="avg">
      <th scope="row">{props.label}</th>
      <td class="ov">{says(props.overall)}</td>
      <td class="sp" />
      <For each={props.means}>{(team) => <td>{says(team)}</td>}</For>
    </tr>
  );
}

function Key() {
  return (
    <>
      <p class="key">
        <span>
          <i class="h1" />
          {text.key.low}
        </span>
        <span>
          <i class="h2" />
          {text.key.weak}
        </span>
        <span>
          <i class="h3" />
          {text.key.good}
        </span>
        <span>
          <i class="h4" />
          {text.key.high}
        </span>
        <span>
          <i class="fl" />
          {text.key.under}
        </span>
      </p>
      <p class="key">{text.key.small}</p>
    </>
  );
}
