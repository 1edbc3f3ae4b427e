import { useLocation } from '@solidjs/router';
import { type Accessor, createEffect, on, onCleanup } from 'solid-js';
import { entry, takeGoneBack } from './gone-back.ts';

/**
 * A page that is fetched is short until it is there, and the router has scrolled by then. Whoever goes back to such a
 * page stands where they left it once it is whole; whoever comes to it anew stands at its top.
 */

/** How far down each entry of the history was left, in pixels; by path too, for a link that leads back. */
const left = new Map<string, number>();
let ledBackTo: string | null = null;

/** A link on the way back to `path` was followed. */
export function leadBackTo(path: string): void {
  ledBackTo = path;
}

/** `whole` turns true when everything is there; what is read again later moves nobody. */
export function createReturn(whole: Accessor<boolean>): void {
  const here = entry();
  // of a link the browser hears once the page is up: the router knows before
  const { pathname } = useLocation();
  const wanted = left.get(takeGoneBack() === here ? here : ledBackTo === pathname ? pathname : '');
  ledBackTo = null;
  const keep = () => {
    for (const at of [entry(), location.pathname]) left.set(at, scrollY);
  };
  let isThere = false;
  createEffect(
    on(whole, (isWhole) => {
      if (!isWhole || isThere) return;
      isThere = true;
      if (wanted !== undefined) requestAnimationFrame(() => scrollTo(0, wanted));
      addEventListener('scroll', keep);
    }),
  );
  onCleanup(() => removeEventListener('scroll', keep));
}
