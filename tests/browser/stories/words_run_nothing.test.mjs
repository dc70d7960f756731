// Words are words: nothing anybody types or writes into content runs in a reader's browser, even one without our policy.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, open } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { vectors } from '../kit/vectors.mjs'

let server, one, context, page
before(async () => {
  server = await serve()
  one = await client(server, 'n.abara')
  // Our own policy would stop what runs; here nothing does.
  context = await (await open()).newContext({ bypassCSP: true })
  const [name, value] = one.cookie.split('=')
  await context.addCookies([{ name, value, url: server.base }])
  await context.addInitScript(() => {
    Object.defineProperty(window, 'ran', { set() { window.wasRun = true } })
  })
  page = await context.newPage()
  page.on('dialog', (dialog) => dialog.dismiss())
})
after(async () => { await close(); await server.end() })

/** Looks at a page, moves over everything, and asks whether anything ran or stands there that no page of ours has. */
async function quiet(path, what) {
  await page.goto(server.base + path)
  await page.mouse.move(300, 300)
  await page.keyboard.press('Tab')
  const found = await page.evaluate(() => {
    const foreign = [...document.querySelectorAll('*')].filter((one) =>
      [...one.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|vbscript|data):/i.test(value) && /^(href|src|action|formaction|xlink:href|data)$/i.test(name)) ||
      /^(iframe|object|embed|base|video|audio|math|marquee|isindex|plaintext|xmp|style|template|noscript)$/i.test(one.localName) ||
      one.localName === 'script' && !one.getAttribute('src')?.startsWith('/assets/') ||
      one.localName === 'img' || one.localName === 'meta' && one.hasAttribute('http-equiv'))
    return { ran: window.wasRun === true, foreign: foreign.map((one) => one.outerHTML.slice(0, 100)) }
  })
  assert.deepEqual(found, { ran: false, foreign: [] }, what)
}

test('three hundred vectors in what people type', async () => {
  const person = await one.find('A3740TH')
  const fact = `${person}/facts/room.privacy`
  for (let from = 0; from < vectors.length; from += 30) {
    const some = vectors.slice(from, from + 30)
    const what = `vectors ${from} to ${from + some.length}`
    const words = some.join(' ')
    // Refused: it comes back in the fields it was typed into.
    const refused = await one.post(fact, { doing: 'settle', answer: words, holder: words, because: words, of: words, note: words, 'on-day': some[0] })
    assert.equal(refused.status, 422)
    const body = await refused.text()
    const here = (url) => url.pathname === fact
    await page.route(here, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await quiet(fact, `${what}, typed and refused`)
    await page.unroute(here)
    // Recorded: it stands in the record.
    const seen = /name="seen" value="(\d+)"/.exec(await (await one.get(fact)).text())[1]
    const saved = await one.post(fact, { seen, doing: 'find-out', step: 'asked', of: words, note: words })
    assert.equal(saved.status, 303, what)
    await quiet(fact, `${what}, recorded`)
    await quiet(person, `${what}, on the person's page`)
    await quiet(`/people?text=${encodeURIComponent(words)}&status=${encodeURIComponent(some[0])}`, `${what}, looked for`)
    await quiet(`/sign-in?next=${encodeURIComponent(some[0])}`, `${what}, as the way on`)
  }
})

test('three hundred vectors in what designers write', async () => {
  const files = ['hii/programme.yaml', 'shared/record.yaml']
  const file = join(server.scripts, files[0])
  const before = readFileSync(file, 'utf8')
  const title = /^title: .*$/m
  assert.match(before, title)
  for (let from = 0; from < vectors.length; from += 50) {
    const words = vectors.slice(from, from + 50).join(' ').replace(/[\u0000-\u001f\u202e]/g, ' ')
    writeFileSync(file, before.replace(title, () => `title: ${JSON.stringify(words)}`))
    const person = await one.find('A3740TH')
    for (const path of ['/', '/people', person, `${person}/hii/plan`]) await quiet(path, `vectors from ${from}, in a title, on ${path}`)
  }
  writeFileSync(file, before)
})
