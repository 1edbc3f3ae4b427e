import type { Difficulty } from '../server/domain/scenario-parts.ts';
/** 351000 → "05:51"; from an hour on "1:02:03". */
export declare function clockOf(ms: number): string;
/** 686000 → "11 min 26 s". */
export declare function durationOf(ms: number): string;
/** 3620 → "3.6 s". */
export declare const tenthsOf: (ms: number) => string;
/** "Today, 09:14", "Yesterday, 17:02", "Tue 10 Nov". */
export declare function whenOf(iso: string, now: Date): string;
/** "Thu 12 Nov 2026, 09:14". */
export declare function momentOf(iso: string): string;
/** "09:14". */
export declare const timeOf: (iso: string | Date) => string;
/** "Thursday 12 November". */
export declare const longDayOf: (at: Date) => string;
/** 20600 in "GBP" → "£20,600"; a currency written as a sign is put in front. */
export declare function moneyOf(amount: number, currency: string): string;
export declare const percentOf: (share: number) => string;
export declare const countOf: (n: number, one: string, many: string) => string;
/** "Marianne Voss" → "MV". */
export declare function initialsOf(name: string): string;
export declare const firstNameOf: (name: string) => string;
export declare const capital: (text: string) => string;
export declare const pressureOf: Record<Difficulty, string>;
/** "Guarded, cold or hostile". */
export declare function pressuresOf(difficulties: readonly Difficulty[]): string;
/** "executive-roi" → "Executive ROI". */
export declare const familyOf: (family: string) => string;
/** "Today, 09:14" → "today, 09:14"; names of days keep their capital. */
export declare const midSentence: (when: string) => string;
/** A few words as a sentence: "account manager at Tarnwick" → "Account manager at Tarnwick." */
export declare const sentenceOf: (words: string) => string;
