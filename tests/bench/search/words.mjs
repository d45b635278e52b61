// The words of a plain query, folded.
export const foldedWords = (query, folding) => query.split(' ').map((word) => folding.fold(word));
