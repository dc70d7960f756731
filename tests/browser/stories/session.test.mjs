// The facilitator's day: prepare, print, record with a departure, and what was used is kept to the letter while the
// designer changes the words.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { diary } from '../kit/diary.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

for (const way of WAYS) {
  test(`a facilitator prepares the next meeting and prints what is needed, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('n.abara')
    // From my work to what is printed there are three steps.
    await one.follow(/^\d+ \w+ 20\d\d at /)
    assert.match(one.page.url(), /\/meetings\/[0-9a-f]{32}$/)
    assert.match(await one.words(), /Last notes[^]*The session/)
    assert.ok((await one.words()).length > 1_000, 'the session is there in words')
    await one.inspect('a session before the meeting')
    await one.follow('Print pack')
    await one.inspect('what to print')
    const [coming] = await Promise.all([
      one.page.waitForEvent('download'),
      one.act(one.page.locator('main form button').first(), 'Enter', false)
    ])
    assert.equal(readFileSync(await coming.path()).subarray(0, 5).toString(), '%PDF-')
    await one.leave()
  })
}

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

test('a plan goes on paper as whoever prints it chooses, and a reference that is asked for must be there', async () => {
  const one = await person(server, WAYS[1])
  await one.signIn('n.abara')
  await one.go('/people?text=A3740TH')
  await one.follow('Tamsin')
  await one.go(`${new URL(one.page.url()).pathname}/hii/plan/print`)
  await one.inspect('whose the plan on paper is')
  const shown = await one.page.locator('input[name=who]').evaluateAll((all) => all.map((one) => [one.value, one.checked]))
  assert.deepEqual(shown, [['none', true], ['reference', false], ['name', false]])
  const asks = await client(server, 'n.abara')
  const path = new URL(one.page.url()).pathname.replace(/print$/, 'paper')
  assert.equal((await asks.get(`${path}?who=reference`)).status, 422)
  assert.equal((await asks.get(`${path}?who=reference&reference=T.W.`)).status, 200)
  await one.leave()
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

test('a designer tries an invented person, sees why, and keeps it as a case', async () => {
  const one = await person(server)
  await one.signIn('t.veale')
  await one.go('/programmes/hii/try')
  await one.inspect('trying an invented person')
  await one.select('Invented person', await one.page.locator('select').first().locator('option').nth(1).getAttribute('value'))
  await one.select('Site', 'hmp-ashgrove')
  await one.press('Show what is advised')
  assert.match(await one.words(), /Suggested/)
  await one.inspect('what is advised for an invented person')
  await one.fill('Name of the case', 'kept-in-a-test')
  await one.fill('What is this invented person', 'Somebody invented, to see that a case is kept.')
  await one.press('Keep as a case')
  assert.match(await one.words(), /kept-in-a-test/)
  const kept = readdirSync(join(server.scripts), { recursive: true }).filter((file) => /kept-in-a-test/.test(file))
  assert.equal(kept.length, 1, 'one file of a case is there')
  await one.leave()
})

for (const [place, way] of WAYS.entries()) {
  test(`a facilitator records a meeting step by step, ${way.name}`, async () => {
    const one = await person(server, way)
    const [member, number] = [['n.abara', 'H2518QC'], ['l.whitcombe', 'P2525ND'], ['d.sorrell', 'B9804SW']][place]
    await one.signIn(member)
    const asked = await client(server, member)
    const somebody = await asked.find(number)
    const put = await diary(one, `${somebody}/hii/meetings`, () => one.inspect('a meeting before it is in the diary'))
    await one.go(`${put}/record`)
    await one.inspect('how a meeting went')
    await one.press('Continue')
    assert.match(await one.page.title(), /^Error: /)
    await one.choose('Met')
    const words = `They laid the cards out twice, and laughed. (${place})`
    for (let step = 0; step < 24; step += 1) {
      if (await one.page.getByRole('button', { name: 'Save the record', exact: true }).count() > 0) break
      const box = one.page.locator('main textarea').first()
      if (step === 2 && await box.count() > 0) await box.fill(words)
      const skip = one.page.getByRole('button', { name: 'Skip and add later', exact: true })
      await one.press(step > 2 && await skip.count() > 0 ? 'Skip and add later' : 'Continue')
    }
    await one.press('Save the record')
    assert.match(await one.words(), /The meeting was recorded, with the words that were used/)
    await one.inspect('a meeting that was recorded')
    one.complaints = one.complaints.filter((text) => !/422/.test(text))
    await one.leave()
  })
}
