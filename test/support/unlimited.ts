/** No budgets: suites send thousands of requests from one address. */
export const UNLIMITED = {
  RATE_REQUESTS_ANONYMOUS: '0',
  RATE_REQUESTS_SIGNED_IN: '0',
  RATE_COST_ANONYMOUS: '0',
  RATE_COST_SIGNED_IN: '0',
  RATE_FAILED_SIGN_INS: '0',
};
