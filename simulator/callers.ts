import type { Network, Tool } from '../src/model/event';

/** Somebody who calls Lex, and everything CloudTrail would show of them. */
export interface Persona {
  /** The readable name: the person, the workload or the service. */
  readonly name: string;
  readonly type: 'AssumedRole' | 'IAMUser' | 'Root';
  /** The name of the assumed role. */
  readonly role?: string;
  /** The role's path before its name, such as that of roles made by IAM Identity Center. */
  readonly rolePath?: string;
  readonly mfa: boolean;
  readonly tool: Tool;
  readonly network: Network;
  /** The first is where a visit starts; it may move to another. */
  readonly addresses: readonly string[];
  readonly agent: (action: string) => string;
  /** The service that calls on the caller's behalf, or of its own accord. */
  readonly invokedBy?: string;
  readonly vpcEndpoint?: string;
  /** A user's key, where it is not the one made from the user's id. */
  readonly accessKeyId?: string;
}

const browsers = {
  chrome:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
} as const;

/** A person at the console, signed in through IAM Identity Center. */
function person(name: string, role: string, agent: string): Persona {
  return {
    name,
    type: 'AssumedRole',
    role: `AWSReservedSSO_${role}`,
    rolePath: 'aws-reserved/sso.amazonaws.com/eu-west-1/',
    mfa: true,
    tool: 'console',
    // Addresses set aside for documentation (RFC 5737, RFC 3849), so that nobody's own is shown.
    network: 'reserved',
    addresses: ['203.0.113.7', '198.51.100.24'],
    agent: () => agent,
  };
}

const deploy: Persona = {
  name: 'ci-deploy',
  type: 'AssumedRole',
  role: 'ci-deploy',
  mfa: false,
  tool: 'cli',
  // The address of a hosted runner: within a range that Amazon EC2 publishes for eu-west-1.
  network: 'internet',
  addresses: ['52.16.40.11'],
  agent: (action) =>
    `aws-cli/2.31.18 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-1030-azure md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython m/E,b,Z cfg/retry-mode#standard md/installer#exe md/distrib#ubuntu.24 md/prompt#off md/command#${commandOf(action)}`,
};

const connectRole = 'AWSServiceRoleForAmazonConnect_1aB2cD3eF4gH5iJ6kL7m';

export const callers = {
  alice: person('alice', 'LexDeveloper_0f1e2d3c4b5a6978', browsers.chrome),
  bob: {
    ...person('bob', 'LexDeveloper_0f1e2d3c4b5a6978', browsers.safari),
    addresses: ['203.0.113.7', '203.0.113.58'],
  },
  carol: {
    ...person('carol', 'AdministratorAccess_8a7b6c5d4e3f2a1b', browsers.firefox),
    mfa: false,
    addresses: ['2001:db8:85a3::8a2e:370:7334', '198.51.100.99'],
  },
  dave: person('dave', 'ReadOnly_1122334455667788', browsers.chrome),
  erin: {
    name: 'erin',
    type: 'IAMUser',
    mfa: false,
    tool: 'cli',
    network: 'reserved',
    addresses: ['203.0.113.7'],
    agent: (action) =>
      `aws-cli/2.27.49 md/awscrt#0.26.1 ua/2.1 os/macos#24.5.0 md/arch#arm64 lang/python#3.13.4 md/pyimpl#CPython m/b,n,E cfg/retry-mode#standard md/installer#source md/prompt#off md/command#${commandOf(action)}`,
  },
  deploy,
  cdk: {
    ...deploy,
    tool: 'cdk',
    agent: () =>
      'aws-sdk-js/3.913.0 ua/2.1 os/linux#6.8.0-1030-azure lang/js md/nodejs#22.20.0 api/lex-models-v2#3.913.0 aws-cdk/2.1031.0',
  },
  stack: {
    ...deploy,
    tool: 'cloudformation',
    network: 'aws-service',
    addresses: ['cloudformation.amazonaws.com'],
    agent: () => 'cloudformation.amazonaws.com',
    invokedBy: 'cloudformation.amazonaws.com',
  },
  terraform: {
    name: 'terraform',
    type: 'AssumedRole',
    role: 'terraform',
    mfa: false,
    tool: 'terraform',
    network: 'internet',
    addresses: ['52.16.40.12'],
    agent: () =>
      'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.17.0 aws-sdk-go-v2/1.39.4 ua/2.1 os/linux lang/go#1.24.6 md/GOOS#linux md/GOARCH#amd64 api/lexmodelsv2#1.56.6 m/E,b',
  },
  report: {
    name: 'lex-report',
    type: 'AssumedRole',
    role: 'lex-report',
    mfa: false,
    tool: 'sdk',
    network: 'vpc',
    addresses: ['10.0.12.84', '10.0.13.19'],
    agent: () =>
      'Boto3/1.40.55 md/Botocore#1.40.55 ua/2.1 os/linux#5.10.244-240.970.amzn2.x86_64 md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.55',
    vpcEndpoint: 'vpce-0a1b2c3d4e5f60718',
  },
  connect: {
    name: connectRole,
    type: 'AssumedRole',
    role: connectRole,
    rolePath: 'aws-service-role/connect.amazonaws.com/',
    mfa: false,
    tool: 'service',
    network: 'aws-service',
    addresses: ['connect.amazonaws.com'],
    agent: () => 'connect.amazonaws.com',
    invokedBy: 'connect.amazonaws.com',
  },
  root: {
    name: 'root',
    type: 'Root',
    mfa: true,
    tool: 'console',
    network: 'reserved',
    addresses: ['198.51.100.3'],
    agent: () => browsers.chrome,
  },
} as const satisfies Record<string, Persona>;

/** Somebody new in the team, of the same role as others; the callers have been there from the first day. */
export const newcomer: Persona = { ...callers.alice, name: 'frank' };

/** `UpdateBotAlias` as the command line spells it; puts and gets are of Lex V1. */
function commandOf(action: string): string {
  const words = action.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return `${/^(Put|Get)/.test(action) ? 'lex-models' : 'lexv2-models'}.${words}`;
}
