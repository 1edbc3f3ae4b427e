import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Label, labelOf, prospectLabels, repLabels } from '../../domain/label.ts';

/** A sentence of the corpus, with what somebody labelled it. `uptake` 0–4 stands on a turn's first sentence. */
export type Line = { speaker: 'rep' | 'prospect'; text: string; labels: ReadonlySet<Label>; uptake: number | null };
export type Conversation = {
  /** `file/number`, the same under every labeller. */
  id: string;
  form: 'typed' | 'spoken';
  setting: string;
  lines: Line[];
};

/** A corpus file that can't be read: says where and what to write. */
export class UnreadableCorpus extends Error {
  override readonly name = 'UnreadableCorpus';
}

const allowed = { rep: new Set(repLabels), prospect: new Set(prospectLabels) };
const heading = /^# (\d+) (typed|spoken) (.+)$/;

function readCodes(
  written: string,
  speaker: Line['speaker'],
  fail: (why: string) => never,
): Pick<Line, 'labels' | 'uptake'> {
  const labels = new Set<Label>();
  let uptake: number | null = null;
  for (const code of written.split(/\s+/).filter((part) => part !== '')) {
    const built = /^u([0-4])$/.exec(code);
    const label = labelOf(code);
    if (built) uptake = Number(built[1]);
    else if (!label) fail(`"${code}" is no code of guide.md`);
    else if (!allowed[speaker].has(label)) fail(`"${code}" is a label of the other side`);
    else labels.add(label);
  }
  return { labels, uptake };
}

/** Reads conversations as `guide.md` describes them. Throws UnreadableCorpus with file and line. */
export function parseConversations(name: string, text: string): Conversation[] {
  const conversations: Conversation[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fail = (why: string): never => {
      throw new UnreadableCorpus(`${name}:${i + 1}: ${why}`);
    };
    const head = heading.exec(line.trim());
    if (head) {
      const form = head[2] === 'spoken' ? 'spoken' : 'typed';
      conversations.push({ id: `${name}/${head[1]}`, form, setting: head[3] ?? '', lines: [] });
      continue;
    }
    const said = /^([RP])\s+(.*?)\s*\|(.*)$/.exec(line);
    if (!said) fail('write "R sentence | codes" or "P sentence | codes"');
    const speaker = said![1] === 'R' ? 'rep' : 'prospect';
    const into = conversations.at(-1) ?? fail('a conversation begins with "# number typed|spoken setting"');
    into.lines.push({ speaker, text: said![2] ?? '', ...readCodes(said![3] ?? '', speaker, fail) });
  }
  return conversations;
}

/** All conversations in a folder of `.txt` files, by name. */
export function readConversations(folder: string): Conversation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) => parseConversations(file.slice(0, -4), readFileSync(join(folder, file), 'utf8')));
}
