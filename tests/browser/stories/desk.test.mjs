// The designer's desk: words are changed and seen as everybody will read them, what breaks is told and loses nothing, rules
// are read in plain words and tried on somebody invented, and a site's own words are compared when the programme moves on.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way a block that a site has words of its own for. */
const BLOCKS = [['many-sides', 'house'], ['how-we-work', 'signals'], ['first-weeks', 'week']]

for (const [place, way] of WAYS.entries()) {
  test(`a designer changes words, and a site compares its own with them, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('t.veale')
    await one.follow('Programmes')
    await one.follow(/^Healthy Identity/)
    await one.follow('Sessions and sheets')
    const [session, block] = BLOCKS[place]
    await one.act(one.page.locator(`main a[href="/programmes/hii/sessions/${session}"]`).first(), 'Enter')
    const [title, words] = await changed(one, block, place)
    await compared(one, session, block, title, words)
    await one.leave()
  })

  test(`a designer breaks a file and mends it, and nothing is lost, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('t.veale')
    await broken(one)
    await one.leave()
  })

  test(`a designer reads rules, sees the map and tries somebody, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('t.veale')
    await one.go('/programmes/hii')
    await tried(one)
    await read(one)
    await one.leave()
  })
}

/** Words are changed, looked at before they are saved, and read where they stand. */
async function changed(one, block, place) {
  await one.act(one.page.locator(`a[href*="edit?block=${block}&"]`).first(), 'Enter')
  const title = /“(.+)”/.exec(await one.heading())[1]
  await one.fill('Words', '')
  await one.press('Save')
  await one.refused('a block without words')
  await one.fill('Words', '## This would be another block')
  await one.press('Preview')
  await one.refused('a block that begins another')
  assert.equal(await one.page.getByLabel('Words').inputValue(), '## This would be another block', 'what was typed is lost')
  await one.fill('Words', 'Say hello to {{nobody.at.all}}.')
  await one.press('Preview')
  const found = one.page.locator('main', { hasText: 'What saving this would bring up' })
  assert.match(await found.innerText(), /nobody\.at\.all/, 'what would be found is not told')
  await one.inspect('a block that would bring something up')
  const words = `Lay out what you have on the table, one by one, with no names. (${place})`
  await one.fill('Words', words)
  await one.press('Preview')
  assert.match(await one.words(), /How it reads/)
  await one.press('Save')
  assert.match(await one.words(), /Saved\. Found in the programme now/)
  await one.select('Read as', 'participant')
  await one.press('Show')
  assert.ok((await one.words()).includes(words), 'the participant does not read what was saved')
  assert.doesNotMatch(await one.words(), /Why this session/, 'a participant reads what is for staff')
  return [title, words]
}

/** What the site changed is held beside the words as they were and as they are. */
async function compared(one, session, block, title, words) {
  await one.go('/programmes/hii')
  await one.follow('Local changes')
  const moved = one.page.locator('main', { hasText: 'The programme’s words have moved on' })
  assert.ok((await moved.innerText()).includes(words), 'the words as they are now are not shown')
  await one.inspect('a local change to compare')
  const form = one.page.locator('form').filter({ has: one.page.locator(`input[name=block][value="${block}"]`) }).filter({ has: one.page.locator(`input[name=of][value*="${session}"]`) })
  const left = await one.page.locator('input[name=compared]').count()
  await one.act(form.getByRole('button').first(), 'Enter')
  assert.match(await one.words(), /stand against the programme’s words as they are now/)
  assert.equal(await one.page.locator('input[name=compared]').count(), left - 1, `${title} is still to be compared`)
}

/** A file that cannot be read is told with its line; what last held stands; and it is mended from the same page. */
async function broken(one) {
  const path = 'sites/hmp-ashgrove/hii/sheets/circles.md'
  const text = readFileSync(join(one.server.scripts, path), 'utf8')
  await one.go(`/programmes/hii/file?path=${encodeURIComponent(path)}`)
  await one.follow('Change this file')
  const wrong = text.replace('changes: circles', 'changes: [circles')
  await one.fill('Text of the file', wrong)
  await one.press('Preview')
  assert.match(await one.words(), /What saving this would bring up[^]*circles\.md/)
  assert.equal((await one.page.getByLabel('Text of the file').inputValue()).trim(), wrong.trim(), 'what was typed is lost')
  await one.inspect('a file that would break')
  await one.press('Save')
  assert.match(await one.words(), /Saved\. Found in the programme now: 1 error/)
  await one.inspect('a file that is broken')
  await one.go('/programmes/hii')
  assert.match(await one.words(), /circles\.md/, 'what is found is not told at home')
  await one.go('/programmes/hii/sheets/circles?site=hmp-ashgrove')
  assert.match(await one.words(), /Take a printed circle/, 'what last held is gone')
  await one.go(`/programmes/hii/file/edit?path=${encodeURIComponent(path)}`)
  await one.fill('Text of the file', text)
  await one.press('Save')
  assert.match(await one.words(), /Saved\. Found in the programme now: (nothing|\d+ warning)/)
  assert.equal(readFileSync(join(one.server.scripts, path), 'utf8').trim(), text.trim())
}

/** Somebody invented, of whom one thing more is known. */
async function tried(one) {
  await one.follow('Try it')
  await one.select('Invented person', 'dale')
  await one.select('Site', 'hmp-ashgrove')
  await one.press('Show what is advised')
  assert.doesNotMatch(await one.page.locator('main').innerText(), /plan open\. Keep to steady/)
  const group = one.page.locator('details').filter({ has: one.page.getByLabel('Is a safety support plan open today') })
  await one.act(group.locator('summary'), 'Enter', false)
  await one.select('Is a safety support plan open today', 'open')
  await one.press('Show what is advised')
  assert.equal(await one.page.getByLabel('Is a safety support plan open today').inputValue(), 'open', 'what was changed is lost')
  assert.match(await one.words(), /Waits[^]*Crossroads/)
  assert.match(await one.words(), /Extra support is in place just now/)
  await one.inspect('somebody invented, changed')
}

/** Rules in plain words and as they are written; which speak of which sessions. */
async function read(one) {
  await one.go('/programmes/hii/rules')
  assert.match(await one.words(), /When\s+the answer to "Is a safety support plan open today[^"]*" is "open"/)
  assert.match(await one.words(), /support\.plan_open == "open"/)
  await one.go('/programmes/hii/map')
  assert.match(await one.words(), /Crossroads[^]*legal-first/)
  assert.equal(await one.page.locator('main svg').count(), 1, 'there is a picture of the map')
  await one.follow('legal-first')
  assert.match(one.page.url(), /#rule-legal-first$/)
  for (const [language, words] of [['cy', /[ŵŷ]|mae|yn/], ['en-easy', /\./]]) {
    await one.go('/programmes/hii/sessions/strong-feelings')
    await one.select('Read as', 'participant')
    await one.select(/^Language$/, language)
    await one.press('Show')
    assert.match(await one.words(), words)
    assert.ok(await one.page.locator(`main [lang="${language.split('-')[0]}"]`).count() > 0 || language === 'en-easy', 'the language is not said')
  }
}
