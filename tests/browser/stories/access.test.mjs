// Who sees what over HTTP: every role, people of their own, of colleagues, of another site, restricted; every kind of page.
// What should come is worked out here a second time, from core/access/README.md and from who works with whom in the
// demonstration; not from the program.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '../kit/http.mjs'
import { serve } from '../kit/server.mjs'

let server
before(async () => { server = await serve() })
after(async () => server.end())

const [ashgrove, carrick, west] = ['hmp-ashgrove', 'hmp-carrick', 'probation-west']

/** Who asks. `programmes` are those a treatment manager answers for. */
const STAFF = [
  { id: 'n.abara', role: 'facilitator', site: ashgrove },
  { id: 'l.whitcombe', role: 'facilitator', site: ashgrove },
  { id: 'i.rahimi', role: 'facilitator', site: ashgrove },
  { id: 'a.gwynne', role: 'facilitator', site: carrick },
  { id: 'u.farouk', role: 'facilitator', site: carrick },
  { id: 'p.tolland', role: 'facilitator', site: west },
  { id: 'e.castell', role: 'treatment-manager', site: ashgrove, programmes: ['hii', 'al-furqan'] },
  { id: 'b.trevanion', role: 'treatment-manager', site: carrick, programmes: ['hii'] },
  { id: 'h.osman', role: 'treatment-manager', site: carrick, programmes: ['al-furqan'] },
  { id: 'm.dunne', role: 'programme-team', site: ashgrove },
  { id: 's.lloyd', role: 'programme-team', site: carrick },
  { id: 'j.hartley', role: 'site-manager', site: ashgrove },
  { id: 't.veale', role: 'programme-designer', site: ashgrove },
  { id: 'r.nairn', role: 'evaluator', site: ashgrove },
  { id: 'x.quill', role: 'auditor', site: ashgrove }
]

/** Whom it is about: who works with them in which lane, and who alone may see them. */
const PEOPLE = [
  { number: 'A3740TH', site: ashgrove, lanes: { hii: ['n.abara', 'c.penhale'] } },
  { number: 'F5826JS', site: ashgrove, lanes: { hii: ['l.whitcombe', 'c.penhale'], 'al-furqan': ['i.rahimi'] } },
  { number: 'M3772AB', site: ashgrove, lanes: { hii: ['d.sorrell', 'n.abara'] }, only: ['d.sorrell', 'n.abara', 'e.castell', 'm.dunne'] },
  { number: 'A5759PT', site: carrick, lanes: { hii: ['a.gwynne'] } },
  { number: 'L6413MG', site: carrick, lanes: { hii: ['a.gwynne', 'f.meredith'], 'al-furqan': ['u.farouk'] } }
]

const walled = (who, whom) => whom.only && !whom.only.includes(who.id)

function readsPerson(who, whom) {
  if (walled(who, whom)) return false
  if (who.role === 'facilitator') return Object.values(whom.lanes).flat().includes(who.id)
  return ['treatment-manager', 'programme-team'].includes(who.role) && who.site === whom.site
}

function readsLane(who, whom, lane) {
  if (!readsPerson(who, whom)) return false
  if (who.role === 'facilitator') return whom.lanes[lane].includes(who.id)
  return who.role === 'treatment-manager' && who.programmes.includes(lane)
}

const OF_A_PERSON = ['', '/find-out', '/handover', '/facts/reading.level']
const OF_A_LANE = ['/plan', '/meetings', '/measures', '/report']

/** Asks, and waits where one asks too often. */
async function status(one, path) {
  for (;;) {
    const response = await one.get(path)
    await response.arrayBuffer()
    if (response.status !== 429) return response.status
    await new Promise((later) => setTimeout(later, 250))
  }
}

test('every role, every relation, every kind of page: no cell is wrong', async () => {
  const manager = { [ashgrove]: await client(server, 'e.castell'), [carrick]: await client(server, 'b.trevanion') }
  for (const whom of PEOPLE) whom.path = await manager[whom.site].find(whom.number)
  const wrong = []
  let cells = 0
  const cell = async (who, one, path, expected) => {
    cells += 1
    const came = await status(one, path)
    if (came !== expected) wrong.push(`${who.id} ${path}: ${came}, and not ${expected}`)
  }
  for (const who of STAFF) {
    const one = await client(server, who.id)
    for (const whom of PEOPLE) {
      assert.ok(whom.path, `${whom.number} is there`)
      const reads = readsPerson(who, whom)
      for (const rest of OF_A_PERSON) await cell(who, one, whom.path + rest, reads ? 200 : 404)
      await cell(who, one, `/api${whom.path}`, reads ? 200 : 404)
      for (const lane of Object.keys(whom.lanes)) {
        const expected = readsLane(who, whom, lane) ? 200 : reads ? 403 : 404
        for (const rest of OF_A_LANE) await cell(who, one, `${whom.path}/${lane}${rest}`, expected)
        await cell(who, one, `/api${whom.path}/lanes/${lane}/advice`, expected)
      }
      // Lists tell no more than pages: a facilitator finds everybody of the site, and opens only their own.
      const list = await (await one.get(`/people?site=all&text=${whom.number}`)).text()
      const casework = ['facilitator', 'treatment-manager', 'programme-team'].includes(who.role)
      const finds = !walled(who, whom) && (reads || casework && who.site === whom.site)
      cells += 1
      if (list.includes(whom.path) !== finds) wrong.push(`${who.id} finds ${whom.number} in the list: ${!finds}`)
    }
    await cell(who, one, '/team/staff/new', who.role === 'site-manager' ? 200 : 403)
  }
  assert.deepEqual(wrong, [], `of ${cells} cells`)
  assert.ok(cells > 700, `${cells} cells`)
})

test('whoever is nobody sees nothing', async () => {
  for (const path of ['/', '/people', '/waiting', '/programmes', '/team', '/team/audit']) {
    const response = await fetch(server.base + path, { redirect: 'manual' })
    assert.equal(response.status, 303, path)
  }
  for (const path of ['/api/people', '/api/me']) {
    const response = await fetch(server.base + path, { redirect: 'manual' })
    assert.equal(response.status, 401, path)
    const body = await response.json()
    assert.deepEqual(Object.keys(body).sort(), ['developerMessage', 'errorCode', 'moreInfo', 'status', 'userMessage'])
  }
  for (const path of ['/health', '/ping', '/info']) {
    assert.equal((await fetch(server.base + path)).status, 200, path)
  }
})

test('each look at a person is in the audit once', async () => {
  const one = await client(server, 'n.abara')
  const auditor = await client(server, 'x.quill')
  const path = await one.find('A3740TH')
  const looks = async () => {
    const page = await (await auditor.get('/team/audit?person=A3740TH')).text()
    return Number(/<caption[^>]*>(\d+)/.exec(page)[1])
  }
  const pages = ['', '/find-out', '/hii/plan', '/hii/meetings', '/hii/measures', '/facts/reading.level']
  const before = await looks()
  for (const rest of pages) assert.equal(await status(one, path + rest), 200)
  // The auditor's own look is written down as well.
  assert.equal(await looks() - before, pages.length + 1)
})
