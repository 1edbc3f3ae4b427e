import type { Move } from '../../server/domain/move.ts';
/** A move in words, with the attribute that changes its meaning. */
export declare function moveSays(move: Move): string;
/** The four kinds that the timeline draws, each with a shape of its own. */
export type MoveKind = 'asked' | 'defended' | 'gave' | 'next-step';
export declare function moveKindOf(move: Move): MoveKind | null;
