type Due = {
  /** Path of the page that is to show its heading; null where the browser's history decides. */
  to: string | null;
  /** Where the focus was when the navigation began. */
  from: Element | null;
};

/** The last navigation, as long as its page has not shown its heading. */
let due: Due | null = null;

export function setFocusDue(to: string | null): void {
  due = { to, from: document.activeElement };
}

/**
 * True once after a navigation to `here`, unless the reader has put the focus somewhere else meanwhile. A page that was left
 * before it had shown its heading takes nothing.
 */
export function takeFocusDue(here: string): boolean {
  const mine = due;
  if (mine === null || (mine.to !== null && mine.to !== here)) return false;
  due = null;
  const at = document.activeElement;
  return at === null || at === document.body || at === mine.from;
}
