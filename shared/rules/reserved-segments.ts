/**
 * First path segments that are the platform's own and never a handle. `instagram` is a real handle there,
 * so it is not among them.
 */
export const instagramReservedSegments: ReadonlySet<string> = new Set(
  `p reel reels explore accounts direct stories legal web tv about developer privacy terms api ar lite popular
  locations directory emails challenge oauth session nametag igtv guide guides press blog help download
  business your_activity`.split(/\s+/),
)

export const facebookReservedSegments: ReadonlySet<string> = new Set(
  `about ads bookmarks business careers checkpoint developers dialog directory donate events fundraisers
  gaming games groups hashtag help home jobs legal live login marketplace media memories messages
  notifications offers pages people permalink photo photos pg plugins policies policy privacy public
  recover reel reels saved search settings share sharer stories story terms video videos watch`.split(/\s+/),
)
