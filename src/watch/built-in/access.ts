import { type Declared, noneOfThese } from './declared';

/** Who may, who tries, and where data goes. */
export const accessRules: readonly Declared[] = [
  {
    name: 'root-user',
    title: 'Call by the root user',
    filter: 'root:yes',
    severity: 'critical',
    meaning:
      'The root user of the account called Lex. No policy binds it, and nobody needs it for Lex: somebody has its password.',
    isOn: true,
  },
  {
    name: 'denied-burst',
    title: 'Many calls denied',
    filter: 'outcome:denied',
    threshold: 5,
    severity: 'warning',
    meaning:
      'Permissions are missing for something that runs, or somebody tries what can be had with the credentials at hand.',
    isOn: true,
  },
  {
    name: 'role-changed',
    title: 'Role of a bot changed',
    filter: 'event:UpdateBot,PutBotAlias outcome:ok changed:roleArn,conversationLogs.iamRoleArn',
    severity: 'warning',
    meaning: 'The bot acts with the permissions of another IAM role from now on.',
    isOn: true,
  },
  {
    name: 'policy-opened',
    title: 'Resource policy lets in another account or everyone',
    filter: 'event:CreateResourcePolicy,UpdateResourcePolicy,CreateResourcePolicyStatement outcome:ok',
    condition: 'opened-to-outsiders',
    severity: 'critical',
    meaning:
      'A bot or alias can now be used from outside the account: by another account, by everyone, or through a service such as Amazon Connect that no condition keeps to this account.',
    isOn: true,
  },
  {
    name: 'taken-out-by-newcomer',
    title: 'Export, upload URL or transcript search by somebody new',
    filter: 'event:CreateExport,CreateUploadUrl,GetExport,SearchAssociatedTranscripts outcome:ok',
    condition: 'by-newcomer',
    severity: 'warning',
    meaning:
      'Somebody who was not seen at this bot in 90 days (the last day aside) takes a whole bot or what callers said, or prepares to bring one in. Says nothing of a bot or trail younger than a week. Needs captured reads for GetExport and SearchAssociatedTranscripts.',
    isOn: true,
  },
  {
    name: 'replica-in-new-region',
    title: 'Replica in a new Region',
    filter: ({ homeRegions }) =>
      `event:CreateBotReplica outcome:ok${noneOfThese('req.replicaRegion', homeRegions)}`,
    severity: 'warning',
    meaning:
      'A bot is copied to a Region where none is expected. Its conversations are then processed under the rules of that place.',
    isOn: true,
  },
];
