/** Who saw something, by what tells people apart; device and network as digests. */
export interface Onlooker {
  account: string
  device: string
  network: string
}

/** Whether two may be two people: another account, on another device, in another network. */
export function areIndependent(one: Onlooker, other: Onlooker): boolean {
  return one.account !== other.account && one.device !== other.device && one.network !== other.network
}

/**
 * How many of them are surely not one and the same, the earlier first: who shares account, device or network with
 * somebody who counts does not count. Never more than there are people, sometimes fewer.
 */
export function countIndependent(onlookers: readonly Onlooker[]): number {
  const counted: Onlooker[] = []
  for (const onlooker of onlookers) {
    if (counted.every(other => areIndependent(onlooker, other))) counted.push(onlooker)
  }
  return counted.length
}
