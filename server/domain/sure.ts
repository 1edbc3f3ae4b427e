/** 0.86 → "86%"; never the whole of it: "over 99%". */
export const sureOf = (share: number): string => (share > 0.99 ? 'over 99%' : `${Math.round(share * 100)}%`);
