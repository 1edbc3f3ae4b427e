import { createEffect, createSignal, on, onMount } from 'solid-js';
import { firstNameOf } from '../../format.ts';
import type { Conversation } from '../../live/conversation.ts';
import { maxReplyChars } from '../../live/unsent.ts';
import { text } from '../../pages/practice-text.ts';
import { nameOf, type Persona } from '../../record/lines.ts';
import './composer.css';
import { SilenceTimer } from './silence.tsx';

/** While typing goes on, the server hears of it this often. */
const typingEveryMs = 5_000;

/** My reply. Grows with the text; the draft is kept in the browser until it is sent. */
export function Composer(props: {
  draft: string;
  setDraft: (draft: string) => void;
  conversation: Conversation;
  personas: readonly Persona[];
  running: boolean;
  say: (text: string, startedMs: number | null) => void;
  typing: () => void;
}) {
  let box: HTMLTextAreaElement | undefined;
  let startedMs: number | null = null;
  let toldMs = Number.NEGATIVE_INFINITY;
  const [typing, setTyping] = createSignal(false);
  const reply = () => props.conversation.reply;
  const speaks = () => props.running && reply().is === 'speaking';

  const fit = () => {
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  };
  onMount(fit);
  createEffect(on(() => props.draft, fit));

  const onInput = (event: InputEvent & { currentTarget: HTMLTextAreaElement }) => {
    const { value } = event.currentTarget;
    const now = performance.now();
    props.setDraft(value);
    setTyping(value.trim() !== '');
    if (value.trim() === '') startedMs = null;
    else startedMs ??= now;
    if (now - toldMs < typingEveryMs) return;
    toldMs = now;
    props.typing();
  };

  const send = () => {
    const said = props.draft.trim();
    if (said === '') return;
    props.say(said, startedMs);
    props.setDraft('');
    startedMs = null;
    toldMs = Number.NEGATIVE_INFINITY;
    setTyping(false);
    box?.focus();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form class="comp" onSubmit={onSubmit}>
      <div class="comp__in">
        <div>
          <label class="vh" for="reply">
            {text.reply}
          </label>
          <textarea
            ref={box}
            class="input"
            id="reply"
            rows="1"
            maxlength={maxReplyChars}
            enterkeyhint="send"
            placeholder={text.placeholder}
            aria-describedby="reply-hint"
            value={props.draft}
            onInput={onInput}
            onKeyDown={onKeyDown}
          />
        </div>
        <button class="btn btn--primary" type="submit" aria-disabled={props.draft.trim() === ''}>
          {text.send}
        </button>
        <div class="sil">
          <SilenceTimer conversation={props.conversation} running={props.running} typing={typing()} />
          <span class="keys" classList={{ 'keys--always': speaks() }} id="reply-hint">
            {speaks() ? text.interrupts(firstNameOf(nameOf(props.personas, personaOf(props.conversation)))) : text.keys}
          </span>
        </div>
      </div>
    </form>
  );
}

function personaOf({ reply }: Conversation): string | null {
  return reply.is === 'none' ? null : reply.persona;
}
