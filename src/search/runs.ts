import { isHan } from './normalise.ts';

/** A part of a normalised text that is looked for as one: Chinese characters, or letters and digits with what joins them. */
export interface Run {
  readonly kind: 'han' | 'word';
  readonly text: string;
}

const pieces = /\p{Script=Han}+|[^\s\p{Script=Han}]+/gu;
const wordPieces = /[\p{L}\p{N}]+(?:[./_:+-]+[\p{L}\p{N}]+)*/gu;

/**
 * Takes a normalised text apart at everything that is neither a character, a letter nor a digit. What joins letters and
 * digits (`gb/t2260`, `pm2.5`) stays within its run.
 */
export function runsOf(normalised: string): Run[] {
  return (normalised.match(pieces) ?? []).flatMap((piece): Run[] =>
    isHan(piece.charAt(0) + piece.charAt(1))
      ? [{ kind: 'han', text: piece }]
      : (piece.match(wordPieces) ?? []).map((text) => ({ kind: 'word', text })),
  );
}

/** Letters and digits of a run without what joins them. */
export const squeezed = (word: string): string => word.replace(/[^\p{L}\p{N}]/gu, '');

/** The parts of a run of letters and digits: between the joints, and where letters meet digits. */
export function partsOf(word: string): string[] {
  const parts = word.match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.flatMap((part) => {
    const finer = part.match(/\p{N}+|\p{L}+/gu) ?? [];
    return finer.length > 1 ? [part, ...finer] : [part];
  });
}
