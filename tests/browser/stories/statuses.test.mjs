// What was not shown or not done: each answer is a page that says what happened, in both languages and on both screens.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client, patiently } from '../kit/http.mjs'
import { close, person } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** How each answer comes about, by its status and what is told apart. */
const answers = {
  '404, no such page': (one) => one.get('/nowhere'),
  '404, no such person': (one) => one.get(`/people/${'0'.repeat(32)}`),
  '404, no such session': (one) => one.get('/programmes/hii/sessions/nothing'),
  '405, nothing is sent there': (one) => one.post('/people', {}),
  '403, not theirs to change': (one) => one.get('/programmes/hii/sessions/groups/edit?block=circles'),
  '403, a form from before signing in': (one) => one.post('/people/new', { token: '0'.repeat(64) }),
  '403, a form from elsewhere': (one) => one.post('/people/new', {}, { origin: 'https://elsewhere.example' }),
  '409, somebody was quicker': async (one) => one.post(`${await one.find('A3740TH')}/facts/room.privacy`, { seen: '1', doing: 'find-out', step: 'asked', of: 'the unit' }),
  '413, too long': (one) => one.post('/people/new', { name: 'a'.repeat(1_200_000) }),
  '422, not as it must be': (one) => one.post('/people/new', {}),
  '429, too much at once': async (one) => {
    for (let times = 0; times < 40; times += 1) {
      const all = await Promise.all(Array.from({ length: 40 }, () => one.get('/help')))
      const refused = all.find((answer) => answer.status === 429)
      if (refused) return refused
    }
    return assert.fail('nothing was ever too much')
  }
}

for (const language of ['en', 'cy']) {
  test(`what was not done is told, in ${language === 'en' ? 'English' : 'Welsh'}`, async () => {
    const hand = await client(server, 'n.abara')
    const inLanguage = (headers = {}) => ({ cookie: `${hand.cookie}; language=${language}`, ...headers })
    const speaking = { ...hand, get: (path) => hand.get(path, inLanguage()), post: (path, fields, headers) => hand.post(path, fields, inLanguage(headers)) }
    const one = await person(server)
    await one.signIn('n.abara')
    const wrong = []
    for (const [name, how] of Object.entries(answers)) {
      const answer = name.startsWith('429') ? await how(speaking) : await patiently(() => how(speaking))
      const body = await answer.text()
      const at = `/told/${encodeURIComponent(name)}`
      await one.page.route((url) => url.pathname === at, (route) => route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type') ?? 'text/plain', body }))
      try {
        assert.equal(answer.status, Number(name.slice(0, 3)))
        for (const width of [1280, 320]) {
          await one.page.setViewportSize({ width, height: 800 })
          await one.go(at)
          assert.equal(await one.page.locator('html').getAttribute('lang'), language)
          assert.match(await one.page.title(), language === 'en' ? /^Error: / : /^Gwall: /)
          assert.equal(await one.page.locator('h1').count(), 1, 'one heading')
          await one.inspect(`${name}, ${language}`)
        }
      } catch (error) {
        wrong.push(`${name}: ${error.message}`)
      }
    }
    assert.deepEqual(wrong, [])
    await one.context.close()
  })
}
