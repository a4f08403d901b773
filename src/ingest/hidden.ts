/** What CloudTrail itself writes in place of a secret. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** What stands in place of a text of which only hash and length are kept. */
export const HASHED_TEXT = /sha256:[0-9a-f]{12} \d+ characters/;
