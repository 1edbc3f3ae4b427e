import type { ParentProps } from 'solid-js';

/** Leads to a sentence of the transcript, and puts the focus on it. */
export function EvidenceLink(props: ParentProps<{ to: string; class?: string }>) {
  const go = (event: MouseEvent) => {
    const target = document.getElementById(props.to);
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center', behavior: smooth() ? 'smooth' : 'instant' });
  };
  return (
    <a href={`#${props.to}`} class={props.class} onClick={go}>
      {props.children}
    </a>
  );
}

const smooth = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
