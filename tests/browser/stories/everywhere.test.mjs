// Every page anybody comes to by links: in English on a wide screen and in Welsh on a narrow one. Nothing fails, nothing is
// invalid, nothing is out of reach.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { close, person } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { inBrowser, walk } from '../kit/walk.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** Kinds of pages that somebody has looked at already. */
const looked = new Set()

for (const member of ['e.castell', 'n.abara', 'i.rahimi', 'm.dunne', 'j.hartley', 't.veale', 'x.quill', 'r.nairn']) {
  test(`every page that ${member} comes to is as it must be`, async () => {
    const one = await person(server)
    await one.signIn(member)
    const pages = await walk(inBrowser(one), looked)
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
