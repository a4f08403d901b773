import type { AdvancedFieldSelector } from '@aws-sdk/client-cloudtrail';
import { whatIsLeftOut } from '../../src/doctor/trail-selectors';

const management: AdvancedFieldSelector = { Field: 'eventCategory', Equals: ['Management'] };
const data: AdvancedFieldSelector = { Field: 'eventCategory', Equals: ['Data'] };
const only = (readOnly: string): AdvancedFieldSelector => ({ Field: 'readOnly', Equals: [readOnly] });
const without = (source: string): AdvancedFieldSelector => ({ Field: 'eventSource', NotEquals: [source] });

function advanced(...selectors: readonly AdvancedFieldSelector[][]) {
  return whatIsLeftOut({ AdvancedEventSelectors: selectors.map((FieldSelectors) => ({ FieldSelectors })) });
}

test.each([
  ['All', undefined],
  ['ReadOnly', 'records no writes'],
  ['WriteOnly', 'records no reads, and so not four Lex writes that AWS marks as reads'],
] as const)('a basic selector of %s: %s', (ReadWriteType, sentence) => {
  expect(whatIsLeftOut({ EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true }] })).toBe(
    sentence,
  );
});

test('a trail for data events only records no management events', () => {
  const EventSelectors = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: false }];

  expect(whatIsLeftOut({ EventSelectors })).toBe('records no management events');
  expect(advanced([data])).toBe('records no management events');
  expect(whatIsLeftOut({})).toBe('records no management events');
});

test('advanced selectors are read together', () => {
  expect(advanced([management])).toBeUndefined();
  expect(advanced([management, only('true')], [management, only('false')])).toBeUndefined();
  expect(advanced([management, only('false')])).toMatch(/^records no reads/);
  expect(advanced([management, only('true')], [data])).toBe('records no writes');
});

test('to leave out the calls of KMS is no loss, to leave out those of Lex is', () => {
  expect(advanced([management, without('kms.amazonaws.com')])).toBeUndefined();
  expect(advanced([management, without('kms.amazonaws.com'), only('false')])).toMatch(/^records no reads/);
  expect(advanced([management, without('models-v2-lex.amazonaws.com')])).toBe(
    'records only some management events',
  );
});
