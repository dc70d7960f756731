// Those who answer for a team: what is late, how meetings are delivered, who delivers with whom, supervision, accounts, what
// is given where, and that nothing in the logs was altered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way somebody on a programme, who comes to deliver beside the lead, and a colleague who begins. */
const LIVED = [
  { number: 'H2518QC', second: 'd.sorrell', name: 'Dinah Sorrell', begins: 'a.first' },
  { number: 'P2525ND', second: 'n.abara', name: 'Nkem Abara', begins: 'a.second' },
  { number: 'B9804SW', second: 'l.whitcombe', name: 'Lorne Whitcombe', begins: 'a.third' }
]

for (const [place, way] of WAYS.entries()) {
  const lived = LIVED[place]

  test(`a treatment manager looks at what is late and at how meetings are delivered, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    await one.follow('Team')
    await one.follow(/^Records missing/)
    await one.act(one.page.locator('main a[href*="/meetings/"]').first(), 'Enter')
    assert.match(one.page.url(), /\/meetings\/[0-9a-f]{32}$/, 'what is late leads to the meeting')
    await reviewed(one, place)
    await supervised(one, lived)
    await one.leave()
  })

  test(`a treatment manager says who delivers, and sees what is given where, ${way.name}`, async () => {
    const one = await person(server, way)
    await one.signIn('e.castell')
    await one.go(`${await (await client(server, 'e.castell')).find(lived.number)}/hii`)
    await one.follow('Change who delivers')
    await one.select('Second facilitator', lived.second)
    await one.press('Save')
    await one.refused('a team that is changed without why')
    assert.equal(await one.page.getByLabel('Second facilitator').inputValue(), lived.second, 'what was chosen is lost')
    await one.fill('Why', 'They asked for somebody who knows the workshop.')
    await one.press('Save')
    assert.match(await one.words(), new RegExp(`Delivers with[^]*${lived.name}|${lived.name}`))
    await one.follow('Team')
    await one.follow('What is live where')
    assert.match(await one.words(), /HMP Ashgrove \(your site\)\s+0\.1\.0\b[^\n]*\s+0\.1\.0\b/)
    await one.leave()
  })

  test(`a colleague begins, and an auditor looks and verifies, ${way.name}`, async () => {
    const manager = await person(server, way)
    await manager.signIn('j.hartley')
    await began(manager, lived.begins)
    await manager.leave()
    const auditor = await person(server, way)
    await auditor.signIn('x.quill')
    await audited(auditor, lived.number)
    await auditor.leave()
  })
}

/** One meeting is looked at together: what went as meant and what was agreed, and no marks. */
async function reviewed(one, place) {
  await one.follow('Team')
  await one.follow('Looking at how meetings are delivered')
  const otherwise = one.page.locator('table', { hasText: 'Done otherwise than the outline says' })
  assert.ok(await otherwise.locator('tbody tr').count() > 0, 'what was done otherwise is not there to be read')
  await one.act(one.page.locator('main a[href*="/review?"]').nth(place), 'Enter')
  assert.equal(await one.page.locator('main input[type=text][name=meeting]').count(), 0, 'an id is shown to be typed')
  await one.press('Save')
  await one.refused('a review of nothing')
  const seen = `Arrived unhurried, and asked one question at a time. (${place})`
  await one.fill('What went as the outline means it', seen)
  await one.fill('What you agreed together', 'To begin with the room.')
  await one.press('Save')
  assert.ok((await one.words()).includes(seen))
}

async function supervised(one, { second, name }) {
  await one.follow('Team')
  await one.follow('Who works here')
  await one.follow(name)
  await one.follow('Record supervision')
  await one.fill('What was talked about', 'When to stay silent.')
  await one.press('Save')
  await one.refused('supervision about no programme')
  assert.equal(await one.page.getByLabel('What was talked about').inputValue(), 'When to stay silent.', 'what was typed is lost')
  await one.select('Programme', 'hii')
  await one.fill('With whom', 'e.castell')
  await one.press('Save')
  assert.match(one.page.url(), new RegExp(`/team/staff/${second.replace('.', '\\.')}`))
  assert.match(await one.words(), /Elin Castell\s+When to stay silent/)
}

/** Somebody is added, may deliver from now on, and leaves. */
async function began(one, id) {
  await one.follow('Team')
  await one.follow('Who works here')
  await one.follow('Add somebody')
  await one.fill(/^Name/, 'Aled Newydd')
  await one.press('Save')
  await one.refused('a colleague without an id')
  assert.equal(await one.page.getByLabel(/^Name/).inputValue(), 'Aled Newydd', 'what was typed is lost')
  await one.fill('Staff id', id)
  await one.choose({ css: 'input[name=profession][value=psychologist]' })
  await one.choose({ css: 'input[name=role][value=facilitator]' })
  await one.press('Save')
  assert.equal(await one.heading(), 'Aled Newydd')
  await one.follow('Authorise for a programme')
  await one.press('Save')
  await one.refused('an authorisation for nothing')
  await one.select('Programme', 'hii')
  const until = one.page.getByRole('group', { name: 'Last day' })
  for (const [part, value] of [['Day', '1'], ['Month', '9'], ['Year', '2027']]) {
    const field = until.getByLabel(part)
    if (one.way.keyboard) await one.reach(field)
    await (one.way.keyboard ? one.page.keyboard.type(value) : field.fill(value))
  }
  await one.fill('Who supervises this work', 'e.castell')
  await one.press('Save')
  assert.match(await one.words(), /Healthy Identity Intervention[^\n]*\s+\d+ November 2026\s+1 September 2027\s+Elin Castell/)
  await one.follow('Close their account')
  await one.press('Close their account')
  if (/^Error: /.test(await one.page.title())) {
    await one.refused('an account closed without why')
    await one.fill('Why', 'They go to another site.')
    await one.press('Close their account')
  }
  assert.match(await one.words(), /Account\s+Closed/)
}

/** Who looked at a record and what was done; every log is read again. */
async function audited(one, number) {
  await one.follow('Team')
  await one.follow('Audit')
  await one.press('Show who looked and what was done')
  await one.fill('Whose record', number)
  await one.press('Show who looked and what was done')
  assert.match(await one.words(), /Elin Castell|e\.castell/)
  await one.inspect('the audit of a record')
  await one.press('Verify the logs')
  assert.match(await one.words(), /What the logs come to/)
  assert.doesNotMatch(await one.words(), /not as it was written/)
  await one.inspect('what the logs come to')
}
