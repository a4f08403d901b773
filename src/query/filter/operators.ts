/** How a value can be compared, longest first, so that `>=` is not read as `>`. */
export const operators = ['>=', '<=', '>', '<'] as const;

/** Empty where a field only has a value: `bot:A`. */
export type Operator = '' | (typeof operators)[number];
