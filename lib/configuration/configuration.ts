import { shown } from '../../src/model/shown';
import type { CdkEnvironment } from './cdk-environment';
import { conflicts } from './conflicts';
import { homeOf } from './home';
import type { Setting } from './setting';
import { type Configuration, objectOf, settings } from './settings';

export type ReadConfiguration =
  | {
      readonly kind: 'configuration';
      readonly configuration: Configuration;
      /** What to say of a home Region that the configuration does not name. */
      readonly note?: string;
    }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/**
 * Reads the configuration out of the CDK context: the object under `lextrail` (or its JSON text, as
 * `-c lextrail='{…}'` gives it), over which single keys go, as in `-c lextrail.regions=eu-west-1`.
 */
export function readConfiguration(
  context: Readonly<Record<string, unknown>>,
  environment: CdkEnvironment,
): ReadConfiguration {
  const given = givenIn(context);
  if (typeof given === 'string') return { kind: 'wrong', problems: [given] };
  const problems: string[] = [];
  const read = Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => [key, settled(key, setting, given, problems)]),
  ) as Configuration;
  const configuration = { ...read, account: read.account ?? environment.account };
  const home = homeOf(configuration, environment);
  problems.push(
    ...unknownKeys(given),
    ...(problems.length === 0 ? conflicts(configuration, home.region) : []),
  );
  if (problems.length > 0) return { kind: 'wrong', problems };
  return {
    kind: 'configuration',
    configuration: { ...configuration, region: home.region },
    note: home.note,
  };
}

function givenIn(context: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | string {
  const whole = objectOf(context.lextrail ?? {});
  if (whole === undefined) {
    return `lextrail must be an object of settings, got ${shown(context.lextrail)}; allowed keys: ${keys()}`;
  }
  const single = Object.entries(context)
    .filter(([key]) => key.startsWith('lextrail.'))
    .map(([key, value]) => [key.slice('lextrail.'.length), value] as const);
  return { ...whole, ...Object.fromEntries(single) };
}

function settled(
  key: string,
  setting: Setting<unknown>,
  given: Readonly<Record<string, unknown>>,
  problems: string[],
): unknown {
  const value = Object.hasOwn(given, key) ? given[key] : undefined;
  if (value === undefined) return setting.fallback;
  const read = setting.read(value);
  if (read === undefined) problems.push(`lextrail.${key} must be ${setting.allowed}, got ${shown(value)}`);
  return read;
}

function unknownKeys(given: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(given)
    .filter((key) => !Object.hasOwn(settings, key))
    .map((key) => `lextrail.${key} is no setting, got ${shown(given[key])}; allowed keys: ${keys()}`);
}

function keys(): string {
  return Object.keys(settings).join(', ');
}
