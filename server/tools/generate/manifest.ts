import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {toJsonSchema} from '@valibot/to-json-schema'
import {categories, type Rule, type RuleOption} from '../../src/rules/define-rule.ts'
import {rules} from '../../src/rules/index.ts'
import {languageSettings, profileSettings, severities, staleAfterRange} from '../../src/service/configuration.ts'
import {manifestTexts} from '../../src/service/manifest-texts.ts'
import {settingTexts} from '../../src/service/texts.ts'
import {contributions, githubMatcher} from './problem-matcher.ts'

const root = join(import.meta.dirname, '../../..')
type Json = Record<string, unknown>

/** Settings and problem matcher of the manifest, their texts in both languages, the schema of configuration files. */
export async function files(): Promise<Map<string, string>> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Json & {contributes?: Json}
  const texts = new Map<string, {en: string; fr: string}>(Object.entries(manifestTexts))
  const configuration = [general(texts), ...categories.map(category => group(category, texts)).filter(isFilled)]
  const jsonValidation = [{fileMatch: ['.medciterc.json', '.medciterc.jsonc'], url: './docs/medcite.schema.json'}]
  manifest.contributes = {...manifest.contributes, configuration, jsonValidation, ...contributions}
  const nls = (language: 'en' | 'fr') =>
    print(
      Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => [key, text[language]]))
    )
  return new Map([
    ['package.json', print(manifest)],
    ['package.nls.json', nls('en')],
    ['package.nls.fr.json', nls('fr')],
    ['docs/medcite.schema.json', print(schema())],
    ['docs/examples/ci/medcite-matcher.json', print(githubMatcher)]
  ])
}

const print = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const isFilled = ({properties}: {properties: Json}): boolean => Object.keys(properties).length > 0

const {least, most, default: months} = staleAfterRange
const staleAfter = {type: 'integer', minimum: least, maximum: most, default: months}

type Texts = Map<string, {en: string; fr: string}>

function general(texts: Texts): {title: string; properties: Json} {
  texts.set('settings.language', settingTexts.language)
  texts.set('settings.profile', settingTexts.profile)
  texts.set('settings.staleAfter', settingTexts.staleAfter)
  return {
    title: 'MedCite',
    properties: {
      'medcite.language': {
        type: 'string',
        enum: [...languageSettings],
        default: 'auto',
        description: '%settings.language%',
        scope: 'resource'
      },
      'medcite.profile': {
        type: 'string',
        enum: [...profileSettings],
        default: 'auto',
        description: '%settings.profile%',
        scope: 'resource'
      },
      'medcite.staleAfter': {...staleAfter, description: '%settings.staleAfter%', scope: 'resource'}
    }
  }
}

/** The settings of one category's rules. */
function group(category: Rule['category'], texts: Texts): {title: string; properties: Json} {
  const properties: Json = {}
  texts.set(`category.${category}`, settingTexts.categories[category])
  for (const rule of rules) {
    if (rule.category !== category) continue
    texts.set(`rule.${rule.id}`, rule.title)
    properties[`medcite.rules.${rule.id}.severity`] = {
      type: 'string',
      enum: [...severities],
      default: rule.isOptIn ? 'off' : rule.severity,
      description: `%rule.${rule.id}%`,
      scope: 'resource'
    }
    for (const [name, option] of Object.entries(rule.options)) {
      texts.set(`rule.${rule.id}.${name}`, option.text)
      properties[`medcite.rules.${rule.id}.${name}`] = {
        ...schemaOf(option),
        description: `%rule.${rule.id}.${name}%`,
        scope: 'resource'
      }
    }
  }
  return {title: `%category.${category}%`, properties}
}

function schemaOf({schema: option}: RuleOption): Json {
  const {$schema: _, ...rest} = toJsonSchema(option, {errorMode: 'ignore'}) as Json
  return rest
}

/** JSON Schema of `.medciterc.json` and of `medcite` in package.json. */
function schema(): Json {
  const severity = {enum: [...severities]}
  const ruleSchemas = rules.map(rule => [
    rule.id,
    {
      description: rule.title.en,
      anyOf: [
        severity,
        {
          type: 'object',
          additionalProperties: false,
          properties: {
            severity,
            ...Object.fromEntries(
              Object.entries(rule.options).map(([name, option]) => [
                name,
                {...schemaOf(option), description: option.text.en}
              ])
            )
          }
        }
      ]
    }
  ])
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'MedCite configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: {type: 'string'},
      language: {description: settingTexts.language.en, enum: [...languageSettings], default: 'auto'},
      profile: {description: settingTexts.profile.en, enum: [...profileSettings], default: 'auto'},
      staleAfter: {description: settingTexts.staleAfter.en, ...staleAfter},
      ignore: {description: settingTexts.ignore.en, type: 'array', items: {type: 'string'}, default: []},
      rules: {type: 'object', additionalProperties: false, properties: Object.fromEntries(ruleSchemas)}
    }
  }
}
