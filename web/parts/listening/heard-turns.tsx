import { createSignal, For, Show } from 'solid-js';
import type { HeardTurn, Said } from '../../../server/protocol/listening-view.ts';
import { clockOf } from '../../format.ts';
import type { Tried } from '../../pages/listening.tsx';
import { text } from '../../pages/listening-text.ts';
import { labelNames } from '../../record/label-text.ts';
import { RowButton } from '../action-table.tsx';
import { Why } from './why.tsx';

/** How much of what went before is asked about with a turn. */
const lookBack = 8;

/** The turns as they were heard, each with its labels, and the reasons on demand. */
export function HeardTurns(props: { tried: Tried; marked: () => void }) {
  const { turns, listener } = props.tried.call;
  const before = (n: number): Said[] =>
    [...props.tried.before, ...turns.slice(0, n).map(({ speaker, text: said }) => ({ speaker, text: said }))].slice(
      -lookBack,
    );
  return (
    <section class="sec" aria-labelledby="h-heard">
      <div class="sec__head">
        <h2 id="h-heard">{text.heard}</h2>
        <p role="status">{text.heardBy(listener, turns.length)}</p>
      </div>
      <ol class="heard">
        <For each={turns}>
          {(turn, n) => (
            <Turn turn={turn} n={n() + 1} before={before(n())} spoken={props.tried.spoken} marked={props.marked} />
          )}
        </For>
      </ol>
    </section>
  );
}

function labelsOf({ moves, beats }: Pick<HeardTurn, 'moves' | 'beats'>): string[] {
  const names = [
    ...moves.flatMap((move) => [
      labelNames[move.move],
      ...(move.discovery ? [labelNames.discovery] : []),
      ...(move.probe ? [labelNames.probe] : []),
      ...(move.return ? [labelNames.return] : []),
    ]),
    ...beats.flatMap(({ beat }) => (beat === 'hold' || beat === 'glitch' ? [] : [labelNames[beat]])),
  ];
  return [...new Set(names)];
}

function Turn(props: { turn: HeardTurn; n: number; before: Said[]; spoken: boolean; marked: () => void }) {
  const [isOpen, setOpen] = createSignal(false);
  const who = () => props.turn.name || text.speakers[props.turn.speaker];
  const names = () => labelsOf(props.turn);
  const unsure = () => labelsOf({ moves: props.turn.unsure, beats: [] }).filter((name) => !names().includes(name));
  return (
    <li classList={{ 'heard__turn--rep': props.turn.speaker === 'rep' }}>
      <p class="heard__who">
        {who()}
        <Show when={props.turn.atMs !== null}>
          {' '}
          <time>{clockOf(props.turn.atMs ?? 0)}</time>
        </Show>
      </p>
      <p class="said heard__said">{props.turn.text}</p>
      <div class="heard__labels">
        <Show when={names().length > 0} fallback={<span class="faint sm">{text.nothing}</span>}>
          <For each={names()}>{(name) => <span class="chip">{name}</span>}</For>
        </Show>
        <Show when={unsure().length > 0}>
          <span class="faint sm">{text.unsure(unsure())}</span>
        </Show>
        <RowButton name={text.whyOf(props.n)} says={text.why} expanded={isOpen()} onClick={() => setOpen(!isOpen())} />
      </div>
      <Show when={isOpen()}>
        <Why
          turn={{ speaker: props.turn.speaker, text: props.turn.text }}
          n={props.n}
          before={props.before}
          spoken={props.spoken}
          marked={props.marked}
        />
      </Show>
    </li>
  );
}
