// The forms of a page as it was sent, and what somebody may fill into them.
const words = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&#x27;': "'" }
const plain = (text) => text.replace(/&(?:amp|lt|gt|quot|#34|#39|#x27);/g, (one) => words[one])
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1]) : new RegExp(`\\s${name}(?=[\\s>])`).test(tag) ? '' : undefined
}

/** Every form that changes something and has more than a token: `{action, fields: [{name, kind, value, choices, chosen}]}`. */
export function forms(html, path) {
  const main = html.slice(html.indexOf('<main'))
  return [...main.matchAll(/<form\b[^>]*method="post"[^>]*>[^]*?<\/form>/g)].map(([form]) => {
    const fields = new Map()
    const field = (name, kind) => {
      if (!fields.has(name)) fields.set(name, { name, kind, value: '', choices: [], chosen: [] })
      return fields.get(name)
    }
    for (const found of form.matchAll(/<(input|button|textarea|select)\b(?:[^>"]|"[^"]*")*>/g)) {
      const [tag, element] = found
      const inside = () => form.slice(found.index + tag.length, form.indexOf(`</${element}>`, found.index))
      const name = attribute(tag, 'name')
      if (name === undefined) continue
      const [type, value] = [attribute(tag, 'type'), attribute(tag, 'value')]
      if (element === 'textarea') field(name, 'text').value = plain(inside().replace(/^\n/, ''))
      else if (element === 'select') {
        const one = field(name, 'choice')
        for (const [option] of inside().matchAll(/<option\b[^>]*>/g)) {
          one.choices.push(attribute(option, 'value') ?? '')
          if (attribute(option, 'selected') !== undefined) one.chosen = [attribute(option, 'value') ?? '']
        }
        if (one.chosen.length === 0) one.chosen = one.choices.slice(0, 1)
      } else if (type === 'radio' || type === 'checkbox') {
        const one = field(name, type === 'radio' ? 'choice' : 'boxes')
        one.choices.push(value ?? 'on')
        if (attribute(tag, 'checked') !== undefined) one.chosen.push(value ?? 'on')
      } else if (element === 'button' || type === 'submit') {
        const one = field(name, 'button')
        one.choices.push(value ?? '')
        one.chosen = one.choices.slice(0, 1)
      } else if (type === 'hidden') field(name, 'hidden').value = value ?? ''
      else field(name, 'text').value = value ?? ''
    }
    return { action: attribute(form.slice(0, form.indexOf('>') + 1), 'action') ?? path, fields: [...fields.values()] }
  }).filter(({ fields }) => fields.some(({ name, kind }) => name !== 'token' && kind !== 'button' && kind !== 'hidden'))
}

/** What a browser would send of a form where `fill` gives other values than those that stand there. */
export function sent(form, fill = () => undefined) {
  const body = new URLSearchParams()
  for (const field of form.fields) {
    const there = field.kind === 'text' || field.kind === 'hidden' ? [field.value] : field.chosen
    for (const value of fill(field) ?? there) body.append(field.name, value)
  }
  return body
}

/** What lets a form through as often as can be: today, one, the first choice; words where there is room for them. */
export const acceptable = (text, day = new Date()) => (field) => {
  const part = /-(day|month|year)$/.exec(field.name)?.[1]
  if (field.kind === 'choice') return field.chosen.length > 0 && field.chosen[0] !== '' ? undefined : field.choices.filter((one) => one !== '').slice(0, 1)
  if (field.kind === 'boxes') return field.choices
  if (field.kind !== 'text') return undefined
  if (part) return [String({ day: day.getDate(), month: day.getMonth() + 1, year: day.getFullYear() }[part])]
  return /time|minutes/.test(field.name) ? [field.value || (field.name.includes('minutes') ? '60' : '10:00')] : [text(field)]
}
