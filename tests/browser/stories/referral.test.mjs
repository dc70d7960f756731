// From a record that is opened to a programme that is begun: a referral that is looked over, what the person says about
// taking part, and who delivers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way somebody new. */
const NEW = [['A1234BC', 'Ffion'], ['B2345CD', 'Gerallt'], ['C3456DE', 'Heledd']]

for (const [place, way] of WAYS.entries()) {
  test(`somebody is referred, asked and enrolled, ${way.name}`, async () => {
    const team = await person(server, way)
    await team.signIn('m.dunne')
    const lane = await referred(team, NEW[place])
    await moved(team, lane, ['submitted', 'awaiting-assessment', 'assessment-started'])
    await team.leave()

    const facilitator = await person(server, way)
    await facilitator.signIn('n.abara')
    await facilitator.go(lane)
    await agreed(facilitator, lane)
    await facilitator.leave()

    const manager = await person(server, way)
    await manager.signIn('e.castell')
    await manager.go(lane)
    await judged(manager)
    await moved(manager, lane, ['assessed-suitable'])
    await enrolled(manager)
    await manager.leave()
  })
}

/** Opens a record and refers the person of it; gives the address of what is begun. */
async function referred(one, [number, name]) {
  await one.follow('People')
  await one.follow('Open a record')
  await one.fill('What they like to be called', name)
  await one.press('Open the record')
  await one.refused('a record without a number')
  assert.equal(await one.page.getByLabel('What they like to be called').inputValue(), name, 'what was typed is lost')
  await one.fill('Prison number', number)
  await one.press('Open the record')
  assert.equal(await one.heading(), name)
  await one.inspect('somebody of whom nothing is known')

  await one.follow('Refer to a programme')
  const why = 'Asked for it twice, and says what it should be about.'
  await one.fill('Why now', why)
  await one.press('Continue')
  await one.refused('a referral to nothing')
  assert.equal(await one.page.getByLabel('Why now').inputValue(), why, 'what was typed is lost')
  await one.choose({ css: 'input[name=programme][value=hii]' })
  await one.fill('Who refers', 'prison offender manager')
  await one.choose({ css: 'input[name=assess][value="n.abara"]' })
  await one.press('Continue')
  assert.equal(await one.heading(), 'Check your answers')
  await one.inspect('the answers of a referral')
  await one.press('Change Who refers')
  assert.equal(await one.page.getByLabel('Why now').inputValue(), why, 'what was typed is lost on the way back')
  assert.ok(await one.page.locator('input[name=assess][value="n.abara"]').isChecked(), 'what was ticked is lost on the way back')
  await one.fill('Who refers', 'offender management')
  await one.press('Continue')
  assert.match(await one.words(), /offender management/)
  await one.press('Save')
  assert.match(await one.words(), /Referred by offender management/)
  return new URL(one.page.url()).pathname
}

/** Moves a referral on, status by status. */
async function moved(one, lane, all) {
  for (const status of all) {
    await one.follow('Move the referral')
    if (status === all[0]) {
      await one.press('Save')
      await one.refused('a referral that goes nowhere')
    }
    const way = one.page.locator(`input[name=to][value="${status}"]`)
    const words = (await one.page.locator(`label[for="${await way.getAttribute('id')}"]`).innerText()).replace('Usually next', '').trim()
    await one.choose({ css: `input[name=to][value="${status}"]` })
    await one.press('Save')
    assert.equal(new URL(one.page.url()).pathname, lane)
    assert.match(await one.words(), new RegExp(`Status\\s+${words}`, 'i'))
  }
}

/** What was explained and what they said. */
async function agreed(one, lane) {
  await one.follow('Record what they say about taking part')
  await one.choose({ css: 'input[name=answer][value=given]' })
  await one.press('Continue')
  await one.refused('an agreement without how')
  assert.ok(await one.page.locator('input[name=answer][value=given]').isChecked(), 'the answer is lost')
  await one.fill('In which language', 'en')
  await one.fill(/^How$/, 'talked through, twice')
  await one.press('Continue')
  // Nobody agrees to what was not explained.
  await one.refused('an agreement to what was not explained')
  for (const box of await one.page.locator('input[name=explained]').evaluateAll((all) => all.map((each) => each.value))) {
    await one.choose({ css: `input[name=explained][value="${box}"]` })
  }
  await one.press('Continue')
  await one.inspect('the answers about taking part')
  await one.press('Save')
  assert.equal(new URL(one.page.url()).pathname, lane)
  assert.match(await one.words(), /Agreement to take part\s+Given/)
}

async function judged(one) {
  for (const question of ['eligibility', 'suitability']) {
    await one.follow('Record eligibility or suitability')
    await one.choose({ css: `input[name=question][value=${question}]` })
    await one.choose({ css: 'input[name=judgement][value=yes]' })
    if (question === 'eligibility') {
      await one.press('Save')
      await one.refused('a judgement without reasons')
    }
    await one.fill('Reasons', 'By the points on its page, gone through one by one.')
    await one.press('Save')
  }
  assert.match(await one.words(), /gone through one by one/)
}

/** Who delivers is chosen from those who may. */
async function enrolled(one) {
  await one.follow('Enrol')
  await one.press('Enrol')
  await one.refused('enrolment with nobody who delivers')
  await one.select('Lead facilitator', 'n.abara')
  await one.press('Enrol')
  assert.match(await one.words(), /Status\s+On programme/)
  assert.match(await one.words(), /Lead\s+Nkem Abara/)
  await one.inspect('somebody who has just been enrolled')
  // Whoever delivers finds the person from now on, and may plan.
  const facilitator = await client(one.server, 'n.abara')
  assert.equal((await facilitator.get(`${new URL(one.page.url()).pathname}/plan`)).status, 200)
}
