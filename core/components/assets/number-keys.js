// Typing up a questionnaire: a number key answers the question that has the focus and goes on to the next. Only a help:
// the answers are radios, and work as radios do.
for (const form of document.querySelectorAll('[data-waymark-number-keys]')) {
  const questions = [...form.querySelectorAll('fieldset')].filter((one) => one.querySelector('[data-key]'))
  form.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return
    const at = questions.findIndex((question) => question.contains(event.target))
    const answer = at < 0 ? null : questions[at].querySelector(`[data-key="${event.key}"]`)
    if (!answer) return
    event.preventDefault()
    answer.checked = true
    const next = questions[at + 1]
    const to = next?.querySelector('input:checked') ?? next?.querySelector('input') ?? form.querySelector('button')
    to?.focus()
  })
}
