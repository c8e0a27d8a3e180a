// Single keys: each element that has data-key says which key presses it, so every key is a button that one can see as well.
const typing = target => target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
const reachable = element => !element.disabled && element.checkVisibility();

function press(element) {
  if (element.dataset.dialog) document.getElementById(element.dataset.dialog).showModal();
  else if (element.matches('summary')) { element.click(); element.parentElement.querySelector('input, textarea, select')?.focus(); }
  else element.click();
}

document.addEventListener('keydown', event => {
  if (document.body.dataset.keys === 'off' && event.key !== '?') return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  const element = [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === event.key && reachable(one));
  if (!element) return;
  event.preventDefault();
  press(element);
});

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) document.getElementById(opener.dataset.dialog).showModal();
});

// The list of keys is what the page has, in the words of its own buttons.
function listKeys() {
  const body = document.querySelector('#keys tbody');
  if (!body) return;
  body.replaceChildren(...[...document.querySelectorAll('[data-key]')].filter(one => one.dataset.dialog !== 'keys').map(one => {
    const row = document.createElement('tr');
    const key = row.insertCell();
    key.append(Object.assign(document.createElement('kbd'), { textContent: one.dataset.key }));
    row.insertCell().textContent = one.getAttribute('aria-label') ?? one.textContent.replace(one.querySelector('kbd')?.textContent ?? '', '').trim();
    return row;
  }));
}

function arrive() {
  document.querySelectorAll('[data-dialog][hidden]').forEach(button => { button.hidden = false; });
  document.querySelectorAll('form[data-on-change]').forEach(form => {
    const buttons = [...form.querySelectorAll('button:not([name])')];
    buttons.forEach(button => { button.hidden = true; });
    // An arrow changes a list at every step on the way to what is meant: then the button says when.
    let stepping = false;
    form.onkeydown = event => { stepping = event.key !== 'Enter'; };
    form.onpointerdown = () => { stepping = false; };
    form.onchange = () => { if (stepping) buttons.forEach(button => { button.hidden = false; }); else form.requestSubmit(); };
  });
  listKeys();
}

document.addEventListener('DOMContentLoaded', () => {
  arrive();
  document.querySelector('[data-focus]')?.focus();
});
// After a swap, the eye and the focus are where the new part is, and never at the top of the page again.
let wasInMain = false;
document.addEventListener('htmx:before:swap', () => { wasInMain = document.getElementById('main').contains(document.activeElement); });
document.addEventListener('htmx:after:swap', () => {
  arrive();
  const asked = document.querySelector('[data-focus]');
  if (asked) asked.focus({ preventScroll: false });
  else if (wasInMain && document.activeElement === document.body) document.getElementById('main').focus({ preventScroll: true });
});
