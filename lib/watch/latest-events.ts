import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EventsTable } from '../events-table';
import { functionSettings } from '../ingestion/function-settings';
import { nodeFunction } from '../ingestion/node-function';

export interface LatestEventsProps {
  readonly eventsTable: EventsTable;
  readonly logRetention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** Answers a custom widget of CloudWatch with the latest events; may read the table and nothing else. */
export class LatestEvents extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, { eventsTable, ...props }: LatestEventsProps) {
    super(scope, id);
    const made = nodeFunction(this, {
      ...props,
      handler: 'latest-events',
      ...functionSettings.latestEvents,
      variables: { LEXTRAIL_TABLE: eventsTable.table.tableName },
      statements: eventsTable.readStatements(),
    });
    this.function = made.function;
    this.role = made.role;
    this.logGroup = made.logGroup;
  }
}
