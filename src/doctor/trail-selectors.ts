import {
  type AdvancedEventSelector,
  type CloudTrailClient,
  type EventSelector,
  GetEventSelectorsCommand,
  type GetEventSelectorsCommandOutput,
} from '@aws-sdk/client-cloudtrail';

/** Which management events a trail leaves out, in a sentence; undefined where it records them all. */
export async function leftOut(client: CloudTrailClient, trailArn: string): Promise<string | undefined> {
  return whatIsLeftOut(await client.send(new GetEventSelectorsCommand({ TrailName: trailArn })));
}

/** What to do about it: `put-event-selectors` replaces every selector, those of data events too. */
export const recordAll =
  'let the trail record management events, reads and writes (CloudTrail console, the trail, Management events)';

type Selectors = Pick<GetEventSelectorsCommandOutput, 'EventSelectors' | 'AdvancedEventSelectors'>;

/** What a selector lets through of management events. */
type Passes = 'All' | 'ReadOnly' | 'WriteOnly' | 'some' | 'none';

export function whatIsLeftOut({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: Selectors): string | undefined {
  const passes = new Set<Passes>([...EventSelectors.map(basic), ...AdvancedEventSelectors.map(advanced)]);
  if (passes.has('All') || (passes.has('ReadOnly') && passes.has('WriteOnly'))) return undefined;
  if (passes.has('WriteOnly')) return 'records no reads, and so not four Lex writes that AWS marks as reads';
  if (passes.has('ReadOnly')) return 'records no writes';
  return passes.has('some') ? 'records only some management events' : 'records no management events';
}

/** CloudTrail API reference, EventSelector: All and true where nothing is said. */
function basic({ ReadWriteType = 'All', IncludeManagementEvents = true }: EventSelector): Passes {
  return IncludeManagementEvents ? ReadWriteType : 'none';
}

/** CloudTrail API reference, AdvancedFieldSelector: the fields must all hold. */
function advanced({ FieldSelectors = [] }: AdvancedEventSelector): Passes {
  const isManagement = FieldSelectors.some(
    ({ Field, Equals = [] }) => Field === 'eventCategory' && Equals.includes('Management'),
  );
  if (!isManagement) return 'none';
  const others = FieldSelectors.filter(
    ({ Field, NotEquals = [] }) =>
      Field !== 'eventCategory' && !(Field === 'eventSource' && NotEquals.length > 0 && noneIsLex(NotEquals)),
  );
  if (others.length === 0) return 'All';
  const [only, ...more] = others;
  if (only?.Field !== 'readOnly' || more.length > 0) return 'some';
  const values = only.Equals ?? [];
  if (values.length !== 1) return 'some';
  return values[0] === 'true' ? 'ReadOnly' : 'WriteOnly';
}

function noneIsLex(sources: readonly string[]): boolean {
  return sources.every((source) => !/lex/i.test(source));
}
