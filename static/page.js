// What every page does when scripts run, and does without when they do not: "/" leads to the search
// box, citations can be copied, a citation of the web page names today as the day of access, and among
// the days of a year today is marked.
(() => {
  'use strict';

  const is_typing = (element) =>
    element !== null && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.getElementById('site-query');
    if (box === null || is_typing(document.activeElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  for (const place of document.querySelectorAll('[data-today]')) {
    place.textContent = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // Pages are built once and read on any day: the reader's own is marked here.
  const month = document.querySelectorAll('.year-days section')[now.getMonth()];
  const today = month && month.querySelectorAll('li > *')[now.getDate() - 1];
  if (today) {
    today.setAttribute('aria-current', 'date');
    const way = document.getElementById('today');
    if (today.href && way) {
      way.querySelector('a').href = today.href;
      way.hidden = false;
    }
  }

  // Where the clipboard is forbidden (pages that are not secure), a selection is copied instead.
  async function copy(element) {
    const text = element.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(element);
      document.execCommand('copy');
    }
  }

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await copy(document.getElementById(button.dataset.copy));
      const status = document.getElementById('copied');
      const word = button.textContent;
      status.textContent = '';
      button.textContent = status.dataset.done;
      status.textContent = status.dataset.done;
      setTimeout(() => { button.textContent = word; }, 2000);
    });
  }
})();
