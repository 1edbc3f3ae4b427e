import { type Accessor, createEffect, on, onCleanup } from 'solid-js';

/**
 * A page that is fetched is short until it is there, and the router has scrolled by then. Whoever goes back to such a
 * page stands where they left it once it is whole; whoever comes to it anew stands at its top.
 */

/** How far down each entry of the history was left, in pixels. */
const left = new Map<string, number>();
const entry = () => `${(history.state as { _depth?: number } | null)?._depth ?? ''} ${location.pathname}`;
let goneBackTo: string | null = null;
addEventListener('popstate', () => {
  goneBackTo = entry();
});

/** `whole` turns true when everything is there. */
export function createReturn(whole: Accessor<boolean>): void {
  const here = entry();
  const wanted = goneBackTo === here ? left.get(here) : undefined;
  goneBackTo = null;
  const keep = () => left.set(entry(), scrollY);
  createEffect(
    on(whole, (isWhole) => {
      if (!isWhole) return;
      if (wanted !== undefined) requestAnimationFrame(() => scrollTo(0, wanted));
      addEventListener('scroll', keep);
    }),
  );
  onCleanup(() => removeEventListener('scroll', keep));
}
