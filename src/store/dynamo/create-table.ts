import type { CreateTableCommandInput, GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import { projections, schema } from '../schema';

/** The request that creates the table on demand, as the schema says. TTL is switched on by another call. */
export function createTableInput(table: string) {
  const indexes = Object.entries(schema.indexes);
  const keys = indexes.flatMap(([, index]) => [index.partitionKey, index.sortKey]);
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...new Set([schema.partitionKey, schema.sortKey, ...keys])].map((name) => ({
      AttributeName: name,
      AttributeType: 'S',
    })),
    KeySchema: keySchema(schema),
    GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
      IndexName: name,
      KeySchema: keySchema(index),
      Projection: projection(projections[index.projected]),
    })),
  } satisfies CreateTableCommandInput;
}

function keySchema({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}

function projection(names: readonly string[]): GlobalSecondaryIndex['Projection'] {
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...names] };
}
