// An installation that has just begun: there is nobody yet and nothing to list, and every page says so and leads on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { close, person } from '../kit/person.mjs'
import { serveBegun } from '../kit/server.mjs'
import { inBrowser, kind, walk } from '../kit/walk.mjs'

const password = 'three words nobody guesses'
let server
before(async () => { server = await serveBegun('j.davies', password) })
after(async () => { await close(); await server.end() })

test('every page of an installation without anybody is as it must be', async () => {
  const one = await person(server)
  await one.go('/')
  await one.fill('Staff id', 'j.davies')
  await one.fill('Password', password)
  await one.press('Sign in')
  // Programmes are there from the beginning, and look as they always do.
  const pages = (await walk(inBrowser(one), new Set(), 2)).filter((path) => !path.startsWith('/programmes/'))
  assert.ok(pages.length > 15, `only ${pages.map(kind)}`)
  const wrong = []
  for (const [width, language] of [[1280, 'en'], [320, 'cy']]) {
    await one.page.setViewportSize({ width, height: 800 })
    for (const path of pages) {
      try {
        await one.go(`/language?to=${language}&next=${encodeURIComponent(path)}`)
        await one.inspect(path)
        assert.equal(await one.page.locator('h1').count(), 1, 'one heading')
        assert.ok((await one.words()).replace(await one.heading(), '').trim().length > 10, 'it says nothing')
      } catch (error) {
        wrong.push(`${path}, ${width}: ${error.message}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
  await one.leave()
})
