import type { Row } from './figure.ts';
import { short } from './numbers.ts';

/** The figures as a table for the terminal. */
export function drawTable(rows: readonly Row[]): string {
  const lines = [
    ['figure', 'measured', 'baseline', 'ratio', 'goal', 'reached'],
    ...rows.map((row) => [
      `${row.figure}: ${row.what}`,
      `${short(row.value)} ${row.unit}`,
      row.baseline ? `${short(row.baseline.value)} ${row.baseline.unit} (${row.baseline.what})` : '–',
      row.ratio === null ? '–' : short(row.ratio),
      row.goal ?? '–',
      row.reached === null ? '–' : row.reached ? 'yes' : 'NO',
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
