// When somebody moves on: a colleague takes over, two teams meet, a report is written and read together, the person is given
// a copy of all that is held, the programme ends.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way somebody in one programme. */
const PEOPLE = ['H2518QC', 'P2525ND', 'B9804SW']
/** Somebody in two programmes. */
const IN_TWO = 'J1826RU'

for (const [place, way] of WAYS.entries()) {
  test(`two teams meet and write down what both may know, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    await one.go(await (await client(server, 'e.castell')).find(IN_TWO))
    await one.follow('Handover and access')
    await one.follow('Record a case conference')
    const agreed = `Both teams keep Mondays free for visits. (${place})`
    await one.fill('What was agreed', agreed)
    await one.press('Save')
    await one.refused('a case conference of no programmes')
    assert.equal(await one.page.getByLabel('What was agreed').inputValue(), agreed, 'what was typed is lost')
    for (const programme of ['hii', 'al-furqan']) await one.choose({ css: `input[name=programmes][value="${programme}"]` })
    await one.fill('Who was there', 'treatment manager, chaplain, the person')
    await one.press('Save')
    assert.match(await one.words(), new RegExp(agreed.replace(/[()]/g, '\\$&')))
    await one.inspect('handover and access, with a case conference')
    const paper = await one.page.getByRole('link', { name: /PDF/ }).first().getAttribute('href')
    assert.equal((await one.context.request.get(server.base + paper)).headers()['content-type'], 'application/pdf')
    await one.leave()
  })

  test(`somebody is handed over, reported on and given a copy, and the programme ends, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    const lane = `${await (await client(server, 'e.castell')).find(PEOPLE[place])}/hii`
    await one.go(lane)
    await handedOver(one)
    await one.follow(/^Report/)
    await reported(one)
    await one.go(lane.replace(/\/hii$/, '/handover'))
    await copied(one)
    await one.go(lane)
    await ended(one, lane)
    await one.leave()
  })
}

/** To a colleague, with what the next one should know. */
async function handedOver(one) {
  await one.follow('Hand over to a colleague')
  await one.fill('What the person wants', 'Please do not begin with the drawing.')
  await one.press('Save')
  await one.refused('a handover to nobody')
  assert.equal(await one.page.getByLabel('What the person wants').inputValue(), 'Please do not begin with the drawing.', 'what was typed is lost')
  await one.choose({ css: 'input[name=to][value="d.sorrell"], input[name=to][value="n.abara"]' })
  await one.fill('What the next one should know', 'We stopped at the house with many rooms.')
  await one.press('Save')
  assert.match(await one.words(), /handed over|handover/i)
}

/** A report of which something must be said, read with the person before it goes anywhere. */
async function reported(one) {
  await one.follow('Write a report')
  const keep = one.page.getByRole('button', { name: 'Keep the report', exact: true })
  const on = async () => {
    for (let step = 0; step < 24 && await keep.count() === 0 && !/^Error: /.test(await one.page.title()); step += 1) await one.press('Continue')
  }
  await on()
  await one.refused('a report that says nothing')
  const box = one.page.locator('main textarea').first()
  await one.fill('What is said of this goal', 'Came to every meeting they could come to, and said so when they could not.')
  assert.match(await box.inputValue(), /every meeting/)
  await one.press('Continue')
  await on()
  await one.inspect('a report before it is kept')
  await one.press('Keep the report')
  assert.match(await one.words(), /This version was not read with the person yet/)
  await one.follow('Say that it was read together')
  await one.choose({ css: 'input[name=sees][value=otherwise]' })
  await one.press('Save')
  await one.refused('a report seen otherwise without where')
  assert.ok(await one.page.locator('input[name=sees][value=otherwise]').isChecked(), 'what was chosen is lost')
  await one.fill('Where they see it otherwise', 'I was ill that week, I did not choose to stay away.')
  await one.press('Save')
  assert.match(await one.words(), /The person sees it otherwise:\s+I was ill that week/)
  await one.inspect('a report that was read together')
  await one.follow(/PDF/)
  const [coming] = await Promise.all([
    one.page.waitForEvent('download'),
    one.act(one.page.locator('main form button').first(), 'Enter', false)
  ])
  assert.equal(readFileSync(await coming.path()).subarray(0, 5).toString(), '%PDF-')
}

/** Everything that is held, for the person themselves. */
async function copied(one) {
  await one.follow('Make the copy a person may ask for')
  await one.press('Make the copy and download it')
  await one.refused('a copy made for no reason')
  await one.fill('Why it is made', 'They asked for it on paper.')
  const coming = one.page.waitForEvent('download')
  await one.act(one.page.getByRole('button', { name: 'Make the copy and download it' }), 'Enter', false)
  const copy = readFileSync(await (await coming).path(), 'utf8')
  assert.match(copy, /next should know: We stopped at the house with many rooms/, 'the copy says in words what was recorded')
}

/** An ending with its reason. */
async function ended(one, lane) {
  await one.follow('End the programme for this person')
  await one.choose({ css: 'input[name=way][value=withdrawn]' })
  await one.fill('In your own words', 'They move on Tuesday.')
  await one.press('End the programme')
  await one.refused('an ending before the end without a reason')
  assert.equal(await one.page.getByLabel('In your own words').inputValue(), 'They move on Tuesday.', 'what was typed is lost')
  await one.select('Reason for: It ends before its end', 'transfer')
  await one.press('End the programme')
  assert.equal(new URL(one.page.url()).pathname, lane)
  assert.match(await one.words(), /Status\s+Withdrawn/i)
  await one.inspect('a programme that has ended')
}
