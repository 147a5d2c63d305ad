/**
 * Second words of the events of a resource or scenario that its reviewers may know of: it was handed in, or they decided.
 * What is still being written stays with its owner.
 */
export const reviewedWords = ['submitted', 'returned', 'published', 'suspended', 'resumed', 'withdrawn'] as const;

/**
 * Second words of the events of an application that its reviewers may know of. What is being written, before it is handed in
 * or after it has come back, stays with the applicant; so does that a draft was given up.
 */
export const reviewedApplicationWords = [
  'submitted',
  'resubmitted',
  'returned',
  'accepted',
  'assigned_to_round',
  'advice_requested',
  'granted',
  'refused',
  'published',
  'agreed',
  'rescinded',
] as const;

/** What the authority and the mechanism have before them whole from its first event on. */
export const reviewedSubjects = [
  'Step',
  'ReviewRound',
  'ExpertAssignment',
  'AuthorisationResult',
  'Objection',
  'Agreement',
  'SupervisionRecord',
] as const;
