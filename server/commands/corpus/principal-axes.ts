/**
 * The principal axes of centred rows, longest first, each of length 1: eigenvectors of their
 * covariance by Jacobi rotations, which need no library at a hundred dimensions and give the same
 * answer everywhere.
 */
export function principalAxes(rows: readonly Float64Array[]): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: width }, () => new Float64Array(width));
  for (const row of rows)
    for (let i = 0; i < width; i++) for (let j = i; j < width; j++) matrix[i]![j]! += (row[i]! * row[j]!) / rows.length;
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) matrix[i]![j] = matrix[j]![i]!;
  const axes = Array.from({ length: width }, (_, i) =>
    Float64Array.from({ length: width }, (_, j) => (i === j ? 1 : 0)),
  );
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        off += matrix[p]![q]! ** 2;
        rotate(matrix, axes, p, q);
      }
    if (off < 1e-18) break;
  }
  return matrix
    .map((row, i) => ({ value: row[i]!, axis: Float64Array.from(axes, (line) => line[i]!) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ axis }) => (axis[largestAt(axis)]! < 0 ? axis.map((value) => -value) : axis));
}

/** One Jacobi rotation, in place: `matrix[p][q]` becomes nothing. */
function rotate(matrix: Float64Array[], axes: Float64Array[], p: number, q: number): void {
  const apq = matrix[p]![q]!;
  if (Math.abs(apq) < 1e-14) return;
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const width = matrix.length;
  for (let k = 0; k < width; k++) {
    const row = matrix[k]!;
    const kp = row[p]!;
    const kq = row[q]!;
    row[p] = c * kp - s * kq;
    row[q] = s * kp + c * kq;
  }
  for (let k = 0; k < width; k++) {
    const pk = matrix[p]![k]!;
    const qk = matrix[q]![k]!;
    matrix[p]![k] = c * pk - s * qk;
    matrix[q]![k] = s * pk + c * qk;
    const line = axes[k]!;
    const lp = line[p]!;
    const lq = line[q]!;
    line[p] = c * lp - s * lq;
    line[q] = s * lp + c * lq;
  }
}

const largestAt = (axis: Float64Array) =>
  axis.reduce((best, value, i) => (Math.abs(value) > Math.abs(axis[best]!) ? i : best), 0);
