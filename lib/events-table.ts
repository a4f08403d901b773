import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { projections, retentionTags, schema } from '../src/store/schema';
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
  /** The same of reads. @default - as long as everything else */
  readonly readRetention?: Duration;
  /**
   * The ARN of the stream of a table that a removed deployment left behind, which is used as it is: nothing
   * else of these properties but the key changes it. @default - a table is made
   */
  readonly existingTable?: string;
}

/**
 * From so many days on, what rests in the table costs more than what is written to it: the class for
 * infrequent access, whose storage costs 60 % less and whose requests a quarter more, is the cheaper one.
 */
export const infrequentAccessDays = 180;

/** The table of events as src/store/schema.ts says, on demand, restorable to any second of 35 days. */
export class EventsTable extends Construct {
  readonly table: dynamodb.ITableV2;
  private readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, props: EventsTableProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.table =
      props.existingTable === undefined ? newTable(this, props) : existing(this, props.existingTable);
  }

  /** Lets nothing be made of the table before these, which fail more often: what fails first leaves no table behind. */
  madeAfter(...others: readonly IDependable[]): void {
    if (this.table instanceof dynamodb.TableV2) this.table.node.addDependency(...others);
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

function existing(scope: Construct, tableStreamArn: string): dynamodb.ITableV2 {
  const [tableArn] = tableStreamArn.split('/stream/');
  return dynamodb.TableV2.fromTableAttributes(scope, 'Table', { tableArn, tableStreamArn });
}

function newTable(scope: Construct, props: EventsTableProps): dynamodb.TableV2 {
  const { maxWriteUnits = defaults.maxWriteUnits, retention = Duration.days(defaults.retentionDays) } = props;
  const { readRetention = retention } = props;
  return new dynamodb.TableV2(scope, 'Table', {
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
    // Whoever imports into the table lets events expire as the functions do.
    tags: [
      { key: retentionTags.retentionDays, value: String(retention.toDays()) },
      { key: retentionTags.readRetentionDays, value: String(readRetention.toDays()) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
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
