import { createEffect } from 'solid-js';

/** Keeps the document's title in step with the page. */
export function createTitle(title: () => string): void {
  createEffect(() => {
    document.title = `${title()} · Pushback`;
  });
}
