/** Whether a navigation happened whose page has not shown its heading yet. */
let due = false;

export function setFocusDue(): void {
  due = true;
}

/** True once after a navigation, unless the reader has put the focus somewhere meanwhile. */
export function takeFocusDue(): boolean {
  const mine = due;
  due = false;
  const at = document.activeElement;
  return mine && (at === null || at === document.body || at.id === 'main' || !at.isConnected);
}
