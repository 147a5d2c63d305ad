/**
 * Second words of the events of a resource or scenario that its reviewers may know of: it was handed in, or they decided.
 * What is still being written stays with its owner.
 */
export const reviewedWords = ['submitted', 'returned', 'published', 'suspended', 'resumed', 'withdrawn'] as const;

/**
 * Types of events of an application that its reviewers may know of: all but those of a draft. What is written in a file
 * before it was handed in, or before it is handed in again, stays with its applicant.
 */
export const applicantsOwnEvents = ['application.drafted', 'application.revised'] as const;

/** The same of a registration: what is written before it is handed in, or completed, stays with its registrant. */
export const registrantsOwnEvents = ['registration.drafted', 'registration.revised'] as const;

/**
 * What whoever asks for the correction of a registration does themselves. Who that is, and for whom they act, is known to
 * the registrar alone; the others see what became of it.
 */
export const askersOwnEvents = ['registration_correction.requested', 'registration_correction.withdrawn'] as const;

/**
 * What is done to somebody by another whom they are not told of: who objects is known to those who answer, and read off the
 * objection by them.
 */
export const objectorsOwnEvents = ['objection.made', 'registration_objection.made'] as const;

/** Nouns of authorised operation whose events every reviewer may know of, from the first: none of them is there before a file was handed in. */
export const reviewedNouns = [
  'Step',
  'ReviewRound',
  'ExpertAssignment',
  'AuthorisationResult',
  'Objection',
  'Agreement',
  'SupervisionRecord',
  'PermittedRevenue',
  'RevenueReport',
  'RegistrationObjection',
  'RegistrationException',
] as const;

/** The same, of data demands and products: what is written before it is handed in stays with its operator. */
export const operatorsOwnEvents = [
  'data_demand.drafted',
  'data_demand.revised',
  'product.drafted',
  'product.revised',
] as const;
