/** Whether the name of a role session was made up by a machine, so that it tells a person less than the role. */
export function isMachineSession(name: string): boolean {
  return MACHINES.some((pattern) => pattern.test(name));
}

const MACHINES: readonly RegExp[] = [
  /^AWS-?CloudFormation/i,
  // An EC2 instance.
  /^i-[0-9a-f]{8,17}$/i,
  // Times and account numbers, as CodePipeline, schedulers and home-made scripts use them.
  /^\d{6,}$/,
  // The defaults of the SDKs and the CLI: botocore-session-1700000000, aws-sdk-js-session-…, AWS-CLI-session-….
  /^(?:botocore|aws-go-sdk|aws-sdk-\w+|aws-cli|boto3?|default)?-?(?:session|sdk)?-?\d{6,}$/i,
  // GUIDs and long hexadecimal numbers: ECS tasks, CodeBuild (AWSCodeBuild-GUID), EKS.
  /^(?:[A-Za-z]+-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^[0-9a-f]{24,64}$/i,
  /^(?:AWSCodeBuild|eks|ecs|codepipeline|codedeploy|StepFunctions|Terraform|aws-go-sdk)-/i,
  /^(?:GitHubActions|GitLab|Jenkins|Terraform|default|session|AssumeRoleSession|AmazonConnect)$/i,
];
