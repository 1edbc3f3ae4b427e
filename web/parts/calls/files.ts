import { createSignal } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import { mostFileBytes } from '../../../server/domain/call-limits.ts';
import type { CallChoices, FilesRead, NewCalls } from '../../../server/protocol/call-view.ts';
import { importCalls, problemIn, readCallFiles } from '../../api.ts';
import { text } from '../../pages/calls-text.ts';

/**
 * Transcripts on their way in, each by itself: one that can't be read, or whose request fails, holds no other up and
 * can be tried again.
 */

export type ReadFile = FilesRead['files'][number] & { base64: string };
type Sent = NewCalls['files'][number];

export type Entry = {
  key: number;
  name: string;
  file: File;
  state:
    | { is: 'waiting' | 'reading' }
    | { is: 'unreadable'; says: string; again: boolean }
    | { is: 'ready' | 'sending'; read: ReadFile }
    | { is: 'refused'; read: ReadFile; says: string }
    | { is: 'made'; call: string };
};

/** The bytes as they are: the server knows more encodings than a browser guesses. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const chunk = 0x8000;
  const parts = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * chunk, (i + 1) * chunk)),
  );
  return btoa(parts.join(''));
}

export const readOf = ({ state }: Entry): ReadFile | null => ('read' in state ? state.read : null);
export const isToSend = ({ state }: Entry): boolean => state.is === 'ready' || state.is === 'refused';

/** Whose call it may be, by who speaks in it: the one rep whose whole name, or first name, stands there. */
export function guessOf({ speakers }: ReadFile, reps: CallChoices['reps']): { member: string; speaker: string } {
  const named = (name: string) => speakers.find((speaker) => speaker.name.toLowerCase() === name.toLowerCase())?.name;
  const found = reps.flatMap(({ id, name }) => {
    const speaker = named(name) ?? named(name.split(' ')[0] ?? name);
    return speaker === undefined ? [] : [{ member: id, speaker }];
  });
  const [only] = found;
  if (only && found.length === 1) return only;
  return { member: '', speaker: speakers[0]?.name ?? '' };
}

export function createFiles() {
  const [entries, setEntries] = createStore<Entry[]>([]);
  /** How many of those under way are done. */
  const [progress, setProgress] = createSignal<{ doing: 'reading' | 'sending'; done: number; of: number } | null>(null);
  let next = 0;
  let busy: Promise<void> = Promise.resolve();
  const put = (key: number, state: Entry['state']) =>
    setEntries(
      (entry) => entry.key === key,
      // in its place, not merged into it
      produce((entry) => {
        entry.state = state;
      }),
    );
  const stateOf = (key: number) => entries.find((entry) => entry.key === key)?.state;

  const readOne = async ({ key, file, name }: Entry) => {
    if (stateOf(key)?.is !== 'waiting') return;
    if (file.size > mostFileBytes) return put(key, { is: 'unreadable', says: text.tooLarge, again: false });
    put(key, { is: 'reading' });
    try {
      const base64 = await base64Of(file);
      const [read] = (await readCallFiles({ files: [{ name, base64 }] })).files;
      if (!read) return;
      const { trouble } = read;
      if (trouble) put(key, { is: 'unreadable', says: text.trouble(trouble.line, trouble.reason), again: false });
      else put(key, { is: 'ready', read: { ...read, base64 } });
    } catch (error) {
      put(key, { is: 'unreadable', says: problemIn(error).message, again: true });
    }
  };
  const sendOne = async (key: number, read: ReadFile, rubric: string, file: Sent) => {
    // left out since
    if (!stateOf(key)) return;
    put(key, { is: 'sending', read });
    try {
      const [made] = (await importCalls({ consent: true, rubric, files: [file] })).calls;
      if (made?.id && made.status !== 'failed') return put(key, { is: 'made', call: made.id });
      const says = made?.trouble ? text.trouble(made.trouble.line, made.trouble.reason) : text.sendFailed;
      put(key, { is: 'refused', read, says });
    } catch (error) {
      put(key, { is: 'refused', read, says: problemIn(error).message });
    }
  };
  /** One after the other, behind what is under way already. */
  const oneByOne = (doing: 'reading' | 'sending', works: readonly (() => Promise<void>)[]) => {
    busy = busy.then(async () => {
      for (const [done, work] of works.entries()) {
        setProgress({ doing, done, of: works.length });
        await work();
      }
      setProgress(null);
    });
    return busy;
  };

  return {
    entries,
    progress,
    add: (files: readonly File[]) => {
      const added = files.map((file): Entry => {
        return { key: next++, name: file.name.trim().slice(0, 200) || text.nameless, file, state: { is: 'waiting' } };
      });
      // what went in last time makes room
      setEntries((all) => [...all.filter(({ state }) => state.is !== 'made'), ...added]);
      return oneByOne(
        'reading',
        added.map((entry) => () => readOne(entry)),
      );
    },
    again: (entry: Entry) => {
      put(entry.key, { is: 'waiting' });
      return oneByOne('reading', [() => readOne(entry)]);
    },
    leaveOut: (key: number) => setEntries((all) => all.filter((entry) => entry.key !== key)),
    /** Resolves when each is in or refused. */
    send: (rubric: string, files: readonly { key: number; read: ReadFile; file: Sent }[]) =>
      oneByOne(
        'sending',
        files.map(
          ({ key, read, file }) =>
            () =>
              sendOne(key, read, rubric, file),
        ),
      ),
  };
}
export type Files = ReturnType<typeof createFiles>;
