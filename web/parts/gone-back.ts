/** Hears of going back before the router does, which may put the page up at once. */

export const entry = () => `${(history.state as { _depth?: number } | null)?._depth ?? ''} ${location.pathname}`;
let goneBackTo: string | null = null;
addEventListener('popstate', () => {
  goneBackTo = entry();
});

/** The entry of the history that was gone back to, told once. */
export function takeGoneBack(): string | null {
  const to = goneBackTo;
  goneBackTo = null;
  return to;
}
