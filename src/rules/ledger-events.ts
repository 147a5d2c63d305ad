/**
 * Second words of the events of a resource or scenario that its reviewers may know of: it was handed in, or they decided.
 * What is still being written stays with its owner.
 */
export const reviewedWords = ['submitted', 'returned', 'published', 'suspended', 'resumed', 'withdrawn'] as const;
