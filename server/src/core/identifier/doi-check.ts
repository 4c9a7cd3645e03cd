import {isbn13Character, springerNatureCharacter} from './check-character.ts'
import type {CheckCharacter} from './identifier.ts'
import {checkItem} from './pii.ts'

/** Article numbers of Springer Nature; those that begin with `d` are of news pages. */
const springerNature =
  /^10\.(1038|1186|1007|1057|1208|1245|1365|1557|1617|3758)\/[sd](\d{5})-(\d{3})-(\d{4,5})-([\da-z])$/
/** Prefixes under which no registered number is known that breaks its check character. */
const certain = ['1038', '1186']
/** Journals of Science China, which number their articles in another way. */
const other = /^10\.1007\/s114[23]\d-/

const elsevier = /^10\.1016\/s(\d{4}-\d{3}[\dx])\((\d{2}\)\d{5})-([\dx])$/
const book = /^10\.1007\/(97[89](?:-\d{1,7}){3})-(\d)(?:_\d{1,4})?$/

/** What the check characters inside a canonical DOI say; `undefined` for one without any that is known. */
export const checkDoi = (value: string): CheckCharacter | undefined =>
  checkArticle(value) ?? checkElsevier(value) ?? checkBook(value)

function checkArticle(value: string): CheckCharacter | undefined {
  const [, prefix = '', journal = '', year = '', number = '', found = ''] = springerNature.exec(value) ?? []
  if (!found || other.test(value)) return undefined
  const expected = springerNatureCharacter(journal + year + number)
  return {isRight: found === expected, found, expected, isCertain: certain.includes(prefix)}
}

function checkElsevier(value: string): CheckCharacter | undefined {
  const [, issn = '', number = '', found = ''] = elsevier.exec(value) ?? []
  return found ? checkItem(issn.replace('-', ''), number.replace(')', ''), found) : undefined
}

/** Books of Springer have their ISBN as DOI: a printed one may be wrong and registered all the same. */
function checkBook(value: string): CheckCharacter | undefined {
  const [, digits = '', found = ''] = book.exec(value) ?? []
  const plain = digits.replaceAll('-', '')
  if (plain.length !== 12) return undefined
  const expected = isbn13Character(plain)
  return {isRight: found === expected, found, expected, isCertain: false}
}
