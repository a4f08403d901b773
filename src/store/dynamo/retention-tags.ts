import { DescribeTableCommand, ListTagsOfResourceCommand } from '@aws-sdk/client-dynamodb';
import { retentionTags } from '../schema';
import type { ItemOptions } from './expiry';
import { answered, type Table } from './store-error';

/** How long events stay in a table, by its tags; empty where these do not say it, and events stay for ever. */
export async function retentionOf(table: Table): Promise<ItemOptions> {
  const { client, name } = table;
  const described = await answered(table, client.send(new DescribeTableCommand({ TableName: name })));
  const ResourceArn = described.Table?.TableArn;
  const { Tags = [] } = await answered(table, client.send(new ListTagsOfResourceCommand({ ResourceArn })));
  const retentionDays = daysIn(Tags, retentionTags.retentionDays);
  if (retentionDays === undefined) return {};
  return { retentionDays, readRetentionDays: daysIn(Tags, retentionTags.readRetentionDays) ?? retentionDays };
}

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

function daysIn(tags: readonly Tag[], key: string): number | undefined {
  const days = Number(tags.find(({ Key }) => Key === key)?.Value);
  return Number.isSafeInteger(days) && days > 0 ? days : undefined;
}
