import type { ParentProps } from 'solid-js';
import { arrive } from './arrive.ts';

/** Leads to a sentence of the transcript, and puts the focus on it. */
export function EvidenceLink(props: ParentProps<{ to: string; class?: string }>) {
  const go = (event: MouseEvent) => {
    if (arrive(props.to, smooth() ? 'smooth' : 'instant')) event.preventDefault();
  };
  return (
    <a href={`#${props.to}`} class={props.class} onClick={go}>
      {props.children}
    </a>
  );
}

const smooth = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
