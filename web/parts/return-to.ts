import { useLocation } from '@solidjs/router';
import { type Accessor, createEffect, on, onCleanup } from 'solid-js';

/**
 * A page that is fetched is short until it is there, and the router has scrolled by then. Whoever goes back to such a
 * page stands where they left it once it is whole; whoever comes to it anew stands at its top.
 */

/** How far down each entry of the history was left, in pixels. */
const left = new Map<string, number>();
const entry = () => `${(history.state as { _depth?: number } | null)?._depth ?? ''} ${location.pathname}`;
/** The same by path, for a link that leads back. */
const leftAt = new Map<string, number>();
let goneBackTo: string | null = null;
let ledBackTo: string | null = null;
addEventListener('popstate', () => {
  goneBackTo = entry();
});

/** A link on the way back to `path` was followed. */
export function leadBackTo(path: string): void {
  ledBackTo = path;
}

/** `whole` turns true when everything is there; what is read again later moves nobody. */
export function createReturn(whole: Accessor<boolean>): void {
  const here = entry();
  // of a link the browser hears once the page is up: the router knows before
  const { pathname } = useLocation();
  const ledBack = ledBackTo === pathname ? leftAt.get(pathname) : undefined;
  const wanted = goneBackTo === here ? left.get(here) : ledBack;
  goneBackTo = null;
  ledBackTo = null;
  const keep = () => {
    left.set(entry(), scrollY);
    leftAt.set(location.pathname, scrollY);
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
