// The facilitator's day: prepare, print, record with a departure, and what was used is kept to the letter while the
// designer changes the words.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

test('a facilitator prepares the next meeting and prints what is needed', async () => {
  const one = await person(server, WAYS[1])
  await one.signIn('n.abara')
  await one.go('/people?text=A3740TH')
  await one.follow('Tamsin')
  await one.follow(/^Meetings/)
  await one.inspect('the meetings')
  const hrefs = await one.page.locator('main a[href*="/meetings/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const href = hrefs.find((to) => /\/meetings\/[0-9a-f]{32}$/.test(to))
  await one.go(href)
  await one.inspect('a session before the meeting')
  const words = await one.words()
  assert.ok(words.length > 1_000, 'the session is there in words')
  await one.go(`${href}/print`)
  await one.inspect('what to print')
  await one.leave()
})

test('papers are tagged PDFs that can be read in order', async () => {
  const one = await client(server, 'n.abara')
  const somebody = await one.find('A3740TH')
  const list = await (await one.get(`${somebody}/hii/meetings`)).text()
  const meeting = /href="([^"]*\/meetings\/[0-9a-f]{32})"/.exec(list)[1]
  const options = await (await one.get(`${meeting}/print`)).text()
  assert.match(options, /<form/)
  const plan = await one.get(`${somebody}/hii/plan/paper`)
  assert.equal(plan.status, 200)
  assert.equal(plan.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await plan.arrayBuffer())
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  assert.match(bytes.toString('latin1'), /StructTreeRoot/)
})

test('a designer sees a change of a file at once, and the other site is untouched', async () => {
  const designer = await person(server)
  await designer.signIn('t.veale')
  const file = join(server.scripts, 'sites/hmp-ashgrove/hii/modules/who-i-am/many-sides.md')
  const before = readFileSync(file, 'utf8')
  const words = 'Here are printed cards of rooms'
  assert.ok(before.includes(words))
  const at = (site) => `/programmes/hii/sessions/many-sides?site=${site}`
  await designer.go(at('hmp-ashgrove'))
  await designer.inspect('a session as designers read it')
  writeFileSync(file, before.replace(words, 'Here are forty printed cards of rooms'))
  await designer.page.getByText('Here are forty printed cards of rooms').first().waitFor({ timeout: 15_000 })
  await designer.go(at('hmp-carrick'))
  assert.doesNotMatch(await designer.words(), /printed cards of rooms/, 'the other site changes as well')
  // A change that breaks the programme: what last held stands, with what is wrong above it.
  await designer.go(at('hmp-ashgrove'))
  writeFileSync(file, before.replace('changes: many-sides', 'changes: [many-sides'))
  await designer.page.getByText(/many-sides\.md/).first().waitFor({ timeout: 15_000 })
  assert.match(await designer.words(), /printed cards of rooms/, 'what last held is gone')
  writeFileSync(file, before)
  await designer.leave()
})

test('a designer tries an invented person and keeps it as a case', async () => {
  const one = await person(server)
  await one.signIn('t.veale')
  await one.go('/programmes/hii/try')
  await one.inspect('trying an invented person')
  const tried = await one.page.locator('main').innerText()
  assert.match(tried, /suggested/i)
  await one.leave()
})
