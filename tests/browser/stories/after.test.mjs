// After a meeting: what was done differently, a note, how working together felt, and a question that somebody was asked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { diary } from '../kit/diary.mjs'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way a facilitator and somebody they work with. */
const LIVED = [['n.abara', 'H2518QC'], ['l.whitcombe', 'P2525ND'], ['d.sorrell', 'B9804SW']]

for (const [place, way] of WAYS.entries()) {
  const [member, number] = LIVED[place]

  test(`"we did it differently" is said on a record, then a note and a check-in, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn(member)
    const somebody = await (await client(server, member)).find(number)
    const meeting = await diary(one, `${somebody}/hii/meetings`)
    await one.go(`${meeting}/record`)
    await recorded(one)
    await noted(one)
    await checkedIn(one)
    await one.leave()
  })

  test(`a question is asked, asked again and answered, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn(member)
    await one.go(await (await client(server, member)).find(number))
    await found(one)
    await one.leave()
  })
}

/** Records that they met, with two things done differently, one of which is taken back. */
async function recorded(one) {
  await one.choose('Met')
  for (let step = 0; step < 24 && await one.heading() !== 'Did you change anything?'; step += 1) await one.press('Continue')
  await one.inspect('what was done differently')
  const why = 'They would rather talk with their hands in the clay.'
  await one.fill('Why', why)
  await one.press('Keep this and add another')
  await one.refused('something done differently without which part')
  assert.equal(await one.page.getByLabel('Why').first().inputValue(), why, 'what was typed is lost')
  const part = async (place) => one.page.getByLabel('Which part').locator('option').nth(place).getAttribute('value')
  const said = async (place, kind, because) => {
    await one.select('Which part', await part(place))
    await one.choose({ css: `input[name=departure-kind][value=${kind}]` })
    await one.choose({ css: 'input[name=departure-planned][value=day]' })
    await one.fill('Why', because)
    await one.press('Keep this and add another')
  }
  await said(3, 'done-differently', why)
  await said(4, 'left-out', 'Chosen by mistake.')
  assert.match(await one.words(), /Chosen by mistake/)
  await one.act(one.page.getByRole('button', { name: /^Remove .*Chosen by mistake/ }), 'Enter')
  assert.doesNotMatch(await one.words(), /Chosen by mistake/, 'what was taken back is still there')
  const save = one.page.getByRole('button', { name: 'Save the record', exact: true })
  for (let step = 0; step < 12 && await save.count() === 0; step += 1) await one.press('Continue')
  assert.match(await one.words(), /hands in the clay/)
  await one.inspect('a record before it is saved')
  await one.press('Save the record')
  const table = one.page.locator('table', { hasText: why })
  assert.match(await table.innerText(), /on the day/)
}

/** Writes a note and replaces it; the first stays to be read. */
async function noted(one) {
  await one.follow('Write a note')
  await one.choose({ css: 'input[name=paper][value=none]' })
  await one.press('Save')
  await one.refused('a note without words')
  assert.ok(await one.page.locator('input[name=paper][value=none]').isChecked(), 'what was chosen is lost')
  await one.fill('Note', 'Talked about the aunt who rings.')
  await one.press('Save')
  assert.match(await one.words(), /Talked about the aunt who rings/)
  await one.follow(/^Replace the note/)
  assert.equal(await one.page.locator('textarea').inputValue(), 'Talked about the aunt who rings.')
  await one.fill('Note', 'Talked about the aunt who rings on Sundays.')
  await one.choose({ css: 'input[name=paper][value=none]' })
  await one.press('Save')
  assert.match(await one.words(), /rings on Sundays/)
  assert.match(await one.page.locator('main').textContent(), /aunt who rings\./, 'the first note is gone')
}

/** How working together felt, from both sides; what is skipped stays open. */
async function checkedIn(one) {
  await one.follow('Check-in')
  await one.choose({ css: 'input[name=participant-heard][value=very-much]' })
  await one.choose({ css: 'input[name=facilitator-pace][value=a-little]' })
  await one.press('Save')
  const said = await one.page.locator('table', { hasText: 'I felt heard' }).innerText()
  assert.match(said, /I felt heard\s+Very much\s+Skipped/)
  assert.match(said, /The pace was right for me\s+Skipped\s+A little/)
  await one.inspect('a meeting with all that followed')
}

/** From what nobody knows to an answer. */
async function found(one) {
  await one.follow('What to find out')
  const question = 'Can they get to a private room at present?'
  await one.follow(`Ask ${question}`)
  await one.press('Save')
  await one.refused('a question nobody was asked')
  await one.choose('Asked')
  await one.fill('Who was asked', 'the unit')
  await one.press('Save')
  assert.equal(await one.heading(), 'What to find out')
  const line = one.page.locator('tr', { hasText: question })
  assert.match(await line.innerText(), /Asked[^]*the unit/)
  await one.follow(`Chase ${question}`)
  await one.choose('Asked again')
  await one.fill('Who was asked', 'the unit, by telephone')
  await one.press('Save')
  assert.match(await line.innerText(), /by telephone/)
  await one.follow(`Answer ${question}`)
  await one.fill('Who says so', 'the unit')
  await one.press('Save')
  await one.refused('an answer without the answer')
  assert.equal(await one.page.getByLabel('Who says so').inputValue(), 'the unit', 'what was typed is lost')
  await one.select('Answer', await one.page.getByLabel('Answer').first().locator('option').nth(1).getAttribute('value'))
  await one.press('Save')
  assert.match(await one.words(), /The fact was saved/)
  assert.equal(await line.count(), 0, 'what was answered is still to be found out')
}
