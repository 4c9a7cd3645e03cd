/** `work`, which gives the same for the same text, with its answer to the text that was asked last. */
export function remembering<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  let last: {readonly text: string; readonly answer: Answer} | undefined
  return text => {
    if (last?.text !== text) last = {text, answer: work(text)}
    return last.answer
  }
}

/**
 * `work`, which gives the same for the same text, with its answers to the texts that were asked of late: a document asks the
 * same of one address many times.
 *
 * @param most
 *   How many answers are kept at least; twice as many at most.
 */
export function recalling<Answer>(most: number, work: (text: string) => Answer): (text: string) => Answer {
  let recent = new Map<string, Answer>()
  let before = new Map<string, Answer>()
  return text => {
    const known = recent.get(text)
    if (known !== undefined || recent.has(text)) return known as Answer
    const answer = before.has(text) ? (before.get(text) as Answer) : work(text)
    if (recent.size >= most) {
      before = recent
      recent = new Map()
    }
    recent.set(text, answer)
    return answer
  }
}
