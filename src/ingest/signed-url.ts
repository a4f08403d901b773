import { hiddenMarker } from './mask';

/** Whether a text may hold a pre-signed URL. Fast; a no is certain, a yes is not. */
export function mayBeSigned(text: string): boolean {
  // Nearly every text is too short or has no `=`, and to see that takes a hundredth of a regular expression's time.
  if (text.length < shortest || !(text.includes('=') || text.includes('%'))) return false;
  return signature.test(text);
}

/**
 * The text without what gives a pre-signed URL its access: the query of a URL signed by Signature
 * Version 4 or 2 or by CloudFront is masked as a whole, a signature or token outside a URL by itself.
 */
export function withoutSignedUrls(text: string): string {
  if (!mayBeSigned(text)) return text;
  return text
    .replace(query, (query) => (isSigned(query) ? `?${hiddenMarker}` : query))
    .replace(looseSecret, `$1${hiddenMarker}`);
}

// The shortest signature is that of version 2, the Base64 of 20 bytes.
const shortest = 'Signature='.length + 28;
// Percent-encoded where the URL is part of another.
const signature = /(?:signature|security-token)(?:=|%3d)/i;
const query = /(?:\?|%3F)[^\s"'<>\\]+/gi;
const signedV4 = /X-Amz-(?:Signature|Security-Token)(?:=|%3D)/i;
const signatureV2 = /(?:[?&;]|%26|%3F)Signature(?:=|%3D)/i;
const keyOfV2 = /(?:AWSAccessKeyId|Key-Pair-Id)(?:=|%3D)/i;
const looseSecret = /(X-Amz-(?:Signature|Security-Token)(?:=|%3D))(?!HIDDEN)[^\s"'<>\\&]+/gi;

function isSigned(query: string): boolean {
  return signedV4.test(query) || (signatureV2.test(query) && keyOfV2.test(query));
}
