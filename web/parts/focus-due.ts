/** Whether a navigation happened whose page has not shown its heading yet, and where the focus was then. */
let due: { from: Element | null } | null = null;

export function setFocusDue(): void {
  due = { from: document.activeElement };
}

/** True once after a navigation, unless the reader has put the focus somewhere else meanwhile. */
export function takeFocusDue(): boolean {
  const mine = due;
  due = null;
  const at = document.activeElement;
  return mine !== null && (at === null || at === document.body || at === mine.from);
}
