import { z } from 'zod';
import { readCsv } from './csv.ts';
import { type Figure, figureNamed } from './key-figure.ts';

/** Key figures as a file or a script gives them, made into rows; every bad line is said with what to do about it. */

/** `line`: of the file, 1 its first; of a list, 1 its first item. */
export const LineProblem = z.object({ line: z.int(), says: z.string() });
export type LineProblem = z.infer<typeof LineProblem>;

export type FigureLine = {
  line: number;
  email: string;
  figure: string;
  startsOn: string;
  value: string;
  target: string;
};
export type FigureRow = { memberId: string; figure: string; startsOn: string; value: number; target: number | null };
export type FigureRows = { rows: FigureRow[]; problems: LineProblem[] };

/** Whose figures the caller may give, by their address in small letters. */
export type Known = { members: ReadonlyMap<string, string>; own: readonly Figure[] };

export const mostLines = 20_000;
const columns = {
  email: ['email', 'e-mail', 'mail'],
  figure: ['figure', 'key-figure', 'metric'],
  startsOn: ['period-start', 'period', 'starts-on', 'start', 'from'],
  value: ['value', 'actual'],
  target: ['target', 'goal'],
} as const;
type Column = keyof typeof columns;
const needed = ['email', 'figure', 'startsOn', 'value'] as const;
const written: Record<Column, string> = {
  email: 'email',
  figure: 'figure',
  startsOn: 'period start',
  value: 'value',
  target: 'target',
};

const headed = (cell: string) => cell.toLowerCase().replace(/[\s_]+/g, '-');

/** The lines of a file whose first names its columns, in any order. */
export function linesOf(file: string): { lines: FigureLine[]; problems: LineProblem[] } {
  const { rows, openQuote } = readCsv(file);
  const refused = (line: number, says: string) => ({ lines: [], problems: [{ line, says }] });
  if (openQuote !== null) return refused(openQuote, 'A quotation mark is opened here and never closed. Close it.');
  const [head, ...rest] = rows;
  if (!head)
    return refused(
      1,
      'The file is empty. Its first line names the columns: email, figure, period start, value, target.',
    );
  const places = new Map(
    (Object.keys(columns) as Column[]).map((column) => [
      column,
      head.cells.findIndex((cell) => (columns[column] as readonly string[]).includes(headed(cell))),
    ]),
  );
  const missing = needed.filter((column) => places.get(column) === -1).map((column) => `“${written[column]}”`);
  if (missing.length > 0)
    return refused(head.number, `No column is called ${missing.join(', ')}. Name the columns in the first line.`);
  if (rest.length === 0)
    return refused(head.number, 'There are columns and no lines under them. Add a line for each figure.');
  if (rest.length > mostLines)
    return refused(head.number, `There are ${rest.length} lines; ${mostLines} go in at once. Split the file.`);
  const at = (cells: string[], column: Column) => cells[places.get(column) ?? -1] ?? '';
  const long = rest.filter(
    ({ cells }) => cells.length > head.cells.length && cells.slice(head.cells.length).some(Boolean),
  );
  return {
    lines: rest.map(({ number, cells }) => ({
      line: number,
      email: at(cells, 'email'),
      figure: at(cells, 'figure'),
      startsOn: at(cells, 'startsOn'),
      value: at(cells, 'value'),
      target: at(cells, 'target'),
    })),
    problems: long.map(({ number, cells }) => ({
      line: number,
      says: `It has ${cells.length} cells, the first line names ${head.cells.length}. Put a cell that holds the delimiter in quotation marks.`,
    })),
  };
}

/** 12, 12.5, 12,5, −3, 45 %: null of anything else. A comma before three digits may mean a thousand, so it isn't guessed. */
export function numberOf(text: string): number | null {
  const plain = text.replace(/\s*%$/, '').replace(/^[−–]/, '-');
  const pointed = /^-?\d+,(?!\d{3}$)\d+$/.test(plain) ? plain.replace(',', '.') : plain;
  if (!/^-?\d+(\.\d+)?$/.test(pointed)) return null;
  const value = Number(pointed);
  return Math.abs(value) <= 1e15 ? value : null;
}

const isDay = (text: string) => z.iso.date().safeParse(text).success;

function checkLine(line: FigureLine, { members, own }: Known): FigureRow | string[] {
  const memberId = members.get(line.email.toLowerCase());
  const figure = figureNamed(line.figure, own);
  const value = numberOf(line.value);
  const target = line.target === '' ? null : numberOf(line.target);
  const numbers = 'Write it as 1200 or 12.5, without a unit or a separator of thousands.';
  const problems = [
    memberId === undefined &&
      `No rep of yours has the address “${line.email}”. Correct it, or have them invited first.`,
    !figure &&
      `There is no figure “${line.figure}”. Use one of the list, “conversion/” and a stage, or add it as one of your own first.`,
    !isDay(line.startsOn) && `“${line.startsOn}” is no day. Write the first day of the period as 2026-11-01.`,
    value === null && `The value “${line.value}” is no number. ${numbers}`,
    line.target !== '' && target === null && `The target “${line.target}” is no number. ${numbers}`,
  ].filter((each) => each !== false);
  if (problems.length > 0 || memberId === undefined || !figure || value === null) return problems;
  return { memberId, figure: figure.id, startsOn: line.startsOn, value, target };
}

/** Rows of all lines, or what is wrong with which: nothing of a file with a bad line is kept. */
export function rowsOf(lines: readonly FigureLine[], known: Known): FigureRows {
  const first = new Map<string, number>();
  const rows: FigureRow[] = [];
  const problems: LineProblem[] = [];
  for (const line of lines) {
    const checked = checkLine(line, known);
    if (Array.isArray(checked)) {
      problems.push(...checked.map((says) => ({ line: line.line, says })));
      continue;
    }
    const key = `${checked.memberId} ${checked.figure} ${checked.startsOn}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, line.line);
      rows.push(checked);
    } else {
      const says = `Line ${earlier} gives the same figure of the same person for the same period. Keep one of the two.`;
      problems.push({ line: line.line, says });
    }
  }
  return { rows, problems };
}
