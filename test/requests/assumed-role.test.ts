import { assumedRole } from '../../src/requests/assumed-role';
import type { Post } from '../../src/requests/signed-post';

const roleArn = 'arn:aws:iam::999988887777:role/LextrailReads';

function answer(number: number, expiration: string): string {
  return `<AssumeRoleResponse><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIA${number}</AccessKeyId><SecretAccessKey>secret/+=${number}</SecretAccessKey>
    <SessionToken>token==</SessionToken><Expiration>${expiration}</Expiration>
  </Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

function anHour(from: number): string {
  return new Date(from + 3_600_000).toISOString();
}

test('credentials are asked for once, with the external id, and anew before they end', async () => {
  let now = Date.parse('2026-11-22T12:00:00Z');
  const posts: Post[] = [];
  const send = async (post: Post) => answer(posts.push(post), anHour(now));
  const credentials = assumedRole({ roleArn, externalId: 'a/b 1' }, send, () => now);

  expect(await credentials()).toEqual({
    accessKeyId: 'ASIA1',
    secretAccessKey: 'secret/+=1',
    sessionToken: 'token==',
    expiration: new Date('2026-11-22T13:00:00Z'),
  });
  now += 54 * 60_000;
  expect((await credentials()).accessKeyId).toBe('ASIA1');
  now += 2 * 60_000;
  expect((await credentials()).accessKeyId).toBe('ASIA2');

  expect(posts[0]).toMatchObject({ service: 'sts' });
  expect(Object.fromEntries(new URLSearchParams(posts[0]?.body))).toEqual({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'lextrail',
    ExternalId: 'a/b 1',
  });
});

test('a role that does not let itself be assumed is a sentence with what to do, and is asked again', async () => {
  const outcomes = [
    () => Promise.reject(new Error('sts answers with status 403: AccessDenied')),
    async () => answer(2, anHour(0)),
  ];
  const credentials = assumedRole(
    { roleArn },
    () => (outcomes.shift() ?? (async () => ''))(),
    () => 0,
  );

  await expect(credentials()).rejects.toThrow(
    /role .*LextrailReads cannot be assumed: .*AccessDenied; its trust policy must name/,
  );
  expect((await credentials()).accessKeyId).toBe('ASIA2');
});

test('an answer without credentials is none', async () => {
  await expect(
    assumedRole(
      { roleArn },
      async () => '<x/>',
      () => 0,
    )(),
  ).rejects.toThrow('STS gave no credentials');
});
