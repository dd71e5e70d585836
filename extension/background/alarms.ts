import { browser } from 'wxt/browser'

const name = 'refresh'
const longestMinutes = 15
const jitterMinutes = 4

/**
 * Rings about every quarter of an hour, each time a little off, so that not everybody's device asks at the same
 * minute. Alarms outlive the worker.
 */
export function startAlarms(refresh: () => void): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name !== name) return
    setNext()
    refresh()
  })
  browser.alarms.get(name).then(
    alarm => !alarm && setNext(),
    () => setNext(),
  )
}

function setNext(): void {
  const minutes = longestMinutes - Math.random() * jitterMinutes
  void browser.alarms.create(name, { delayInMinutes: minutes })
}
