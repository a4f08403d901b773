import { shellWord } from '../model/shell';

/** Where and as whom, in the AWS CLI's words; what is absent comes from the SDK's own chain. */
export interface AccountOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** A command to type next that asks the same place; `aws` and `lextrail` have the same words for it. */
export function commandIn({ region, profile, endpoint }: AccountOptions, ...words: string[]): string {
  const flags = { '--region': region, '--profile': profile, '--endpoint-url': endpoint };
  const given = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
  return [...words, ...given].map(shellWord).join(' ');
}
