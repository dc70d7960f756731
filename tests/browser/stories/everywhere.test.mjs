// Every page anybody comes to by links: in English on a wide screen and in Welsh on a narrow one. Nothing fails, nothing is
// invalid, nothing is out of reach.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { close, person } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** Pages of one kind differ only in whom and what they are about. */
const kind = (path) => path
  .replace(/\?.*$/, (query) => '?' + [...new URLSearchParams(query).keys()].sort().join('&'))
  .replace(/[0-9a-f]{32}/g, '*')
  .replace(/\/facts\/[^/?]+/, '/facts/*')
  .replace(/\/programmes\/[^/?]+/, '/programmes/*')
  .replace(/(\/people\/\*)\/(?!facts|find-out|handover|refer|conferences|copy|break|restrict|review)[^/?]+/, '$1/*')
  .replace(/\/(files?|sheets|sessions|rules|cases|measures|changes)\/.+?(?=\/(edit|preview|print)|\?|$)/, '/$1/*')

/** Kinds of pages that somebody has looked at already. */
const looked = new Set()

/** Every address that links lead to from the first page, one of each kind; those nobody has looked at yet. */
async function walk(one) {
  const [seen, found] = [new Set(), []]
  const waiting = ['/']
  while (waiting.length > 0) {
    const path = waiting.shift()
    if (seen.has(kind(path))) continue
    seen.add(kind(path))
    const response = await one.context.request.get(server.base + path)
    assert.ok(response.status() < 500, `${path} answers ${response.status()}`)
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue
    assert.ok(response.status() === 200, `a link leads to ${path}, which answers ${response.status()}`)
    if (!looked.has(kind(path))) found.push(path)
    looked.add(kind(path))
    const text = await response.text()
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const to = href.replaceAll('&amp;', '&')
      if (!/^\/(assets|language)/.test(to) && !seen.has(kind(to))) waiting.push(to)
    }
  }
  return found
}

for (const member of ['e.castell', 'n.abara', 'i.rahimi', 'm.dunne', 'j.hartley', 't.veale', 'x.quill', 'r.nairn']) {
  test(`every page that ${member} comes to is as it must be`, async () => {
    const one = await person(server)
    await one.signIn(member)
    const pages = await walk(one)
    assert.ok(looked.size > 1)
    // Everything that is wrong is told at once.
    const wrong = []
    const look = async (what, to, check) => {
      try {
        await one.go(to)
        await check()
      } catch (error) {
        wrong.push(`${what}: ${error.message}`)
      }
    }
    for (const path of pages) {
      await look(path, path, async () => {
        await one.inspect(path)
        assert.equal(await one.page.locator('h1').count(), 1, 'one heading')
      })
    }
    await one.page.setViewportSize({ width: 320, height: 800 })
    for (const path of pages) {
      await look(`${path} in Welsh, narrow`, `/language?to=cy&next=${encodeURIComponent(path)}`, async () => {
        assert.equal(await one.page.locator('html').getAttribute('lang'), 'cy')
        await one.inspect(path)
      })
    }
    assert.deepEqual(wrong, [])
    await one.leave()
  })
}
