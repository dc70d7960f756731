// What every page must be: valid HTML, no violation that axe knows, nothing beside the screen, targets large enough to
// hit, nothing that can only be dragged.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HtmlValidate } from 'html-validate'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // The components' own HTML, as it is published, is written otherwise in matters of taste.
    'void-style': 'off', 'no-trailing-whitespace': 'off', 'attr-quotes': 'off', 'long-title': 'off',
    'attribute-boolean-style': 'off', 'no-inline-style': 'error', 'prefer-native-element': 'off',
    'no-redundant-role': 'off', 'text-content': 'off', 'wcag/h30': 'off', 'tel-non-breaking': 'off',
    'no-implicit-button-type': 'off', 'input-missing-label': 'error', 'unique-landmark': 'error', 'no-autoplay': 'error'
  }
})

/** Looks at a page: at what the browser made of it, and at the HTML as it was `sent`. */
export async function inspect(page, what, sent) {
  await valid(sent, what)
  await noViolations(page, what)
  await fits(page, what)
  await largeEnough(page, what)
}

async function valid(sent, what) {
  const report = await validator.validateString(sent)
  const told = report.results.flatMap((one) => one.messages.map((it) => `${it.line}: ${it.ruleId}: ${it.message}`))
  assert.deepEqual(told, [], `the HTML of ${what} is not valid`)
}

async function noViolations(page, what) {
  await page.evaluate(axe)
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }))
  const told = result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  assert.deepEqual(told, [], `axe finds violations on ${what}`)
}

/** Nothing is beside the screen. */
export async function fits(page, what) {
  const beside = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return null
    const wide = [...document.querySelectorAll('main *')].find((one) => one.getBoundingClientRect().right > width + 1)
    return `${document.documentElement.scrollWidth} > ${width}: ${wide?.outerHTML.slice(0, 160)}`
  })
  assert.equal(beside, null, `${what} is wider than the screen: ${beside}`)
}

/** WCAG 2.5.8: 24 by 24 pixels, or enough room round it; links in a sentence are exempt. */
async function largeEnough(page, what) {
  const small = await page.evaluate(() => {
    const shown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'
    const inSentence = (one) => {
      const parent = one.parentElement
      return getComputedStyle(one).display === 'inline' && [...parent.childNodes].some((node) => node !== one && node.nodeType === 3 && node.textContent.trim())
    }
    const box = (one) => {
      const target = one.matches('input[type=radio], input[type=checkbox]') ? one.closest('.govuk-radios__item, .govuk-checkboxes__item') ?? one : one
      return target.getBoundingClientRect()
    }
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(shown)
    return all.filter((one) => {
      const { width, height } = box(one)
      if (width >= 23.5 && height >= 23.5 || inSentence(one) || one.classList.contains('govuk-skip-link')) return false
      // A circle of 24 pixels about its middle must meet no other target.
      const mine = box(one)
      const middle = { x: mine.x + mine.width / 2, y: mine.y + mine.height / 2 }
      return all.some((other) => {
        if (other === one) return false
        const its = box(other)
        const dx = Math.max(its.left - middle.x, 0, middle.x - its.right)
        const dy = Math.max(its.top - middle.y, 0, middle.y - its.bottom)
        return Math.hypot(dx, dy) < 12
      })
    }).map((one) => one.outerHTML.slice(0, 120))
  })
  assert.deepEqual(small, [], `targets on ${what} are too small`)
  assert.equal(await page.locator('[draggable=true]').count(), 0, `${what} has something to drag`)
}
