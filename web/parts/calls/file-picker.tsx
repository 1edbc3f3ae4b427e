import { createSignal } from 'solid-js';
import { text } from '../../pages/calls-text.ts';

/** Where transcripts are chosen or dropped, several at once. */
export function FilePicker(props: { add: (files: readonly File[]) => void }) {
  const [isOver, setOver] = createSignal(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    props.add([...(event.dataTransfer?.files ?? [])]);
  };
  const choose = (event: Event & { currentTarget: HTMLInputElement }) => {
    props.add([...(event.currentTarget.files ?? [])]);
    // the same file can be chosen again
    event.currentTarget.value = '';
  };
  return (
    <section
      class="field drop"
      classList={{ 'drop--over': isOver() }}
      aria-label={text.drop}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label for="files">{text.files}</label>
      <input
        id="files"
        type="file"
        multiple
        accept=".vtt,.srt,.json,.txt,text/plain,text/vtt,application/json"
        aria-describedby="files-says"
        onChange={choose}
      />
      <span class="hint" id="files-says">
        {text.filesHint}
      </span>
    </section>
  );
}
