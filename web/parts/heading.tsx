import { useLocation } from '@solidjs/router';
import { type JSX, onMount, type ParentProps } from 'solid-js';
import { takeFocusDue } from './focus-due.ts';

/** A page's h1. After a navigation it takes the focus, so that a screen reader starts where the page does. */
export function Heading(props: ParentProps<{ class?: string; id?: string }>): JSX.Element {
  let heading: HTMLHeadingElement | undefined;
  const here = useLocation();
  onMount(() => {
    if (takeFocusDue(here.pathname)) heading?.focus({ preventScroll: true });
  });
  return (
    <h1 ref={heading} tabindex="-1" class={props.class} id={props.id}>
      {props.children}
    </h1>
  );
}
