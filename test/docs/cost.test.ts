import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { defaults } from '../../lib/defaults';
import { infrequentAccessDays } from '../../lib/events-table';
import { homeTemplate } from '../lib/synthesized';
import { inDollars, type Measurements, monthOf, ofMillion, tableOf, total } from '../support/bill/bill';
import { eventPart, storagePart, tablePricesOf } from '../support/bill/event-part';
import { fixedPart } from '../support/bill/fixed-part';
import { measureEvents } from '../support/bill/measured-events';
import { type WrittenLines, writtenForCall, writtenForOthers } from '../support/bill/written-lines';
import { dynoxideProgram } from '../support/engines';

const deploy = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const template = homeTemplate();

let idle: WrittenLines;
beforeAll(async () => {
  idle = await writtenForOthers();
});

test('an idle deployment costs three dollars a month at most, line by line as docs/deploy.md says', () => {
  const lines = fixedPart(template, idle);

  expect(total(lines)).toBeLessThanOrEqual(3);
  expect(deploy).toContain(tableOf(['each month', 'arithmetic', 'dollars'], lines, inDollars));
  expect(readme).toContain(inDollars(total(lines)));
});

test('a bucket that sends its events costs a little more', () => {
  const other = homeTemplate({ bucket: 'my-trail-logs', bucketEvents: true });
  const more = total(fixedPart(other, idle)) - total(fixedPart(template, idle));

  expect(deploy).toContain(`\`bucketEvents\` adds ${inDollars(more)}`);
});

test('at the ceiling of writes the table costs no more an hour than docs/deploy.md says', () => {
  const [units] = Object.values(template.findResources('AWS::DynamoDB::GlobalTable')).flatMap(
    ({ Properties }) => Properties.WriteOnDemandThroughputSettings?.MaxWriteRequestUnits ?? [],
  );
  // Each unit of the table brings one of each of its four indexes at most.
  const hour = units * 3600 * (1 + 4) * tablePricesOf(template).writeUnit;

  expect(deploy).toContain(`at most $${Math.ceil(hour)} an hour`);
});

const program = dynoxideProgram();
const describeMeasured = program === undefined ? describe.skip : describe;

describeMeasured('with events as an ordinary month has them', () => {
  let measured: Measurements;
  beforeAll(async () => {
    measured = { idle, call: await writtenForCall(), event: await measureEvents(program ?? '') };
  });

  test('a million events cost what docs/deploy.md says, line by line', () => {
    const { event, call } = measured;

    const way = tableOf(
      ['each event', 'arithmetic', 'a million'],
      eventPart(template, event, call),
      ofMillion,
    );
    expect(deploy).toContain(way);
    const header = ['each event stored, a month', 'arithmetic', 'a million'] as const;
    expect(deploy).toContain(tableOf(header, storagePart(template, event), ofMillion));
  });

  test('a month costs what the tables say, at first and once as much is stored as ever will be', () => {
    const months = [0, 10_000, 100_000, 1_000_000].map((calls) =>
      monthOf(template, { calls, days: defaults.retentionDays }, measured),
    );
    const first = months.map((month) => inDollars(month.first)).join(' | ');
    const steady = months.map((month) => inDollars(month.steady));

    expect(deploy).toContain(`| the first month | ${first} |`);
    expect(deploy).toContain(`| with ${defaults.retentionDays} days stored | ${steady.join(' | ')} |`);
    expect(readme).toContain(steady.slice(1).join(', '));
  });

  test('the class of the table is the cheaper one, on either side of where it changes', () => {
    const frequent = homeTemplate({ retentionDays: infrequentAccessDays - 1 });
    const cost = (made: Template, days: number) => monthOf(made, { calls: 100_000, days }, measured).steady;

    expect(cost(template, infrequentAccessDays)).toBeLessThan(cost(frequent, infrequentAccessDays));
    expect(cost(frequent, infrequentAccessDays / 3)).toBeLessThan(cost(template, infrequentAccessDays / 3));
  });
});
