import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { projections, schema } from '../src/store/schema';
import { tableActions, throughDynamoDb } from './customer-key';
import { defaults } from './defaults';

export interface EventsTableProps {
  /** @default - a key that DynamoDB owns, free of charge */
  readonly encryptionKey?: kms.IKey;
  /** Whether the table refuses to be deleted. @default true */
  readonly deletionProtection?: boolean;
  /** Write units a second at most; what comes beyond is throttled. @default 1000 */
  readonly maxWriteUnits?: number;
  /** How long events stay, by which the class of the table is chosen. @default Duration.days(400) */
  readonly retention?: Duration;
}

/**
 * From so many days on, what rests in the table costs more than what is written to it: the class for
 * infrequent access, whose storage costs 60 % less and whose requests a quarter more, is the cheaper one.
 */
export const infrequentAccessDays = 180;

/** The table of events as src/store/schema.ts says, on demand, restorable to any second of 35 days. */
export class EventsTable extends Construct {
  readonly table: dynamodb.TableV2;
  private readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, props: EventsTableProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    const { maxWriteUnits = defaults.maxWriteUnits, retention = Duration.days(defaults.retentionDays) } =
      props;
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: text(schema.partitionKey),
      sortKey: text(schema.sortKey),
      globalSecondaryIndexes: Object.entries(schema.indexes).map(([name, index]) => indexOf(name, index)),
      timeToLiveAttribute: schema.ttl,
      billing: dynamodb.Billing.onDemand({ maxWriteRequestUnits: maxWriteUnits }),
      tableClass:
        retention.toDays() < infrequentAccessDays
          ? dynamodb.TableClass.STANDARD
          : dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS,
      encryption: props.encryptionKey
        ? dynamodb.TableEncryptionV2.customerManagedKey(props.encryptionKey)
        : dynamodb.TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Watch rules read it; both images tell whether what an event changed is new.
      dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: props.deletionProtection ?? defaults.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Lets somebody ask: items and indexes by Query and by key, never a Scan. */
  grantRead(grantee: iam.IGrantable): void {
    for (const statement of this.readStatements()) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  /** What asking needs. */
  readStatements(): readonly iam.PolicyStatement[] {
    return [this.read(), ...throughDynamoDb(this.encryptionKey, ['kms:Decrypt', 'kms:DescribeKey'])];
  }

  /** What storing needs: to put and amend items and to read an item's neighbours; never to delete one. */
  writeStatements(): readonly iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        resources: [this.table.tableArn],
      }),
      ...throughDynamoDb(this.encryptionKey, tableActions),
    ];
  }

  /** The stream of what is written to the table. */
  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error('the events table has no stream');
    return tableStreamArn;
  }

  /** What Lambda needs to hand the stream to a function. */
  streamStatements(): readonly iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [this.streamArn],
      }),
      new iam.PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [this.streamsListed] }),
    ];
  }

  /** The streams of the table, as they are listed. */
  get streamsListed(): string {
    return `${this.table.tableArn}/stream/*`;
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
}

type IndexSchema = (typeof schema.indexes)[keyof typeof schema.indexes];

function indexOf(indexName: string, index: IndexSchema): dynamodb.GlobalSecondaryIndexPropsV2 {
  return {
    indexName,
    partitionKey: text(index.partitionKey),
    sortKey: text(index.sortKey),
    projectionType: dynamodb.ProjectionType.INCLUDE,
    nonKeyAttributes: [...projections[index.projected]],
  };
}

function text(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}
