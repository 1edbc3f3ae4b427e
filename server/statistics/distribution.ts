/**
 * Normal, t, F and chi-squared: probabilities and quantiles. Degrees of freedom are any number above 0, not only whole
 * ones; quantiles are right to 1e-6 of their size or better (held against SciPy 1.10.1). Probabilities outside (0, 1)
 * and degrees of freedom that are none throw a RangeError.
 */

// Lanczos's approximation, g = 7, n = 9 (coefficients of Godfrey, 2001): right to 1e-15 of its size
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x + 6.5;
  const series = lanczos.reduce((total, c, i) => total + (i === 0 ? c : c / (x - 1 + i)), 0);
  return Math.log(Math.sqrt(2 * Math.PI) * series) + (x - 0.5) * Math.log(shifted) - shifted;
}

const mostSteps = 20_000;
const tiny = 1e-300;

/** A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …, by Lentz's method (Press et al., Numerical Recipes, 5.2). */
function fraction(first: number, term: (step: number) => [a: number, b: number]): number {
  let value = first || tiny;
  let c = value;
  let d = 0;
  for (let step = 1; step <= mostSteps; step++) {
    const [a, b] = term(step);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

/** The regularized incomplete beta function; `y` is 1 − x, given apart so that neither end loses its digits (DLMF 8.17.22). */
function beta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - beta(y, x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y)) / a;
  return (
    front /
    fraction(1, (step) => {
      const m = Math.floor(step / 2);
      const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
      return [step % 2 === 1 ? odd : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), 1];
    })
  );
}

/** The part of the gamma function over x, of the whole (DLMF 8.9.2, and by the series 8.11.4 for small x). */
function gammaOver(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = 1; n < mostSteps && term > total * 1e-16; n++) {
      term *= x / (a + n);
      total += term;
    }
    return 1 - front * total;
  }
  return front / fraction(x + 1 - a, (step) => [-step * (step - a), x + 2 * step + 1 - a]);
}

/** Where a falling function of x ≥ 0 comes down to `wanted`. */
function comesDownTo(wanted: number, over: (x: number) => number): number {
  let high = 1;
  while (over(high) > wanted && high < 1e300) high *= 2;
  let low = 0;
  for (let i = 0; i < 1100 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (over(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function checkDf(...dfs: number[]) {
  for (const df of dfs)
    if (!(df > 0 && df < Number.POSITIVE_INFINITY)) throw new RangeError(`${df} degrees of freedom`);
}

function checkProbability(p: number) {
  if (!(p > 0 && p < 1)) throw new RangeError(`${p} is not a probability between 0 and 1`);
}

/** Probability that a standard normal draw is at most z. */
export function normalBelow(z: number): number {
  const over = gammaOver(0.5, (z * z) / 2) / 2;
  return z < 0 ? over : 1 - over;
}

const rational = (top: readonly number[], bottom: readonly number[], x: number) =>
  top.reduceRight((total, c) => total * x + c, 0) / bottom.reduceRight((total, c) => total * x + c, 0);

/** Wichura's algorithm AS 241 (Applied Statistics 37, 1988), PPND7 refined once by Halley's step. */
export function normalQuantile(p: number): number {
  checkProbability(p);
  const q = p - 0.5;
  let z: number;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    z =
      q *
      rational([3.3871327179, 50.434271938, 159.29113202, 59.10937472], [1, 17.895169469, 78.757757664, 67.1875636], r);
  } else {
    const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
    const out =
      r <= 5
        ? rational([1.4234372777, 2.75681539, 1.3067284816, 0.17023821103], [1, 0.7370016425, 0.12021132975], r - 1.6)
        : rational(
            [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
            [1, 0.24197894225, 0.012258202635],
            r - 5,
          );
    z = q < 0 ? -out : out;
  }
  // of the nearer tail, so that it keeps its digits
  const missed = z < 0 ? normalBelow(z) - p : 1 - p - normalBelow(-z);
  const step = missed * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - step / (1 + (z * step) / 2);
}

/** Probability that a draw of Student's t is at most t. */
export function tBelow(t: number, df: number): number {
  checkDf(df);
  const over = beta(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? over : 1 - over;
}

// beyond this many, the first term of Hill's expansion (1970) is nearer than the sum of many small ones
const nearlyNormal = 1e6;

export function tQuantile(p: number, df: number): number {
  checkDf(df);
  checkProbability(p);
  if (p === 0.5) return 0;
  if (df > nearlyNormal) {
    const z = normalQuantile(p);
    return z + (z ** 3 + z) / (4 * df);
  }
  const t = comesDownTo(Math.min(p, 1 - p), (x) => tBelow(-x, df));
  return p < 0.5 ? -t : t;
}

/** Probability that a draw of F is at most f. */
export function fBelow(f: number, df1: number, df2: number): number {
  checkDf(df1, df2);
  if (f <= 0) return 0;
  return beta((df1 * f) / (df1 * f + df2), df2 / (df1 * f + df2), df1 / 2, df2 / 2);
}

export function fQuantile(p: number, df1: number, df2: number): number {
  checkDf(df1, df2);
  checkProbability(p);
  return comesDownTo(1 - p, (f) => beta(df2 / (df1 * f + df2), (df1 * f) / (df1 * f + df2), df2 / 2, df1 / 2));
}

export function chiSquaredQuantile(p: number, df: number): number {
  checkDf(df);
  checkProbability(p);
  return comesDownTo(1 - p, (x) => gammaOver(df / 2, x / 2));
}
