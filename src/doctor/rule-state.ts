/**
 * The state in which a rule also matches read-only management events. It is needed even when reads are
 * left out: AWS lists four Lex writes (the custom vocabulary ones) as read-only, and a rule that is
 * merely ENABLED may never see those (EventBridge user guide, "Receiving read-only management events").
 */
export const ruleState = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** `put-rule` forgets a description that it is not given again. */
export const ruleDescription = 'Lex calls that CloudTrail saw, for lextrail';
