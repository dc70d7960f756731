// What designers save: whose it is to change, what it would break, what it changes for cases and for those who take part, and
// that it is written down.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { serve } from '../kit/server.mjs'

let server, one
before(async () => {
  server = await serve()
  one = await client(server, 't.veale')
})
after(() => server.end())

const value = (page, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]
const plain = (text) => text.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&gt;', '>').replaceAll('&#62;', '>').replaceAll('&lt;', '<').replaceAll('&#60;', '<').replaceAll('&#39;', "'")
const text = (file) => readFileSync(join(server.scripts, file), 'utf8')

/** Saves a whole file as somebody who has it open. */
async function saves(path, words, because) {
  const page = await (await one.get(`/programmes/hii/file/edit?${new URLSearchParams({ path })}`)).text()
  return one.post('/programmes/hii/file/edit', { path, words, because, doing: 'save', 'seen-text': value(page, 'seen-text') })
}

test('what a site does in its own way is changed by those who work there', async () => {
  const page = (path) => one.get(`/programmes/hii/file/edit?${new URLSearchParams({ path })}`)
  assert.equal((await page('sites/hmp-carrick/hii/rules.yaml')).status, 403)
  assert.equal((await page('sites/hmp-ashgrove/hii/rules.yaml')).status, 200)
  const path = 'sites/hmp-carrick/hii/rules.yaml'
  const before = text(path)
  const sent = await one.post('/programmes/hii/file/edit', { path, words: '# taken over\n' + before, doing: 'save', 'seen-text': 'x' })
  assert.equal(sent.status, 403)
  assert.equal(text(path), before)
})

test('a saved rule says which case differs, who keeps their words, and stands in the audit', async () => {
  const rules = text('hii/rules.yaml')
  const other = rules.replace(/(id: belonging-matters[^]*?importance >= )4/, '$15')
  assert.notEqual(other, rules)
  const saved = await saves('hii/rules.yaml', other, 'A four is not enough.')
  assert.equal(saved.status, 303)
  const told = await (await one.get(saved.headers.get('location'))).text()
  assert.match(told, /Saved\. Found in the programme now: [^]*?\d cases? now differs?: [a-z]+[^]*?keep the words they have[^]*?href="\/programmes\/hii\/cases"/)
  const audit = await (await (await client(server, 'x.quill')).get('/team/audit')).text()
  assert.match(audit, /Changes of the programmes[^]*hii\/rules\.yaml[^]*A four is not enough\./)
  assert.equal((await one.get('/team/audit')).status, 403)
})

test('a case that would break the programme is not kept, and what was typed is', async () => {
  const fields = { case: '', 'new-case': 'robin', story: 'Robin <script>alert(1)</script> walks.' }
  const refused = await one.post('/programmes/hii/try/save', fields)
  assert.equal(refused.status, 422)
  const page = plain(await refused.text())
  assert.match(page, /would break the programme at every site/)
  assert.ok(page.includes(fields.story), 'what was typed is lost')
  assert.ok(!existsSync(join(server.scripts, 'hii/cases/robin.md')))
  const kept = await one.post('/programmes/hii/try/save', { ...fields, story: 'Robin walks.' })
  assert.equal(kept.status, 303)
  assert.ok(existsSync(join(server.scripts, 'hii/cases/robin.md')))
})

test('only what is written in a language and form counts as written in it', async () => {
  const page = await (await one.get('/programmes/hii/languages')).text()
  assert.ok(!existsSync(join(server.scripts, 'hii/languages/cy-easy')))
  const counts = [...page.matchAll(/lang=cy-easy&(?:amp;|#38;)?as=participant">(\d+) of/g)].map(([, there]) => there)
  assert.ok(counts.length > 5 && counts.every((there) => there === '0'), `cy-easy: ${counts}`)
})

test('designers see how blocks fared, and nobody is named', async () => {
  const page = await (await one.get('/programmes/hii/departures')).text()
  assert.match(page, /fewer than 5 people/)
  assert.doesNotMatch(page, /A3740TH/)
  const facilitator = await client(server, 'n.abara')
  assert.equal((await facilitator.get('/programmes/hii/departures')).status, 403)
})
