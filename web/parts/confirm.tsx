import { createEffect } from 'solid-js';

/** A question that needs an answer before anything else. Escape means no; focus goes back where it was. */
export function Confirm(props: {
  open: boolean;
  question: string;
  says: string;
  yes: string;
  no: string;
  answer: (yes: boolean) => void;
}) {
  let dialog: HTMLDialogElement | undefined;
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="confirm-question"
      aria-describedby="confirm-says"
      onClose={() => props.open && props.answer(false)}
    >
      <h2 id="confirm-question">{props.question}</h2>
      <p id="confirm-says">{props.says}</p>
      <div class="row">
        <button class="btn" type="button" onClick={() => props.answer(false)}>
          {props.no}
        </button>
        <button class="btn btn--end" type="button" onClick={() => props.answer(true)}>
          {props.yes}
        </button>
      </div>
    </dialog>
  );
}
