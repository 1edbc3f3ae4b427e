/** Comma-separated values as spreadsheets write them (RFC 4180): with semicolons or tabs too, and a byte order mark. */

/** `number`: the line of the file a row begins on, 1 the first. */
export type CsvRow = { number: number; cells: string[] };
/** A quote that is never closed runs to the end: there are no rows to be trusted. */
export type Csv = { delimiter: string; rows: CsvRow[]; openQuote: number | null };

const delimiters = [',', ';', '\t'];

/** The one the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/, 1);
  const counts = delimiters.map((each) => first.split(each).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Cells are trimmed; lines without any are left out. */
export function readCsv(file: string): Csv {
  const text = file.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begins = 1;
  let quotedFrom: number | null = null;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some((each) => each !== '')) rows.push({ number: begins, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    const breaks = char === '\n' || (char === '\r' && text[i + 1] !== '\n');
    if (breaks) line++;
    if (quotedFrom !== null) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quotedFrom = null;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quotedFrom = line;
    } else if (char === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else if (breaks) {
      endRow();
      begins = line;
    } else if (char !== '\r') cell += char;
  }
  endRow();
  return { delimiter, rows, openQuote: quotedFrom };
}
