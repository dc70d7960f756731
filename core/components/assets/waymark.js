// What pages gain where scripts run. Every page works without this file.
import { createAll, initAll } from '/assets/govuk-frontend.js'

// A file and no inline script: the content policy allows no other.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
initAll()

// MoJ's modules are fetched only by pages that have something for them.
if (document.querySelector('[data-module="moj-sortable-table"]')) {
  import('/assets/moj-sortable-table.js').then(({ SortableTable }) => createAll(SortableTable))
}
if (document.querySelector('[data-module="moj-button-menu"]')) {
  import('/assets/moj-button-menu.js').then(({ ButtonMenu }) => createAll(ButtonMenu))
}

if (document.querySelector('[data-waymark-number-keys]')) {
  import('/assets/number-keys.js')
}

// Printing needs a script, so its button is hidden where none runs.
for (const button of document.querySelectorAll('[data-waymark-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// A page that shows a programme follows its files: it asks every second whether anything has changed, and then shows
// itself anew. Only while it is looked at, and it stops when nobody is signed in any more.
const watched = document.querySelector('[data-waymark-watch]')
if (watched) {
  const follow = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(watched.dataset.waymarkWatch, { cache: 'no-store' })
        if (answer.status === 401 || answer.status === 404) return
        const { state } = answer.ok ? await answer.json() : {}
        if (state && state !== watched.dataset.waymarkState) {
          location.reload()
          return
        }
      } catch {
        // The server is being started again: it is asked once more.
      }
    }
    setTimeout(follow, 1000)
  }
  setTimeout(follow, 1000)
}
