/** A share with one decimal: `12.5 %`. One that is not 0 is never shown as 0. */
export function shareText(share: number): string {
  return share > 0 && share < 0.0005 ? "< 0.1 %" : `${(share * 100).toFixed(1)} %`;
}
