// Somebody who uses the pages: with a pointer, with the keyboard alone, or in a browser that runs no scripts. A story is
// told once, and every one of them must be able to live it.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { inspect } from './inspect.mjs'

/** How a story is lived. Without scripts it is lived on a small screen as well. */
export const WAYS = [
  { name: 'with a pointer', width: 1280 },
  { name: 'by keyboard alone', width: 1280, keyboard: true },
  { name: 'without scripts, at 320 pixels', width: 320, scripts: false }
]

/** The screens that somebody has looked at already. */
const looked = new Set()

let browser
export async function open() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  return browser
}
export const close = async () => { await browser?.close(); browser = undefined }

/** A browser of somebody's own, at a Waymark. */
export async function person(server, way = WAYS[0]) {
  const context = await (await open()).newContext({
    viewport: { width: way.width, height: 900 },
    javaScriptEnabled: way.scripts ?? true,
    locale: 'en-GB'
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const one = new Person(server, way, context, page)
  page.on('console', (message) => { if (message.type() === 'error') one.complaints.push(message.text()) })
  page.on('pageerror', (error) => one.complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) one.shown = response
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(server.base)) one.complaints.push(`asked elsewhere: ${request.url()}`)
  })
  return one
}

class Person {
  constructor(server, way, context, page) {
    Object.assign(this, { server, way, context, page, complaints: [] })
  }

  /** Goes to an address of the server. */
  async go(path) {
    const response = await this.page.goto(this.server.base + path)
    return response
  }

  async signIn(member) {
    await this.go('/sign-in')
    await this.choose({ css: `input[name=member][value="${member}"]` })
    await this.press('Sign in')
  }

  /** A link, by its words. */
  async follow(name, options = {}) {
    const link = this.page.getByRole('link', { name, ...options })
    // A link that looks like a button says that it is one.
    const button = this.page.locator('a').and(this.page.getByRole('button', { name, ...options }))
    await this.act(link.or(button).first(), 'Enter')
  }

  /** A button, by its words. */
  async press(name) {
    await this.act(this.page.getByRole('button', { name, exact: true }).first(), 'Enter')
  }

  /** What opens and closes. */
  async unfold(name) {
    await this.act(this.page.locator('summary', { hasText: name }).first(), 'Enter', false)
  }

  /** A radio button or a box, by its label or by `css`. */
  async choose(what) {
    const target = what.css ? this.page.locator(what.css) : this.page.getByLabel(what, { exact: true })
    if (!this.way.keyboard) return target.first().check()
    await this.reach(target.first(), true)
    if (!(await target.first().isChecked())) await this.page.keyboard.press('Space')
    assert.ok(await target.first().isChecked(), `${JSON.stringify(what)} cannot be chosen by keyboard`)
  }

  /** A field, by its label. */
  async fill(label, text) {
    const target = this.page.getByLabel(label).first()
    if (!this.way.keyboard) return target.fill(text)
    await this.reach(target)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.type(text)
  }

  /** One line of a list, by its label and value. */
  async select(label, value) {
    const target = this.page.getByLabel(label).first()
    if (!this.way.keyboard) return target.selectOption(value)
    await this.reach(target)
    const words = await target.locator(`option[value="${value}"]`).innerText()
    await this.page.keyboard.type(words, { delay: 5 })
    assert.equal(await target.inputValue(), value, `${label} cannot be chosen by keyboard`)
  }

  async act(target, key, leaves = true) {
    if (this.way.keyboard) await this.reach(target)
    const arrived = leaves && this.page.waitForEvent('framenavigated', { timeout: 20_000 })
    if (this.way.keyboard) await this.page.keyboard.press(key)
    else await target.click()
    await arrived
    await this.page.waitForLoadState('load')
  }

  /** Goes on with Tab (and arrows within radio buttons) until `target` has the focus, which must be seen where it is. */
  async reach(target, isChoice = false) {
    await target.waitFor({ state: 'attached' })
    const wanted = await target.elementHandle()
    const has = () => wanted.evaluate((one) => document.activeElement === one)
    if (await has()) return
    const name = isChoice ? await wanted.getAttribute('name') : null
    for (let step = 0; step < 700; step += 1) {
      await this.page.keyboard.press('Tab')
      if (await has()) return this.sees()
      const inGroup = name && await this.page.evaluate((name) => document.activeElement?.name === name && document.activeElement.type === 'radio', name)
      for (let more = 0; inGroup && more < 60; more += 1) {
        await this.page.keyboard.press('ArrowDown')
        if (await has()) return this.sees()
      }
    }
    assert.fail(`the keyboard does not reach ${await wanted.evaluate((one) => one.outerHTML.slice(0, 120))}`)
  }

  /** What has the focus is not wholly hidden by anything (WCAG 2.4.11): its top, its middle or its foot is seen. */
  async sees() {
    const hidden = await this.page.evaluate(() => {
      const one = document.activeElement
      const box = one.getBoundingClientRect()
      const within = (at) => at && (one.contains(at) || at.contains(one) || at.tagName === 'LABEL' || at.closest('label, .govuk-radios__item, .govuk-checkboxes__item'))
      const heights = [box.y + box.height / 2, box.y + 4, box.y + box.height - 4]
      const at = heights.map((y) => document.elementFromPoint(box.x + Math.min(box.width / 2, 20), y))
      return at.some(within) ? null : `${one.outerHTML.slice(0, 100)} lies under ${at[0]?.outerHTML.slice(0, 100)}`
    })
    assert.equal(hidden, null, hidden ?? '')
  }

  /** What was sent is refused: the page says so in its title and in a list of its own, and is as it must be all the same. */
  async refused(what, status = 422) {
    assert.equal(this.shown.status(), status, `${what} answers ${this.shown.status()}`)
    assert.match(await this.page.title(), /^Error: /, `the title of ${what} does not say that something is wrong`)
    assert.ok(await this.page.locator('.govuk-error-summary').count() > 0, `${what} does not list what is wrong`)
    await this.inspect(`${what}, refused`)
    // The browser says by itself that the answer was no page as wished.
    this.complaints = this.complaints.filter((text) => !text.includes(`status of ${status}`))
  }

  async heading() {
    return this.page.locator('h1').first().innerText()
  }

  /** The words of the page's own part. */
  async words() {
    return this.page.locator('main').innerText()
  }

  /** Everything a page must be, whatever it says. A screen is looked at once at each width: how one came to it changes nothing. */
  async inspect(what = this.page.url()) {
    const screen = `${what}, ${this.page.viewportSize().width} pixels wide`
    if (looked.has(screen)) return
    looked.add(screen)
    const sent = { status: this.shown.status(), contentType: 'text/html; charset=utf-8', body: await this.shown.text() }
    if (this.way.scripts !== false) return inspect(this.page, screen, sent.body)
    // What looks at a page is a script: it looks at what was sent in a browser that runs some.
    const context = await (await open()).newContext({
      viewport: { width: this.way.width, height: 900 },
      storageState: await this.context.storageState()
    })
    const page = await context.newPage()
    await page.route(this.page.url(), (route) => route.fulfill(sent))
    await page.goto(this.page.url())
    await inspect(page, screen, sent.body)
    await context.close()
  }

  async leave() {
    assert.deepEqual(this.complaints, [], 'the browser complained')
    await this.context.close()
  }
}
