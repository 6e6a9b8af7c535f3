import { byId } from './page.js';

const PAGES = ['sale', 'sales', 'customers'] as const;

/** Shows the page that the address names after #, so that Back and a bookmark work; `onRoute` comes before another one. */
export function followRoutes(onRoute: () => void): void {
  showRoute(false);
  addEventListener('hashchange', () => {
    onRoute();
    showRoute(true);
  });
}

function showRoute(moveFocus: boolean): void {
  const chosen = PAGES.find((name) => location.hash === `#${name}`) ?? 'sale';
  for (const name of PAGES) byId(`page-${name}`, HTMLElement).hidden = name !== chosen;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.page-link')) {
    if (link.hash === `#${chosen}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (moveFocus && chosen !== 'sale') byId(`${chosen}-title`, HTMLElement).focus();
}
