import { isObject, textOf } from '../model/json';
import type { SendPost } from './signed-post';

/** The key for the hashes of texts, from AWS Secrets Manager (API reference, GetSecretValue). Throws without it. */
export async function readTextKey(secretArn: string, send: SendPost): Promise<string> {
  const answer: unknown = JSON.parse(
    await send({
      service: 'secretsmanager',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body: JSON.stringify({ SecretId: secretArn }),
    }),
  );
  const key = isObject(answer) ? textOf(answer.SecretString) : undefined;
  if (key === undefined) throw new Error(`the secret ${secretArn} holds no text to hash texts with`);
  return key;
}
