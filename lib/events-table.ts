import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { projections, schema } from '../src/store/schema';
import { tableActions } from './customer-key';

export interface EventsTableProps {
  /** @default - a key that DynamoDB owns, free of charge */
  readonly encryptionKey?: kms.IKey;
  /** Whether the table refuses to be deleted. @default true */
  readonly deletionProtection?: boolean;
}

/** The table of events as src/store/schema.ts says, on demand, restorable to any second of 35 days. */
export class EventsTable extends Construct {
  readonly table: dynamodb.TableV2;
  private readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, props: EventsTableProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: text(schema.partitionKey),
      sortKey: text(schema.sortKey),
      globalSecondaryIndexes: Object.entries(schema.indexes).map(([name, index]) => indexOf(name, index)),
      timeToLiveAttribute: schema.ttl,
      billing: dynamodb.Billing.onDemand(),
      encryption: props.encryptionKey
        ? dynamodb.TableEncryptionV2.customerManagedKey(props.encryptionKey)
        : dynamodb.TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Lets somebody ask: items and indexes by Query and by key, never a Scan. */
  grantRead(grantee: iam.IGrantable): void {
    for (const statement of this.readStatements()) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  /** What asking needs. */
  readStatements(): readonly iam.PolicyStatement[] {
    return [this.read(), ...this.key(['kms:Decrypt', 'kms:DescribeKey'])];
  }

  /**
   * What storing and judging need: to put and amend items, to read an item's neighbours, and what went
   * before it by the indexes and then by key; never to delete one.
   */
  writeStatements(): readonly iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        actions: [
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:GetItem',
          'dynamodb:BatchGetItem',
          'dynamodb:Query',
        ],
        resources: [this.table.tableArn],
      }),
      new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources: [...this.indexArns()] }),
      ...this.key([...tableActions]),
    ];
  }

  private read(): iam.PolicyStatement {
    return new iam.PolicyStatement({
      actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:DescribeTable'],
      resources: [this.table.tableArn, ...this.indexArns()],
    });
  }

  private indexArns(): readonly string[] {
    return Object.keys(schema.indexes).map((name) => `${this.table.tableArn}/index/${name}`);
  }

  /** DynamoDB uses the key in the name of whoever calls it, and so only through DynamoDB. */
  private key(actions: string[]): readonly iam.PolicyStatement[] {
    if (this.encryptionKey === undefined) return [];
    const conditions = {
      StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` },
    };
    return [new iam.PolicyStatement({ actions, resources: [this.encryptionKey.keyArn], conditions })];
  }
}

type Index = (typeof schema.indexes)[keyof typeof schema.indexes];

function indexOf(indexName: string, index: Index): dynamodb.GlobalSecondaryIndexPropsV2 {
  const projected = projections[index.projected];
  return {
    indexName,
    partitionKey: text(index.partitionKey),
    sortKey: text(index.sortKey),
    ...(projected.length === 0
      ? { projectionType: dynamodb.ProjectionType.KEYS_ONLY }
      : { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...projected] }),
  };
}

function text(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}
