// A questionnaire that was answered on paper: typed up, held beside the paper, saved, and seen beside the one before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { close, person, WAYS } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

/** For each way a facilitator and somebody who answered once, at the start. */
const LIVED = [['n.abara', 'H2518QC'], ['l.whitcombe', 'P2525ND'], ['d.sorrell', 'B9804SW']]
const TITLE = 'How I deal with strong feelings'

for (const [place, way] of WAYS.entries()) {
  test(`a questionnaire is typed up from paper and compared, ${way.name}`, async () => {
    const [member, number] = LIVED[place]
    const one = await person(server, way)
    await one.signIn(member)
    await one.go(`${await (await client(server, member)).find(number)}/hii/measures`)
    await one.follow(`Enter from paper ${TITLE}`)
    await one.press('Continue')
    await one.refused('a questionnaire without answers')
    await one.choose('At the end')
    await (way.keyboard ? byKeys(one) : byChoice(one))
    await one.press('Continue')
    assert.equal(await one.heading(), `Check it against the paper: ${TITLE}`)
    await one.inspect('a questionnaire beside the paper')
    assert.match(await one.words(), /0\. Rather not answer/)

    // One answer was read wrongly: what is changed keeps the rest.
    await one.act(one.page.getByRole('button', { name: /^Change 2\. / }), 'Enter')
    const second = await names(one, 1)
    await one.choose({ css: `input[name="${second}"][data-key="4"]` })
    await one.press('Continue')
    assert.match(await one.words(), /2\. [^\n]+\s+4\. /)
    assert.equal((await one.words()).match(/0\. Rather not answer/g).length, 1, 'the rest is not as it was')
    await one.press('Save')
    assert.match(await one.words(), /The answers were saved. They come to/)

    // The change over time: a picture, and the same as a table.
    const section = one.page.locator('#dealing-with-feelings')
    assert.equal(await section.locator('svg').count(), 1, 'there is a picture')
    const rows = section.locator('table', { hasText: 'Each time it was answered' }).locator('tbody tr')
    assert.equal(await rows.count(), 2)
    assert.match(await rows.last().innerText(), /At the end\s+\d/)
    assert.match(await section.innerText(), /It is no verdict and no level/)
    await one.inspect('what a questionnaire came to over time')
    await one.leave()
  })
}

/** The name of a question's answers. */
async function names(one, place) {
  const all = await one.page.locator('input[data-key="1"]').evaluateAll((inputs) => inputs.map((input) => input.name))
  return place === undefined ? all : all[place]
}

async function byChoice(one) {
  for (const [place, name] of (await names(one)).entries()) {
    await one.choose({ css: `input[name="${name}"][data-key="${place === 3 ? 0 : 1 + place % 3}"]` })
  }
}

/** A number answers and goes on to the next question. */
async function byKeys(one) {
  const all = await names(one)
  await one.reach(one.page.locator(`input[name="${all[0]}"]`).first())
  for (const place of all.keys()) await one.page.keyboard.press(place === 3 ? '0' : String(1 + place % 3))
  const answered = await one.page.locator('input[data-key]:checked').evaluateAll((inputs) => inputs.map((input) => input.dataset.key))
  assert.deepEqual(answered, all.map((_, place) => place === 3 ? '0' : String(1 + place % 3)), 'the number keys do not answer')
  assert.equal(await one.page.evaluate(() => document.activeElement.tagName), 'BUTTON', 'the keys do not end at the button')
}
