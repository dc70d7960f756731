// Words without end: every text of the programmes and everything that people typed is a word of two hundred letters or two
// thousand letters long, and no page falls apart.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { copied, paragraph, unbroken, withLongWords } from '../kit/authored.mjs'
import { acceptable, forms, sent } from '../kit/forms.mjs'
import { client, patiently } from '../kit/http.mjs'
import { fits } from '../kit/inspect.mjs'
import { close, person } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { byHand, inBrowser, kind, walk } from '../kit/walk.mjs'

let server
before(async () => {
  const scripts = copied()
  withLongWords(scripts)
  server = await serve('--scripts', scripts)
})
after(async () => { await close(); await server.end() })

/** What would take somebody's account or record elsewhere. */
const ends = /\/(release|restrict|close|place|password|end)$/

test('everything is said at length', async () => {
  const [looked, kept] = [new Set(), new Set()]
  let count = 0
  const words = () => (count += 1) % 3 === 0 ? paragraph : unbroken
  for (const member of ['m.dunne', 'n.abara', 'i.rahimi', 'e.castell', 'j.hartley']) {
    const one = await client(server, member)
    const get = byHand(one)
    for (const path of await walk(get, looked, 3)) {
      for (const form of forms((await get(path)).text, path)) {
        if (ends.test(form.action)) continue
        const body = sent(form, acceptable(words))
        const answer = await patiently(() => fetch(server.base + form.action, { method: 'POST', redirect: 'manual', headers: { cookie: one.cookie }, body }))
        assert.ok(answer.status < 500, `${form.action} answers ${answer.status}`)
        if (answer.status === 303) kept.add(kind(form.action))
      }
    }
  }
  assert.ok(kept.size > 20, `only these were kept: ${[...kept]}`)
})

const looked = new Set()
for (const member of ['n.abara', 'i.rahimi', 'e.castell', 'j.hartley', 't.veale']) {
  test(`no page that ${member} comes to falls apart`, async () => {
    const one = await person(server)
    await one.signIn(member)
    const wrong = []
    let words = 0
    for (const path of await walk(inBrowser(one), looked, process.env.WAYMARK_LONG ? 2 : 1)) {
      try {
        await one.page.setViewportSize({ width: 320, height: 800 })
        await one.go(path)
        await one.inspect(path)
        await one.page.setViewportSize({ width: 1280, height: 800 })
        await fits(one.page, `${path}, on a wide screen`)
        if ((await one.words()).includes(unbroken)) words += 1
      } catch (error) {
        wrong.push(`${path}: ${error.message}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.ok(words > 0, 'the words are there')
    await one.leave()
  })
}
