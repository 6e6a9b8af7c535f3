/** Dialogs close by their own × and by a click on the scrim, as well as by Escape. */
export function setUpSheets(): void {
  for (const sheet of document.querySelectorAll('dialog')) {
    sheet.addEventListener('click', (event) => {
      const closes = event.target instanceof Element && event.target.closest('[data-close]');
      if (closes || event.target === sheet) sheet.close();
    });
  }
}
