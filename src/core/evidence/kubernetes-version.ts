/**
 * The minor version in a version of Kubernetes such as `v1.29.3-eks-036c24b`; null where there is
 * none. Every release so far is a 1.
 */
export function minorOf(version: string): number | null {
  const minor = /^v?1\.(\d{1,3})(\D|$)/.exec(version.trim())?.[1];
  return minor === undefined ? null : Number(minor);
}
