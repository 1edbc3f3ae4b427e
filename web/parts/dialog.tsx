import { createEffect, type ParentProps } from 'solid-js';
import './dialog.css';

/** A few fields over the page. Escape closes it; the browser puts the focus back where it was. */
export function Dialog(props: ParentProps<{ open: boolean; id: string; title: string; close: () => void }>) {
  let dialog: HTMLDialogElement | undefined;
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  });
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={props.id} onClose={() => props.open && props.close()}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
