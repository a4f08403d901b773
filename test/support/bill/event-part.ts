import type { Template } from 'aws-cdk-lib/assertions';
import { type BillLine, million, properties } from './fixed-part';
import type { EventCost } from './measured-events';
import { prices, type TablePrices, tablePrices } from './prices';
import type { WrittenLines } from './written-lines';

/** What one event costs on its way in, in dollars. */
export function eventPart(template: Template, event: EventCost, line: WrittenLines): readonly BillLine[] {
  const table = tablePricesOf(template);
  return [
    {
      what: 'writing to the table',
      arithmetic: `${event.writeUnits.toFixed(1)} write units × $${million(table.writeUnit)}/M`,
      dollars: Number(event.writeUnits.toFixed(1)) * table.writeUnit,
    },
    {
      what: 'reading what it changed, and what else has its id',
      arithmetic: `${event.readUnits.toFixed(1)} read units × $${million(table.readUnit)}/M`,
      dollars: Number(event.readUnits.toFixed(1)) * table.readUnit,
    },
    {
      what: 'the live path',
      arithmetic: `3 requests of the queue, a call, ${seconds} s of 512 MB`,
      dollars: 3 * prices.sqsRequest + prices.lambdaCall + seconds * 0.5 * prices.lambdaGbSecond,
    },
    {
      what: 'the file path',
      arithmetic: `${seconds} s of 1024 MB`,
      dollars: seconds * prices.lambdaGbSecond,
    },
    {
      what: 'judging by the watch rules',
      arithmetic: `a call, 0.02 s of 512 MB, 4 read units`,
      dollars: prices.lambdaCall + 0.02 * 0.5 * prices.lambdaGbSecond + 4 * table.readUnit,
    },
    {
      what: 'log lines',
      arithmetic: `${line.bytes} bytes × $${prices.logsGb.toFixed(2)} a GB`,
      dollars: line.bytes * 1e-9 * prices.logsGb,
    },
  ];
}

// Not measured on AWS: most of it is waiting for DynamoDB.
const seconds = 0.03;

/** What an event costs for each month that it is stored. */
export function storagePart(template: Template, { tableBytes, indexBytes }: EventCost): readonly BillLine[] {
  const table = tablePricesOf(template);
  const [stored, recovered] = [(tableBytes + indexBytes) / 1000, tableBytes / 1000] as const;
  return [
    {
      what: 'storage',
      arithmetic: `${stored.toFixed(1)} KB × $${table.storageGbMonth.toFixed(2)} a GB`,
      dollars: Number(stored.toFixed(1)) * 1e-6 * table.storageGbMonth,
    },
    {
      what: 'recovery to a point in time',
      arithmetic: `${recovered.toFixed(1)} KB × $${table.recoveryGbMonth.toFixed(2)} a GB`,
      dollars: Number(recovered.toFixed(1)) * 1e-6 * table.recoveryGbMonth,
    },
  ];
}

/** By the class of the events table, which a retention chooses. */
export function tablePricesOf(template: Template): TablePrices {
  const replicas = properties(template, 'AWS::DynamoDB::GlobalTable').flatMap(({ Replicas }) => Replicas);
  const isRare = replicas.some(({ TableClass }) => TableClass === 'STANDARD_INFREQUENT_ACCESS');
  return isRare ? tablePrices.STANDARD_INFREQUENT_ACCESS : tablePrices.STANDARD;
}
