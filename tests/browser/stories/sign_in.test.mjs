// Signing in and out: one stays on one's own pages, and whoever comes after sees nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

for (const way of WAYS) {
  test(`somebody signs in, goes on to the page they wanted, and signs out, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.go('/people?text=A3740TH')
    assert.equal(await one.heading(), 'Sign in')
    await one.inspect('the page to sign in on')
    await one.press('Sign in')
    assert.match(await one.words(), /Choose one of the accounts/)
    assert.match(await one.page.title(), /^Error: /)
    await one.choose({ css: 'input[name=member][value="e.castell"]' })
    await one.press('Sign in')
    assert.equal(new URL(one.page.url()).pathname, '/people')
    await one.follow('Tamsin')
    assert.equal(await one.heading(), 'Tamsin')
    await one.press('Sign out')
    assert.equal(await one.heading(), 'Sign in')
    await one.page.goBack()
    assert.doesNotMatch(await one.page.content(), /Tamsin/, 'going back shows the person')
    one.complaints = one.complaints.filter((text) => !/422/.test(text))
    await one.leave()
  })
}

test('a session of somebody else opens nothing, and a made-up one neither', async () => {
  const one = await person(server)
  for (const cookie of ['', 'waymark=0', `waymark=${'a'.repeat(64)}`, 'waymark=a; waymark=b']) {
    const response = await fetch(`${server.base}/people`, { headers: { cookie }, redirect: 'manual' })
    assert.equal(response.status, 303, cookie)
    assert.equal(response.headers.get('location'), '/sign-in?next=%2Fpeople')
  }
  await one.signIn('e.castell')
  const before = (await one.context.cookies())[0].value
  await one.signIn('e.castell')
  assert.notEqual((await one.context.cookies())[0].value, before, 'the session keeps its secret when somebody signs in')
  await one.leave()
})

test('what was typed is there again after a session ended in the middle of it', async () => {
  const one = await person(server)
  await one.signIn('n.abara')
  await one.go('/people?text=A3740TH')
  await one.follow('Tamsin')
  const address = new URL(one.page.url()).pathname
  await one.go(`${address}/facts/room.privacy`)
  await one.fill('Who says so', 'the unit, on the phone')
  await one.context.clearCookies()
  await one.press('Save')
  assert.match(await one.words(), /You were signed out/)
  await one.choose({ css: 'input[name=member][value="n.abara"]' })
  await one.press('Sign in')
  assert.match(await one.words(), /the unit, on the phone/)
  await one.press('Send it now')
  assert.equal(await one.page.getByLabel('Who says so').inputValue(), 'the unit, on the phone')
  one.complaints = one.complaints.filter((text) => !/422|403/.test(text))
  await one.leave()
})
