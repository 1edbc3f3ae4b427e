/**
 * Krippendorff's α for two labellers and one yes-or-no label, nominal: 1 − observed over expected
 * disagreement, −1 to 1; 0 is what chance gives. Null where nobody ever gave the label, since
 * nothing then can be disagreed on. Krippendorff, Content Analysis, 3rd ed. 2013, chapter 12.
 */
export function alpha(first: readonly boolean[], second: readonly boolean[]): number | null {
  if (first.length !== second.length) throw new RangeError('both labellers judge the same lines');
  const values = 2 * first.length;
  const yes = [...first, ...second].filter(Boolean).length;
  if (yes === 0 || yes === values) return null;
  const differing = first.filter((label, i) => label !== second[i]).length;
  const observed = differing / first.length;
  const expected = (2 * yes * (values - yes)) / (values * (values - 1));
  return 1 - observed / expected;
}

/**
 * Krippendorff's α for two labellers and a number (interval distance): the squared difference
 * within lines over the squared difference between any two values given.
 */
export function intervalAlpha(pairs: readonly (readonly [number, number])[]): number | null {
  const values = pairs.flat();
  const n = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  const between = 2 * (n * squares - sum * sum);
  if (between === 0) return null;
  const within = pairs.reduce((total, [a, b]) => total + 2 * (a - b) ** 2, 0);
  return 1 - ((n - 1) * within) / between;
}
