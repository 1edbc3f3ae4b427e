import { createEffect, createUniqueId, type ParentProps } from 'solid-js';
import './dialog.css';

/**
 * A question that needs an answer before anything else; `children` is more to know before answering.
 * Escape means no; focus goes back where it was.
 */
export function Confirm(
  props: ParentProps<{
    open: boolean;
    question: string;
    says: string;
    yes: string;
    no: string;
    /** Nothing is lost by a yes. */
    harmless?: boolean;
    answer: (yes: boolean) => void;
  }>,
) {
  // a page may have several
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-says`}
      onClose={() => props.open && props.answer(false)}
    >
      <h2 id={`${id}-question`}>{props.question}</h2>
      <div class="stack" id={`${id}-says`}>
        <p>{props.says}</p>
        {props.children}
      </div>
      <div class="row">
        <button class="btn" type="button" onClick={() => props.answer(false)}>
          {props.no}
        </button>
        <button
          class="btn"
          classList={{ 'btn--end': !props.harmless, 'btn--primary': props.harmless }}
          type="button"
          onClick={() => props.answer(true)}
        >
          {props.yes}
        </button>
      </div>
    </dialog>
  );
}
