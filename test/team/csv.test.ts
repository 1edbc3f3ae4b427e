import { describe, expect, test } from 'vitest';
import { readCsv } from '../../server/domain/csv.ts';
import { linesOf, numberOf, rowsOf } from '../../server/domain/figure-lines.ts';

const cells = (file: string) => readCsv(file).rows.map((row) => row.cells);
const known = { members: new Map([['a@x.example', 'A']]), own: [] };
const head = 'email,figure,period start,value,target';
const read = (file: string) => {
  const { lines, problems } = linesOf(file);
  const found = rowsOf(lines, known);
  return { rows: found.rows, problems: [...problems, ...found.problems].map(({ line, says }) => `${line}: ${says}`) };
};
const row = { memberId: 'A', figure: 'win-rate', startsOn: '2026-11-01', value: 31, target: null };

describe('[TEAM10] a file', () => {
  test.each([
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end as Windows ends them',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end as an old Mac ends them',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes with delimiters and quotes in them',
      'a,b\n"1,5","say ""no"""',
      [
        ['a', 'b'],
        ['1,5', 'say "no"'],
      ],
    ],
    [
      'a quoted line break',
      'a,b\n"1\n2",3',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty lines and cells',
      'a,b\n\n,\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['nothing', '', []],
  ])('is read with %s', (_, file, expected) => {
    expect(cells(file)).toEqual(expected);
  });

  test('numbers its lines as an editor does, after quoted breaks too', () => {
    expect(readCsv('a\r\n"x\r\ny"\r\n\r\nz').rows.map(({ number }) => number)).toEqual([1, 2, 5]);
    expect(readCsv('a\n"x').openQuote).toBe(2);
  });
});

describe('[TEAM10] its lines', () => {
  test('come out the same whatever wrote them', () => {
    const files = [
      `${head}\na@x.example,win-rate,2026-11-01,31,`,
      `\uFEFFE-mail;Metric;Period;Value\r\nA@X.example;Win rate;2026-11-01;31,0\r\n`,
      `value,email,figure,period_start\n31%,"a@x.example",win_rate,2026-11-01`,
    ];
    for (const file of files) expect(read(file)).toEqual({ rows: [row], problems: [] });
  });

  test('take conversion by stage as its own figure', () => {
    expect(read(`${head}\na@x.example,Conversion/First demo,2026-11-01,31,40`).rows).toEqual([
      { ...row, figure: 'conversion/first-demo', target: 40 },
    ]);
  });

  test.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['−3', -3],
    ['45 %', 45],
    ['1,234', null],
    ['1.234,5', null],
    ['1e5', null],
    ['£12', null],
    ['', null],
    ['NaN', null],
    ['9'.repeat(20), null],
  ])('read %s as %s', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  test('are each said with their number and what to do, all of them at once', () => {
    const file = [
      head,
      'nobody@x.example,win-rate,2026-11-01,31,',
      'a@x.example,shoe size,2026-11-01,31,',
      'a@x.example,win-rate,1/11/2026,31,',
      'a@x.example,win-rate,2026-11-01,many,lots',
      'a@x.example,win-rate,2026-02-30,31,',
      'a@x.example,win-rate,2026-11-01,31,',
      'A@x.example,Win rate,2026-11-01,32,',
      'a@x.example,quota,2026-11-01,1,000,5',
    ].join('\n');
    const { problems } = read(file);
    expect(problems.map((each) => each.split(':')[0])).toEqual(['9', '2', '3', '4', '5', '5', '6', '8']);
    expect(problems[1]).toContain('“nobody@x.example”');
    expect(problems[7]).toContain('Line 7 gives the same figure');
    for (const each of problems) expect(each).toMatch(/(Correct|Use|Write|Keep|Put) .*\.$/);
  });

  test.each([
    ['', 'The file is empty'],
    ['email,value\na,1', 'No column is called “figure”, “period start”'],
    [head, 'no lines under them'],
    [`${head}\n"a`, 'never closed'],
    [`${head}\n${'a,b,c,1,\n'.repeat(20_001)}`, 'Split the file'],
  ])('are refused as a whole where the file is no list of figures (%#)', (file, says) => {
    expect(read(file).problems.join()).toContain(says);
    expect(read(file).rows).toEqual([]);
  });
});
