/** Where what was shared waits for the page, in a cache of its own; read once, then gone. */
export const sharedCache = 'amanah-cek-shared'
export const sharedTextAddress = '/cek/dibagikan/text'
export const sharedPictureAddress = '/cek/dibagikan/picture'

/** Tells the page that something waits. */
export const sharedHash = '#dibagikan'
