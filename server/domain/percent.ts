/** Shares and probabilities, 0–1, written one way wherever they are read. */

/** 0.42 → "42%". */
export const percentOf = (share: number): string => `${Math.round(share * 100)}%`;

/** 0.86 → "86% sure"; nothing is ever wholly so: from 0.99 on "over 99% sure". */
export const sureOf = (probability: number): string =>
  `${probability > 0.99 ? 'over 99%' : percentOf(probability)} sure`;
