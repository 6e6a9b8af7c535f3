let online = true;

/** Has the page believe it is offline, as far as a page can know. */
export function setOnline(isOnline: boolean): void {
  if (isOnline === online) return;
  online = isOnline;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}
