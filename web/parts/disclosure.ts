import { createSignal, onCleanup, onMount } from 'solid-js';

/** What stands behind a button until it is asked for: closed by Escape, which gives the button the focus back, or by pressing elsewhere. */
export function createDisclosure() {
  const [open, setOpen] = createSignal(false);
  let root: HTMLElement | undefined;
  let button: HTMLButtonElement | undefined;
  const pressed = (event: PointerEvent) => {
    if (!root?.contains(event.target as Node)) setOpen(false);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return;
    setOpen(false);
    button?.focus();
  };
  onMount(() => {
    document.addEventListener('pointerdown', pressed);
    root?.addEventListener('keydown', typed);
  });
  onCleanup(() => document.removeEventListener('pointerdown', pressed));
  return {
    open,
    setOpen,
    /** What holds the button and all that it opens. */
    root: (element: HTMLElement) => {
      root = element;
    },
    button: (element: HTMLButtonElement) => {
      button = element;
    },
    focusButton: () => button?.focus(),
  };
}
