import { readTextKey } from '../../src/requests/text-key';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key';

test('the key is asked of Secrets Manager by its ARN', async () => {
  const posts: unknown[] = [];
  const key = await readTextKey(arn, async (post) => {
    posts.push(post);
    return '{"ARN":"x","SecretString":"random"}';
  });

  expect(key).toBe('random');
  expect(posts).toEqual([
    {
      service: 'secretsmanager',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body: JSON.stringify({ SecretId: arn }),
    },
  ]);
});

test.each(['{}', '{"SecretString":""}', '{"SecretBinary":"aaaa"}'])(
  '%s is no key, and nothing is hashed without one',
  async (answer) => {
    await expect(readTextKey(arn, async () => answer)).rejects.toThrow(`the secret ${arn} holds no text`);
  },
);
