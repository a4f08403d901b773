import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { matchSchema } from '../../src/store/schema';
import { tableActions, throughDynamoDb } from '../customer-key';

export interface MatchesTableProps {
  /** @default - a key that DynamoDB owns, free of charge */
  readonly encryptionKey?: kms.IKey;
}

/** What watch rules took, so that each event is notified of once; goes with the stack, as the events stay. */
export class MatchesTable extends Construct {
  readonly table: dynamodb.TableV2;
  private readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, { encryptionKey }: MatchesTableProps = {}) {
    super(scope, id);
    this.encryptionKey = encryptionKey;
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: { name: matchSchema.partitionKey, type: dynamodb.AttributeType.STRING },
      sortKey: { name: matchSchema.sortKey, type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: matchSchema.ttl,
      billing: dynamodb.Billing.onDemand(),
      encryption: encryptionKey
        ? dynamodb.TableEncryptionV2.customerManagedKey(encryptionKey)
        : dynamodb.TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** What noting matches and telling of them needs. */
  statements(): readonly iam.PolicyStatement[] {
    const actions = ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];
    return [
      new iam.PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.table.tableArn],
      }),
      ...throughDynamoDb(this.encryptionKey, tableActions),
    ];
  }
}
