/** What the environment says where the configuration is silent. */
export interface CdkEnvironment {
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Whether the Region may be one that nobody named. @default false */
  readonly isRegionGuessed?: boolean;
}

// Where the CDK's command line looks for a Region before it looks into profiles.
const variables = ['AWS_REGION', 'AMAZON_REGION', 'AWS_DEFAULT_REGION', 'AMAZON_DEFAULT_REGION'];
// What it takes where it finds none; it does not tell the app which of both this was.
const fallback = 'us-east-1';

/** Account and Region as the CDK's command line hands them to the app. */
export function cdkEnvironment(env: Readonly<Record<string, string | undefined>>): CdkEnvironment {
  const region = env.CDK_DEFAULT_REGION;
  return {
    account: env.CDK_DEFAULT_ACCOUNT,
    region,
    isRegionGuessed: region === fallback && !variables.some((name) => env[name]),
  };
}
