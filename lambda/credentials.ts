/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: Lambda gives a function its
 * credentials in the environment, so the ways to find them on other machines (files, single sign-on,
 * metadata services) would be 90 KB that never run.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
