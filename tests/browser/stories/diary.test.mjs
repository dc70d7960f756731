// The diary: two meetings of one hour with one facilitator are told before they are made, and what is over is to be recorded.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

const SAVE = 'Put it in the diary'
const MEANT = 'Yes, put it in the diary all the same'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

test('whoever is booked twice is told so without whose meeting it is, and decides', async () => {
  const one = await person(server, WAYS[2])
  await one.signIn('n.abara')
  const asked = await client(server, 'n.abara')
  const [first, second] = [await asked.find('A3740TH'), await asked.find('H2518QC')]
  await looked(one, first, inDays(3))
  await one.press(SAVE)
  assert.match(await one.words(), /The meeting is in the diary/)
  await looked(one, second, inDays(3))
  assert.match(await one.words(), /Nkem Abara has another meeting then/)
  assert.doesNotMatch(await one.words(), /A3740TH|Tamsin/, 'nobody else is named')
  await one.inspect('a facilitator who is booked twice')
  await one.press(SAVE)
  assert.match(await one.page.title(), /^Error: /)
  await one.choose(MEANT)
  await one.press(SAVE)
  assert.match(await one.words(), /The meeting is in the diary/)
  one.complaints = one.complaints.filter((text) => !/422/.test(text))
  await one.leave()
})

test('a meeting that is over stands on my work, one press from its record', async () => {
  const one = await person(server, WAYS[0])
  await one.signIn('l.whitcombe')
  const somebody = await (await client(server, 'l.whitcombe')).find('P2525ND')
  await looked(one, somebody, inDays(-1))
  assert.match(await one.words(), /is over\. The meeting will stand among those that are not recorded yet/)
  await one.press(SAVE)
  await one.go('/')
  assert.match(await one.words(), /not recorded yet/)
  await one.inspect('my work with a meeting to record')
  await one.page.getByRole('link', { name: /^Record / }).first().click()
  assert.match(one.page.url(), /\/meetings\/[0-9a-f]{32}\/record$/)
  await one.leave()
})

test('each role is told what it has to do', async () => {
  for (const [member, task] of [['e.castell', 'Authorisations and training that ended'], ['m.dunne', 'People who wait'], ['x.quill', 'Read the audit']]) {
    const one = await person(server, WAYS[0])
    await one.signIn(member)
    assert.match(await one.words(), new RegExp(task), member)
    await one.leave()
  }
})

function inDays(days) {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day
}

/** Goes to the answers of a meeting at a quarter past six, before it is saved. */
async function looked(one, somebody, day) {
  await one.go(`${somebody}/hii/meetings/new`)
  if (await one.page.locator('input[name=session]:checked').count() === 0) await one.choose({ css: 'input[name=session]' })
  await one.press('Continue')
  await one.fill('Day', String(day.getDate()))
  await one.fill('Month', String(day.getMonth() + 1))
  await one.fill('Year', String(day.getFullYear()))
  await one.fill('Time', '6:15')
  await one.press('Continue')
  await one.press('Continue')
}
