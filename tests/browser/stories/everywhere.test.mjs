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
  .replace(/\/(sessions|rules|cases|measures|changes)\/.+?(?=\/(edit|preview|print)|\?|$)/, '/$1/*')

/** Every address that links lead to from `path`, one of each kind. */
async function walk(one, most) {
  const [seen, found] = [new Set(), []]
  const waiting = ['/']
  while (waiting.length > 0 && found.length < most) {
    const path = waiting.shift()
    if (seen.has(kind(path))) continue
    seen.add(kind(path))
    const response = await one.context.request.get(server.base + path)
    assert.ok(response.status() < 500, `${path} answers ${response.status()}`)
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue
    assert.ok(response.status() === 200, `a link leads to ${path}, which answers ${response.status()}`)
    found.push(path)
    const text = await response.text()
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const to = href.replaceAll('&amp;', '&')
      if (!/^\/(assets|language)/.test(to) && !seen.has(kind(to))) waiting.push(to)
    }
  }
  return found
}

for (const member of ['n.abara', 'i.rahimi', 'e.castell', 'm.dunne', 'j.hartley', 't.veale', 'x.quill', 'r.nairn']) {
  test(`every page that ${member} comes to is as it must be`, async () => {
    const one = await person(server)
    await one.signIn(member)
    const pages = await walk(one, 200)
    assert.ok(pages.length > 1)
    for (const path of pages) {
      await one.go(path)
      await one.inspect(`${path} for ${member}`)
      assert.equal(await one.page.locator('h1').count(), 1, `${path} has one heading`)
    }
    await one.page.setViewportSize({ width: 320, height: 800 })
    for (const path of pages) {
      await one.go(`/language?to=cy&next=${encodeURIComponent(path)}`)
      assert.equal(await one.page.locator('html').getAttribute('lang'), 'cy')
      await one.inspect(`${path} for ${member}, in Welsh on a narrow screen`)
    }
    await one.leave()
  })
}
