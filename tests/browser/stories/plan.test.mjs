// The daily core: find somebody, see what is known and what is not, settle what holders differ about, plan against a
// suggestion with why.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way somebody of whom two holders say different things. */
const PEOPLE = ['A3740TH', 'B9804SW', 'B3071JX']

for (const [place, way] of WAYS.entries()) {
  test(`a treatment manager finds somebody and sees gaps and conflicts, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    await one.inspect('my work')
    await one.follow('People')
    await one.inspect('the people')
    await one.fill('Name or number', PEOPLE[place])
    await one.press('Show')
    assert.match(await one.words(), /1 person/)
    await one.page.locator('main table a').first().waitFor()
    await one.follow(/^[A-Z][a-z]+$/, {})
    await one.inspect('a person')
    await one.leave()
  })

  test(`somebody plans against a suggestion, with why, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    await one.go(`/people?text=${PEOPLE[place]}`)
    const to = await one.page.locator('main table a').first().getAttribute('href')
    await one.go(`${to}/hii/plan`)
    assert.match(await one.words(), /You decide/)
    await one.inspect('the plan')
    const suggested = one.page.locator('section.waymark-card').first()
    const session = await suggested.getAttribute('aria-labelledby')
    await one.choose({ css: `input[name="choice-${session}"][value="not"]` })
    await one.page.locator(`#because-${session}`).fill('')
    await one.press('Look it over')
    assert.match(await one.page.title(), /^Error: /)
    assert.match(await one.words(), /Enter why for/)
    assert.ok(await one.page.locator(`input[name="choice-${session}"][value="not"]`).isChecked(), 'the choice is lost')
    const why = `They asked to wait with this; we agreed to come back to it in May. (${place})`
    if (way.keyboard) await one.fill('Why (not needed where you take up a suggestion)', why)
    else await one.page.locator(`#because-${session}`).fill(why)
    await one.press('Look it over')
    assert.equal(await one.heading(), 'Look over the plan before it is recorded')
    assert.match(await one.words(), /They asked to wait with this/)
    await one.press('Record this plan')
    assert.match(await one.words(), /The plan was recorded, beside the advice as it stood/)
    await one.go(`${to}/hii/plan`)
    assert.equal(await one.page.locator(`#because-${session}`).inputValue(), why)
    one.complaints = one.complaints.filter((text) => !/422/.test(text))
    await one.leave()
  })
}

for (const [place, way] of WAYS.entries()) {
  test(`a conflict is settled with a reason, and what others said stays, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    const somebody = await differ(PEOPLE[place])
    await one.go(somebody)
    await one.follow('Settle What level do they read at comfortably?')
    await one.inspect('a fact')
    await one.choose('Settle it')
    await one.select('Answer', 'l1')
    await one.fill('Who says so', 'the person')
    await one.press('Save')
    await one.refused('a conflict settled without why')
    assert.match(await one.words(), /Enter why this settles it/)
    assert.equal(await one.page.getByLabel('Who says so').inputValue(), 'the person', 'what was typed is lost')
    await one.fill('Why', 'Read two pages aloud with us today.')
    await one.press('Save')
    assert.match(await one.words(), /The fact was saved/)
    await one.go(`${somebody}/facts/reading.level`)
    assert.match(await one.words(), /settled by Elin Castell: Read two pages aloud/)
    assert.match(await one.words(), /Before that[^]*Entry Level 3/, 'what others said is gone')
    await one.leave()
  })
}

/** Somebody of whom two holders say different things; gives where they are. */
async function differ(number) {
  const asked = await client(server, 'e.castell')
  const somebody = await asked.find(number)
  const fact = `${somebody}/facts/reading.level`
  for (const [holder, answer] of [['education', 'el3'], ['the unit', 'l2']]) {
    const seen = /name="seen" value="(\d+)"/.exec(await (await asked.get(fact)).text())[1]
    assert.equal((await asked.post(fact, { seen, doing: 'state', answer, holder })).status, 303)
  }
  return somebody
}

test('a stale form loses no typed text, and says that somebody else wrote', async () => {
  const [first, second] = [await person(server), await person(server)]
  for (const one of [first, second]) {
    await one.signIn('n.abara')
    await one.go('/people?text=A3740TH')
    await one.follow('Tamsin')
    await one.go(new URL(one.page.url()).pathname + '/facts/room.privacy')
    await one.choose('Say that it is being found out')
    await one.choose('Asked')
    await one.fill('Who was asked', `the unit, by ${one === first ? 'the first' : 'the second'}`)
  }
  await first.press('Save')
  await second.press('Save')
  assert.match(await second.words(), /Somebody else has recorded something meanwhile/)
  assert.equal(await second.page.getByLabel('Who was asked').inputValue(), 'the unit, by the second')
  await second.press('Save')
  assert.match(await second.words(), /The fact was saved/)
  second.complaints = second.complaints.filter((text) => !/409/.test(text))
  for (const one of [first, second]) await one.leave()
})

test('two people in two tabs do not bleed into each other', async () => {
  const one = await person(server)
  await one.signIn('e.castell')
  await one.go('/people?text=A3740TH')
  const here = await one.page.locator('main table a').first().getAttribute('href')
  await one.go('/people?text=B9804SW')
  const there = await one.page.locator('main table a').first().getAttribute('href')
  const tab = await one.context.newPage()
  await one.go(`${here}/facts/room.privacy`)
  await tab.goto(server.base + `${there}/facts/room.privacy`)
  const asked = async (page, who) => {
    await page.getByLabel('Say that it is being found out').check()
    await page.getByLabel('Asked', { exact: true }).check()
    await page.getByLabel('Who was asked').fill(who)
  }
  await asked(one.page, 'the unit of the first')
  await asked(tab, 'the unit of the second')
  await one.press('Save')
  await tab.getByRole('button', { name: 'Save' }).click()
  await tab.waitForLoadState('load')
  assert.match(await one.words(), /the unit of the first/)
  assert.doesNotMatch(await one.words(), /the unit of the second/)
  assert.match(await tab.locator('main').innerText(), /the unit of the second/)
  assert.doesNotMatch(await tab.locator('main').innerText(), /the unit of the first/)
  await one.leave()
})

test('words without end push no page apart', async () => {
  const asked = await client(server, 'n.abara')
  const somebody = await asked.find('A3740TH')
  const fact = `${somebody}/facts/room.privacy`
  const seen = /name="seen" value="(\d+)"/.exec(await (await asked.get(fact)).text())[1]
  const saved = await asked.post(fact, { seen, doing: 'find-out', step: 'asked', of: 'w'.repeat(300), note: `${'x'.repeat(2_000)} ${'long words '.repeat(300)}` })
  assert.equal(saved.status, 303)
  for (const width of [320, 1280]) {
    const one = await person(server, { name: 'narrow and wide', width })
    await one.signIn('n.abara')
    for (const path of [somebody, fact, `${somebody}/find-out`, `${somebody}/hii/plan`, `${somebody}/hii`]) {
      await one.go(path)
      await one.inspect(`${path} with long words, ${width} pixels wide`)
    }
    await one.leave()
  }
})
