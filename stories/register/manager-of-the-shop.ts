/** The one manager of this shop. A real one's PIN would stand nowhere. */
export const MANAGER = { id: '019aa6c0-0000-7000-8000-00000000a001', name: 'Robin', pin: '482913' };
