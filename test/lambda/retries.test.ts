import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../../lambda/dynamo-client';
import { dynamoStore } from '../../src/store/dynamo/dynamo-store';

const throttled = {
  statusCode: 400,
  body: '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}',
};
const taken = { statusCode: 200, body: '{"Items":[],"Count":0}' };

/** A client of the functions whose DynamoDB gives these answers, the last for ever. */
function clientOf(...answers: readonly (typeof taken)[]): DynamoDBClient {
  let asked = 0;
  const handle = async () => {
    const { statusCode, body } = answers[Math.min(asked, answers.length - 1)] ?? taken;
    asked += 1;
    return { response: { statusCode, headers: {}, body: Buffer.from(body) } };
  };
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  return new DynamoDBClient({
    ...clientSettings,
    region: 'eu-west-1',
    credentials,
    requestHandler: { handle },
  });
}

test('a throttled request is tried again within the call', async () => {
  const client = clientOf(throttled, throttled, throttled, taken);

  expect(await dynamoStore(client, 'events').days()).toMatchObject({ days: [] });
});
