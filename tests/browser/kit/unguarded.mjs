// A browser that our own policy does not protect: whatever could run in a page runs.
import assert from 'node:assert/strict'
import { open } from './person.mjs'

/** Such a browser for somebody of `kit/http.mjs`, who can be changed: `quiet`, `page`, `as`. */
export async function unguarded(server, one) {
  const context = await (await open()).newContext({ bypassCSP: true })
  await context.addInitScript(() => {
    Object.defineProperty(window, 'ran', { set() { window.wasRun = true } })
  })
  const page = await context.newPage()
  page.on('dialog', (dialog) => dialog.dismiss())

  const as = (somebody) => {
    const [name, value] = somebody.cookie.split('=')
    return context.addCookies([{ name, value, url: server.base }])
  }
  await as(one)

  /** Looks at a page, moves over everything, and asks whether anything ran or stands there that no page of ours has. */
  const quiet = async (path, what) => {
    const response = await page.goto(server.base + path)
    await page.mouse.move(300, 300)
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const foreign = [...document.querySelectorAll('*')].filter((one) =>
        [...one.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|vbscript|data):/i.test(value) && /^(href|src|action|formaction|xlink:href|data)$/i.test(name)) ||
        one.hasAttribute('style') && !one.closest('svg') ||
        /^(iframe|object|embed|base|video|audio|math|marquee|isindex|plaintext|xmp|style|template|noscript)$/i.test(one.localName) ||
        one.localName === 'script' && !one.getAttribute('src')?.startsWith('/assets/') ||
        one.localName === 'img' || one.localName === 'meta' && one.hasAttribute('http-equiv'))
      return { ran: window.wasRun === true, foreign: foreign.map((one) => one.outerHTML.slice(0, 100)) }
    })
    assert.deepEqual(found, { ran: false, foreign: [] }, what)
    return response
  }
  return { page, quiet, as }
}
