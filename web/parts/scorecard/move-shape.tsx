import { Match, Switch } from 'solid-js';
import type { MoveKind } from '../../record/move-text.ts';

/** Moves have shapes as well as colours: circle asked, square defended, triangle gave ground, diamond next step. */
export function MoveShape(props: { kind: MoveKind; atMs?: number; nth?: number }) {
  const at = () =>
    props.atMs === undefined ? {} : { '--at': String(Math.round(props.atMs)), '--nth': String(props.nth ?? 0) };
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" style={at()}>
      <Switch>
        <Match when={props.kind === 'asked'}>
          <circle class="q" cx="7" cy="7" r="5.5" />
        </Match>
        <Match when={props.kind === 'defended'}>
          <rect class="d" x="2.5" y="2.5" width="9" height="9" />
        </Match>
        <Match when={props.kind === 'gave'}>
          <path class="g" d="M1 2h12L7 13z" />
        </Match>
        <Match when={props.kind === 'next-step'}>
          <path class="n" d="M7 0l7 7-7 7-7-7z" />
        </Match>
      </Switch>
    </svg>
  );
}
