import type { ParentProps } from 'solid-js';
import './entrance.css';
import { Heading } from './heading.tsx';

/** The way on for those who have nothing to fill in. */
export function ToSignIn() {
  return (
    <div class="row">
      <a class="btn btn--primary" href="/sign-in">
        Go to sign-in
      </a>
    </div>
  );
}

/** The frame of pages for people who are not in yet: what this is, then what to fill in. */
export function Entrance(props: ParentProps<{ heading: string; says?: string }>) {
  return (
    <main class="pg-entrance" id="main">
      <div class="lead">
        <p class="eyebrow">Pushback</p>
        <Heading>{props.heading}</Heading>
        <p class="quiet">{props.says}</p>
      </div>
      {props.children}
    </main>
  );
}
